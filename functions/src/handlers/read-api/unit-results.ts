import type {
  CompareUnitsRequestSchema,
  CompareUnitsResponse,
  GetItemsRequestSchema,
  GetItemsResponse,
  GetUnitResultRequestSchema,
  GetUnitResultResponse,
} from '@congkhai/shared/contracts/read-api-index';
import type { Framework, FrameworkItem, ItemEffect } from '@congkhai/shared/scorecards/framework';
import { scoredItemsOf } from '@congkhai/shared/scorecards/framework';
import { decimalOf, type RoundingRule } from '@congkhai/shared/scorecards/points';
import { BLANK_SCORE, type ItemScores } from '@congkhai/shared/scorecards/scorecard';
import { finalScoreOf, itemStateOf } from '@congkhai/shared/scorecards/scoring';
import type { BlockSummary, RankedUnit } from '@congkhai/shared/scorecards/summary';
import type * as z from 'zod';
import { notFound, notYet } from '../../http';
import type { IndexDocuments } from '../../stores/index-documents';
import {
  blockOf,
  blockOfUnit,
  blockReferenceOf,
  type ChosenRelease,
  chooseRelease,
  requireUnits,
} from './releases';

type UnitItem = GetUnitResultResponse['data']['items'][number];
type ItemValue = GetItemsResponse['data']['items'][number]['values'][number];

/** `GET /v1/periods/{id}/units/{unitId}` */
export async function getUnitResult(
  request: z.infer<typeof GetUnitResultRequestSchema>,
  documents: IndexDocuments,
): Promise<GetUnitResultResponse> {
  const { id, unitId } = request;
  const { number, summary, meta } = await chooseRelease(documents, request);
  const block = blockOfUnit(summary, unitId);
  const framework = await frameworkOf(documents, block);
  const scorecard = await documents.scorecard(id, number, unitId);
  const result = block.ranking.find(({ unit }) => unit.unitId === unitId) ?? null;
  const apart = block.notRanked.find(({ unit }) => unit.unitId === unitId) ?? null;
  const { name, version, decision } = framework;
  const { maximum, statistics } = block;
  return {
    data: {
      periodId: id,
      period: { name: summary.name, year: summary.year, rules: summary.rules },
      block: { ...blockReferenceOf(block), maximum, statistics },
      framework: { name, version, decision },
      unit: unitIn(block, unitId),
      result,
      notRanked: apart && withoutUnit(apart),
      items: listItems(framework.items, {
        scores: scorecard?.scores ?? {},
        rounding: summary.rules.rounding,
        parentItemId: null,
        effect: null,
      }),
    },
    meta,
  };
}

function withoutUnit({
  reason,
  missingItemIds,
  isDemonstration,
}: BlockSummary['notRanked'][number]): GetUnitResultResponse['data']['notRanked'] {
  return { reason, missingItemIds, isDemonstration };
}

async function frameworkOf(
  documents: IndexDocuments,
  { frameworkId }: BlockSummary,
): Promise<Framework> {
  const framework = await documents.framework(frameworkId);
  if (!framework) throw notFound(`The framework ${frameworkId} is not published`);
  return framework;
}

interface ItemContext {
  scores: ItemScores;
  rounding: RoundingRule;
  parentItemId: string | null;
  /** That of the area above; null for an area, which has its own. */
  effect: ItemEffect | null;
}

/** Every item of the framework in the order of its tree, each before its children. */
function listItems(items: readonly FrameworkItem[], context: ItemContext): UnitItem[] {
  return items.flatMap((item) => {
    const effect = context.effect ?? item.effect;
    return [
      toUnitItem(item, { ...context, effect }),
      ...listItems(item.children, { ...context, effect, parentItemId: item.itemId }),
    ];
  });
}

function toUnitItem(
  item: FrameworkItem,
  { scores, rounding, parentItemId, effect }: ItemContext,
): UnitItem {
  const { itemId, name, maximumThousandths, method, derivation } = item;
  const isScored = item.children.length === 0;
  // An item that a card does not mention has not been submitted.
  const score = (isScored ? scores[itemId] : undefined) ?? BLANK_SCORE;
  return {
    itemId,
    parentItemId,
    name,
    maximum: decimalOf(maximumThousandths),
    effect: effect ?? item.effect,
    method,
    state: isScored ? itemStateOf(item, score, rounding) : null,
    selfScore: decimalOrNull(score.selfScoreThousandths),
    appraisedScore: decimalOrNull(score.appraisedScoreThousandths),
    secondAppraisedScore: decimalOrNull(score.secondAppraisedScoreThousandths),
    surveyScore: decimalOrNull(score.surveyScoreThousandths),
    measure: derivation?.measure ?? null,
    measured: decimalOrNull(score.measuredThousandths),
    score: isScored ? decimalOrNull(finalScoreOf(item, score, rounding)) : null,
    remark: score.remark,
    explanation: score.explanation,
    evidence: score.evidence,
  };
}

/** `GET /v1/periods/{id}/items` */
export async function getItems(
  request: z.infer<typeof GetItemsRequestSchema>,
  documents: IndexDocuments,
): Promise<GetItemsResponse> {
  const { id, area, units = [] } = request;
  const chosen = await chooseRelease(documents, request);
  const block = blockOf(chosen.summary, request.block);
  requireUnits(block, units);
  const tables = await documents.items(id, chosen.number);
  const table = tables?.blocks.find(({ blockId }) => blockId === block.blockId);
  if (!table) throw notYet(`The items of the period ${id} are being computed; please try again`);
  const rows = table.items.filter((row) => area === undefined || row.areaId === area);
  if (rows.length === 0) throw notFound(`The block ${block.blockId} has no area ${area}`);
  const valuesOf = await loadValues(documents, { chosen, block, unitIds: units });
  return {
    data: {
      block: blockReferenceOf(block),
      unitCount: table.unitCount,
      items: rows.map((row) => ({ ...row, values: valuesOf(row.itemId) })),
    },
    meta: chosen.meta,
  };
}

/** `GET /v1/periods/{id}/compare` */
export async function compareUnits(
  request: z.infer<typeof CompareUnitsRequestSchema>,
  documents: IndexDocuments,
): Promise<CompareUnitsResponse> {
  const { units } = request;
  const chosen = await chooseRelease(documents, request);
  const block = blockOfUnit(chosen.summary, units[0] ?? '');
  requireUnits(block, units);
  const framework = await frameworkOf(documents, block);
  const valuesOf = await loadValues(documents, { chosen, block, unitIds: units });
  const results = units.map(
    (unitId) => block.ranking.find(({ unit }) => unit.unitId === unitId) ?? null,
  );
  return {
    data: {
      block: blockReferenceOf(block),
      units: units.map((unitId, position) => {
        const result = results[position] ?? null;
        return { unit: unitIn(block, unitId), result: result && withoutDetails(result) };
      }),
      areas: block.areas.map((area) => ({
        ...area,
        points: results.map(
          (result) => result?.areas.find(({ areaId }) => areaId === area.areaId)?.points ?? null,
        ),
      })),
      items: framework.items.flatMap((area) =>
        scoredItemsOf([area]).map(({ itemId, name, maximumThousandths }) => ({
          itemId,
          areaId: area.itemId,
          name,
          maximum: decimalOf(maximumThousandths),
          values: valuesOf(itemId),
        })),
      ),
    },
    meta: chosen.meta,
  };
}

function withoutDetails({ unit: _u, areas: _a, notApplicableItemIds: _n, ...result }: RankedUnit) {
  return result;
}

/** What these units got of each item, in their order. */
async function loadValues(
  documents: IndexDocuments,
  {
    chosen: { summary, number },
    block,
    unitIds,
  }: { chosen: ChosenRelease; block: BlockSummary; unitIds: readonly string[] },
): Promise<(itemId: string) => ItemValue[]> {
  if (unitIds.length === 0) return () => [];
  const { rounding } = summary.rules;
  const framework = await frameworkOf(documents, block);
  const itemById = new Map(scoredItemsOf(framework.items).map((item) => [item.itemId, item]));
  const cards = await Promise.all(
    unitIds.map((unitId) => documents.scorecard(summary.periodId, number, unitId)),
  );
  return (itemId) => {
    const item = itemById.get(itemId);
    if (!item) return [];
    return unitIds.map((unitId, position) => {
      const score = cards[position]?.scores[itemId];
      return {
        unitId,
        state: itemStateOf(item, score, rounding),
        score: decimalOrNull(finalScoreOf(item, score, rounding)),
      };
    });
  };
}

function unitIn({ ranking, notRanked }: BlockSummary, unitId: string) {
  const listed = [...ranking, ...notRanked].find(({ unit }) => unit.unitId === unitId);
  if (!listed) throw new RangeError(`${unitId} is not in the block`);
  return listed.unit;
}

function decimalOrNull(thousandths: number | null): number | null {
  return thousandths === null ? null : decimalOf(thousandths);
}
