import { selectFields } from '@congkhai/shared/contracts/field-selection';
import type {
  GetAreasRequestSchema,
  GetAreasResponse,
  GetSeriesRequestSchema,
  GetSeriesResponse,
  GetSummaryRequestSchema,
  ListPeriodsRequestSchema,
  ListPeriodsResponse,
} from '@congkhai/shared/contracts/read-api-index';
import type { BlockSummary } from '@congkhai/shared/scorecards/summary';
import type { UnitReference } from '@congkhai/shared/units/administrative-unit';
import type * as z from 'zod';
import { notFound } from '../../http';
import type { IndexDocuments } from '../../stores/index-documents';
import {
  blockOf,
  blockReferenceOf,
  type ChosenRelease,
  chooseIfSummedUp,
  chooseRelease,
  hasUnit,
} from './releases';

type SeriesEntry = GetSeriesResponse['data']['entries'][number];

/** `GET /v1/periods` */
export async function listPeriods(
  _request: z.infer<typeof ListPeriodsRequestSchema>,
  documents: IndexDocuments,
): Promise<ListPeriodsResponse> {
  const periods = (await documents.periods())?.periods ?? [];
  return { data: periods, meta: { periodCount: periods.length } };
}

/** `GET /v1/periods/{id}/summary`; asked for as a whole it is JSON text: the stored document is served as it is, in the envelope. */
export async function getSummary(
  request: z.infer<typeof GetSummaryRequestSchema>,
  documents: IndexDocuments,
): Promise<string | object> {
  const { number, meta, summary } = await chooseRelease(documents, request);
  if (request.fields) return { data: selectFields(summary, request.fields), meta };
  const text = await documents.summaryText(request.id, number);
  if (text === null) throw notFound(`No results of a period ${request.id} are published`);
  return `{"data":${text},"meta":${JSON.stringify(meta)}}`;
}

/** `GET /v1/periods/{id}/areas` */
export async function getAreas(
  request: z.infer<typeof GetAreasRequestSchema>,
  documents: IndexDocuments,
): Promise<GetAreasResponse> {
  const { summary, meta } = await chooseRelease(documents, request);
  const block = blockOf(summary, request.block);
  const units = block.ranking.map(({ unit, rank, areas }) => ({ unit, rank, areas }));
  return { data: { block: blockReferenceOf(block), areas: block.areas, units }, meta };
}

/** `GET /v1/units/{unitId}/series` */
export async function getSeries(
  { unitId }: z.infer<typeof GetSeriesRequestSchema>,
  documents: IndexDocuments,
): Promise<GetSeriesResponse> {
  const entries: SeriesEntry[] = [];
  for (const { periodId } of (await documents.periods())?.periods ?? []) {
    const chosen = await chooseIfSummedUp(documents, periodId);
    const block = chosen?.summary.blocks.find((candidate) => hasUnit(candidate, unitId));
    if (chosen && block) entries.push(toEntry(chosen, block, unitId));
  }
  if (entries.length === 0) await requireUnit(documents, unitId);
  entries.sort((a, b) => a.year - b.year || (a.periodId < b.periodId ? -1 : 1));
  const data = { unitId, entries, predecessors: predecessorsIn(entries) };
  return { data, meta: {} };
}

async function requireUnit(documents: IndexDocuments, unitId: string): Promise<void> {
  const units = (await documents.units())?.units ?? [];
  if (!units.some((unit) => unit.unitId === unitId)) throw notFound(`There is no unit ${unitId}`);
}

function toEntry(
  { summary, meta }: ChosenRelease,
  block: BlockSummary,
  unitId: string,
): SeriesEntry {
  const { periodId, name, year } = summary;
  const entry = { periodId, periodName: name, year, release: meta.release };
  const ranked = block.ranking.find(({ unit }) => unit.unitId === unitId);
  if (ranked) {
    const { unit, rank, points, applicableMaximum, percent, grade, change, isDemonstration } =
      ranked;
    const result = { rank, points, applicableMaximum, percent, grade, change, isDemonstration };
    return { ...entry, block: blockReferenceOf(block), unit, result };
  }
  const apart = block.notRanked.find(({ unit }) => unit.unitId === unitId);
  if (!apart) throw new RangeError(`${unitId} is not in the block ${block.blockId}`);
  return { ...entry, block: blockReferenceOf(block), unit: apart.unit, result: null };
}

function predecessorsIn(entries: readonly SeriesEntry[]): UnitReference[] {
  const found = new Map<string, UnitReference>();
  for (const { result } of entries)
    if (result?.change?.kind === 'boundary-break')
      for (const { unit } of result.change.predecessors) found.set(unit.unitId, unit);
  return [...found.values()];
}
