import type {
  GetReleaseRequestSchema,
  ListReleasesRequestSchema,
  ListReleasesResponse,
  ReleaseMeta,
} from '@congkhai/shared/contracts/read-api-index';
import type { BlockSummary, PeriodSummary } from '@congkhai/shared/scorecards/summary';
import type * as z from 'zod';
import { badRequest, notFound, notYet, RequestRefused } from '../../http';
import type { IndexDocuments } from '../../stores/index-documents';

/** A release whose summary answers. */
export interface ChosenRelease {
  number: number;
  summary: PeriodSummary;
  meta: ReleaseMeta;
}

/**
 * The release that was asked for, or the newest. A release is summed up within a second of its publication; until then the one
 * before it is still the newest that can answer.
 */
export async function chooseRelease(
  documents: IndexDocuments,
  { id, release }: { id: string; release?: number | undefined },
): Promise<ChosenRelease> {
  const period = await documents.period(id);
  if (!period) throw notFound(`No results of a period ${id} are published`);
  const numbers = period.releases.map(({ number }) => number).sort((a, b) => b - a);
  if (release !== undefined && !numbers.includes(release))
    throw notFound(`The period ${id} has no release ${release}`);
  for (const number of release === undefined ? numbers : [release]) {
    const summary = await documents.summary(id, number);
    if (!summary) continue;
    const { sha256 } = summary.release;
    return {
      number,
      summary,
      meta: { release: { number, sha256 }, isNewest: number === numbers[0] },
    };
  }
  throw notYet(`The results of the period ${id} are being computed; please try again`);
}

/** Null for a period that was published just now and is not summed up yet: the others still have something to say. */
export async function chooseIfSummedUp(
  documents: IndexDocuments,
  id: string,
): Promise<ChosenRelease | null> {
  try {
    return await chooseRelease(documents, { id });
  } catch (error) {
    if (error instanceof RequestRefused && (error.status === 404 || error.status === 503))
      return null;
    throw error;
  }
}

/** The block of a summary by its identifier. */
export function blockOf({ blocks, periodId }: PeriodSummary, blockId: string): BlockSummary {
  const block = blocks.find((candidate) => candidate.blockId === blockId);
  if (!block) throw notFound(`The period ${periodId} has no block ${blockId}`);
  return block;
}

/** The block that a unit was assessed in. */
export function blockOfUnit({ blocks, periodId }: PeriodSummary, unitId: string): BlockSummary {
  const block = blocks.find((candidate) => hasUnit(candidate, unitId));
  if (!block) throw notFound(`The unit ${unitId} was not assessed in the period ${periodId}`);
  return block;
}

export function hasUnit({ ranking, notRanked }: BlockSummary, unitId: string): boolean {
  return [...ranking, ...notRanked].some(({ unit }) => unit.unitId === unitId);
}

/** Refuses units that were not assessed in this block, by name. */
export function requireUnits(block: BlockSummary, unitIds: readonly string[]): void {
  const others = unitIds.filter((unitId) => !hasUnit(block, unitId));
  if (others.length > 0)
    throw badRequest([
      {
        field: 'units',
        message: `not assessed in the block ${block.blockId}: ${others.join(', ')}`,
      },
    ]);
}

export function blockReferenceOf({ blockId, name, frameworkId, rankedUnitCount }: BlockSummary) {
  return { blockId, name, frameworkId, rankedUnitCount };
}

/** `GET /v1/periods/{id}/releases` */
export async function listReleases(
  { id }: z.infer<typeof ListReleasesRequestSchema>,
  documents: IndexDocuments,
): Promise<ListReleasesResponse> {
  const period = await documents.period(id);
  if (!period) throw notFound(`No results of a period ${id} are published`);
  const data = [...period.releases].sort((a, b) => b.number - a.number);
  return { data, meta: { periodId: id } };
}

/** `GET /v1/periods/{id}/releases/{number}`, as JSON text: the stored document is served as it is, in the envelope. */
export async function getReleaseJson(
  { id, number }: z.infer<typeof GetReleaseRequestSchema>,
  documents: IndexDocuments,
): Promise<string> {
  const text = await documents.releaseText(id, number);
  if (text === null) throw notFound(`The period ${id} has no release ${number}`);
  return `{"data":${text},"meta":{}}`;
}
