import { areasChartOf } from '@congkhai/shared/charts/areas-chart';
import type { Chart } from '@congkhai/shared/charts/chart';
import { type ChartSource, rankingChartOf } from '@congkhai/shared/charts/ranking-chart';
import { seriesChartOf, type UnitYear } from '@congkhai/shared/charts/series-chart';
import type { GetChartRequest } from '@congkhai/shared/contracts/read-api-charts';
import type { SiteSettings } from '@congkhai/shared/news/site';
import type { BlockSummary } from '@congkhai/shared/scorecards/summary';
import { notFound } from '../../http';
import type { IndexDocuments } from '../../stores/index-documents';
import {
  blockOf,
  blockOfUnit,
  type ChosenRelease,
  chooseIfSummedUp,
  chooseRelease,
  hasUnit,
} from './releases';

/** What a chart shows. Throws what is answered if there is nothing of that kind. */
export async function chartOf(
  request: GetChartRequest,
  documents: IndexDocuments,
  site: SiteSettings,
): Promise<Chart> {
  const chosen = await chooseRelease(documents, request);
  const { kind, unit, locale, limit } = request;
  const period = `${site.apiUrl}/v1/periods/${request.id}`;
  const dataUrl = `${period}/summary?release=${chosen.number}`;
  if (kind === 'series') return seriesOf(chosen, request, { documents, site });
  const block = blockAskedFor(chosen, request);
  const source: ChartSource = { summary: chosen.summary, block, locale, dataUrl };
  if (kind === 'ranking') return rankingChartOf(source, { unitId: unit, limit });
  const ranked = block.ranking.find((candidate) => candidate.unit.unitId === unit);
  if (unit !== undefined && !ranked)
    throw notFound(`The unit ${unit} is not ranked in the period ${request.id}`);
  return areasChartOf(source, ranked);
}

function blockAskedFor(
  { summary }: ChosenRelease,
  { block, unit }: Pick<GetChartRequest, 'block' | 'unit'>,
): BlockSummary {
  if (block !== undefined) {
    const found = blockOf(summary, block);
    if (unit !== undefined && !hasUnit(found, unit))
      throw notFound(`The unit ${unit} was not assessed in the block ${block}`);
    return found;
  }
  if (unit !== undefined) return blockOfUnit(summary, unit);
  const [first] = summary.blocks;
  if (!first) throw notFound(`The period ${summary.periodId} has no blocks`);
  return first;
}

/** The years up to the one that was asked for, this in its chosen release and the others in their newest. */
async function seriesOf(
  chosen: ChosenRelease,
  { unit: unitId = '', block: blockId, locale }: GetChartRequest,
  { documents, site }: { documents: IndexDocuments; site: SiteSettings },
): Promise<Chart> {
  const block = blockAskedFor(chosen, { block: blockId, unit: unitId });
  const years: UnitYear[] = [];
  for (const { periodId, year } of (await documents.periods())?.periods ?? []) {
    const { summary } = chosen;
    if (year > summary.year || (year === summary.year && periodId !== summary.periodId)) continue;
    const release =
      periodId === summary.periodId ? chosen : await chooseIfSummedUp(documents, periodId);
    const assessed = release?.summary.blocks.find((candidate) => hasUnit(candidate, unitId));
    if (release && assessed) years.push(yearOf(release, assessed, unitId));
  }
  years.sort((a, b) => a.summary.year - b.summary.year);
  const unitName = [...block.ranking, ...block.notRanked].find(({ unit }) => unit.unitId === unitId)
    ?.unit.name;
  const dataUrl = `${site.apiUrl}/v1/units/${unitId}/series`;
  return seriesChartOf(years, { unitName: unitName ?? unitId, locale, dataUrl });
}

function yearOf({ summary }: ChosenRelease, block: BlockSummary, unitId: string): UnitYear {
  return { summary, block, ranked: block.ranking.find(({ unit }) => unit.unitId === unitId) };
}
