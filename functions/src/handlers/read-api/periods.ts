import type {
  GetSummaryRequestSchema,
  GetUnitResultRequestSchema,
  GetUnitResultResponse,
  ListPeriodsResponse,
} from '@congkhai/shared/contracts/read-api';
import type { FrameworkItem } from '@congkhai/shared/scorecards/framework';
import { decimalOf, type RoundingRule } from '@congkhai/shared/scorecards/points';
import type { ItemScores } from '@congkhai/shared/scorecards/scorecard';
import { finalScoreOf } from '@congkhai/shared/scorecards/scoring';
import type { BlockSummary } from '@congkhai/shared/scorecards/summary';
import type * as z from 'zod';
import { notFound } from '../../http';
import type { PublishedDocuments } from '../../stores/published-documents';

type UnitItem = GetUnitResultResponse['data']['items'][number];

/** `GET /v1/periods` */
export async function listPeriods(documents: PublishedDocuments): Promise<ListPeriodsResponse> {
  const periods = (await documents.periods())?.periods ?? [];
  return { data: periods, meta: { periodCount: periods.length } };
}

/** `GET /v1/periods/{id}/summary`, as JSON text: the stored document is served as it is, in the envelope. */
export async function getSummaryJson(
  { id }: z.infer<typeof GetSummaryRequestSchema>,
  documents: PublishedDocuments,
): Promise<string> {
  const summaryText = await documents.summaryText(id);
  if (summaryText === null) throw notFound(`No results of a period ${id} are published`);
  return `{"data":${summaryText},"meta":{}}`;
}

/** `GET /v1/periods/{id}/units/{unitId}` */
export async function getUnitResult(
  { id, unitId }: z.infer<typeof GetUnitResultRequestSchema>,
  documents: PublishedDocuments,
): Promise<GetUnitResultResponse> {
  const summary = await documents.summary(id);
  if (!summary) throw notFound(`No results of a period ${id} are published`);
  const block = summary.blocks.find((candidate) => hasUnit(candidate, unitId));
  if (!block) throw notFound(`The unit ${unitId} was not assessed in the period ${id}`);
  const framework = await documents.framework(block.frameworkId);
  if (!framework) throw notFound(`The framework ${block.frameworkId} is not published`);
  const scorecard = await documents.scorecard(id, unitId);
  const { blockId, name, frameworkId, maximum, rankedUnitCount, statistics } = block;
  return {
    data: {
      periodId: id,
      block: { blockId, name, frameworkId, maximum, rankedUnitCount, statistics },
      framework: { name: framework.name, decision: framework.decision },
      result: block.ranking.find(({ unit }) => unit.unitId === unitId) ?? null,
      items: listItems(framework.items, {
        scores: scorecard?.scores ?? {},
        rounding: summary.rules.rounding,
        parentItemId: null,
      }),
    },
    meta: {},
  };
}

function hasUnit(block: BlockSummary, unitId: string): boolean {
  return [...block.ranking, ...block.notRanked].some(({ unit }) => unit.unitId === unitId);
}

/** Every item of the framework in the order of its tree, each before its children. */
function listItems(items: readonly FrameworkItem[], context: UnitItemContext): UnitItem[] {
  return items.flatMap((item) => [
    toUnitItem(item, context),
    ...listItems(item.children, { ...context, parentItemId: item.itemId }),
  ]);
}

interface UnitItemContext {
  scores: ItemScores;
  rounding: RoundingRule;
  parentItemId: string | null;
}

function toUnitItem(
  item: FrameworkItem,
  { scores, rounding, parentItemId }: UnitItemContext,
): UnitItem {
  const { itemId, name, maximumThousandths, method } = item;
  const isScored = item.children.length === 0;
  const score = isScored ? scores[itemId] : undefined;
  return {
    itemId,
    parentItemId,
    name,
    maximum: decimalOf(maximumThousandths),
    method,
    // An item that a card does not mention has not been submitted.
    state: isScored ? (score?.state ?? 'not-submitted') : null,
    selfScore: decimalOrNull(score?.selfScoreThousandths ?? null),
    score: decimalOrNull(finalScoreOf(item, score, rounding)),
    remark: score?.remark ?? null,
  };
}

function decimalOrNull(thousandths: number | null): number | null {
  return thousandths === null ? null : decimalOf(thousandths);
}
