import * as z from 'zod';
import { DecimalSchema, IndexPercentSchema } from '../contracts/decimal';
import { IdentifierSchema, ItemIdSchema } from '../contracts/identifiers';
import { lineSchema } from '../text/text';
import type { BlockResults, UnitResult } from './block-results';
import type { FrameworkItem } from './framework';
import { ItemEffectSchema } from './framework';
import {
  areaLossOf,
  compareLoss,
  describeLosses,
  type ItemLosses,
  itemLossesOf,
  type LossTotal,
  signedMean,
  totalOf,
} from './losses';
import { AssessedUnitSchema, type PeriodRules } from './period';
import { decimalOf } from './points';
import { outliersOf, type SelfGap, selfGapOfUnit, selfGapsOfItem } from './self-gaps';
import { stepToNextGrade, stepToNextRank } from './steps-up';
import { GradeReferenceSchema } from './summary';

/** So many of a unit's items are listed, those with most points lost first. */
const LOST_ITEMS_MAX = 20;

const count = z.number().int().min(0);

/** Points lost are the applicable maximum less the points that count. Means and bests are over the ranked units. */
const LossSchema = z.strictObject({
  meanPoints: DecimalSchema,
  highestPoints: DecimalSchema,
  meanLost: DecimalSchema,
  leastLost: DecimalSchema,
});

const SelfGapSchema = z.strictObject({
  unit: AssessedUnitSchema,
  selfScore: DecimalSchema,
  appraisedScore: DecimalSchema,
  gap: DecimalSchema,
});

const StepSchema = z.strictObject({
  pointsNeeded: DecimalSchema,
  /** Items that alone have so many points left, those with most first. */
  itemIds: z.array(ItemIdSchema),
});

export const AnalyzedUnitSchema = z.strictObject({
  unit: AssessedUnitSchema,
  rank: z.number().int().min(1),
  points: DecimalSchema,
  percent: IndexPercentSchema,
  grade: GradeReferenceSchema.nullable(),
  areas: z.array(
    z.strictObject({
      areaId: ItemIdSchema,
      points: DecimalSchema,
      lost: DecimalSchema,
      /** Above 0: more was lost than by the mean of the block. */
      lostMoreThanMean: DecimalSchema,
    }),
  ),
  lostItems: z.array(
    z.strictObject({
      itemId: ItemIdSchema,
      points: DecimalSchema,
      lost: DecimalSchema,
      lostMoreThanMean: DecimalSchema,
    }),
  ),
  /** Null for the best grade, or where no points that are left would do. */
  nextGrade: StepSchema.extend({ grade: GradeReferenceSchema }).nullable(),
  /** Null for the first rank, or where no points that are left would do. */
  nextRank: StepSchema.extend({ rank: z.number().int().min(1) }).nullable(),
  selfGap: SelfGapSchema.omit({ unit: true }).nullable(),
});
export type AnalyzedUnit = z.infer<typeof AnalyzedUnitSchema>;

/** What a meeting looks at: where a block lost points, and what would move its units up. */
export const BlockAnalysisSchema = z.strictObject({
  blockId: IdentifierSchema,
  name: lineSchema(200),
  unitCount: count,
  areas: z.array(
    z.strictObject({
      areaId: ItemIdSchema,
      name: lineSchema(500),
      effect: ItemEffectSchema,
      maximum: DecimalSchema,
      /** Null while the area applies to no ranked unit. */
      loss: LossSchema.nullable(),
    }),
  ),
  items: z.array(
    z.strictObject({
      itemId: ItemIdSchema,
      areaId: ItemIdSchema,
      name: lineSchema(500),
      maximum: DecimalSchema,
      applicableCount: count,
      atMaximumCount: count,
      zeroCount: count,
      loss: LossSchema.nullable(),
      /** Applicable to somebody, and nobody has the maximum. */
      isReachedByNobody: z.boolean(),
      /** Applicable to somebody, and everybody has the maximum: it tells units apart no longer. */
      isReachedByAll: z.boolean(),
      meanSelfGap: DecimalSchema.nullable(),
      selfGapOutliers: z.array(SelfGapSchema),
    }),
  ),
  units: z.array(AnalyzedUnitSchema),
  /** Units whose gap of all items together stands out. */
  selfGapOutliers: z.array(SelfGapSchema),
});
export type BlockAnalysis = z.infer<typeof BlockAnalysisSchema>;

/** `GET /scorecards/blocks/{documentId}/analysis` */
export const AnalysisResponseSchema = z.strictObject({ data: BlockAnalysisSchema });

/** Analyses a block from its results. Only ranked units count: of the others something is missing. */
export function analyzeBlock(results: BlockResults, rules: PeriodRules): BlockAnalysis {
  const { block, framework, plan, ranked, notRanked } = results;
  const losses = itemLossesOf(results);
  const unitOf = new Map([...ranked, ...notRanked].map(({ unitId, unit }) => [unitId, unit]));
  const toGap = gapWriter(unitOf);
  const areaLosses = framework.items.map((_, position) =>
    ranked.flatMap(({ scoring }) => areaLossOf(scoring, position) ?? []),
  );
  const areaTotals = areaLosses.map(totalOf);
  const itemTotals = new Map(
    [...losses].map(([itemId, byUnit]) => [itemId, totalOf([...byUnit.values()])]),
  );
  const items = plan.areas.flatMap((area) => area.items);
  const unitGaps = ranked.flatMap((result) => selfGapOfUnit(items, result) ?? []);
  return {
    blockId: block.blockId,
    name: block.name,
    unitCount: block.units.length,
    areas: framework.items.map(({ itemId, name, effect, maximumThousandths }, position) => ({
      areaId: itemId,
      name,
      effect,
      maximum: decimalOf(maximumThousandths),
      loss: describeLosses(areaLosses[position] ?? [], rules),
    })),
    items: plan.areas.flatMap((area) =>
      area.items.map((item) =>
        analyzeItem(item, { areaId: area.areaId, losses, ranked, rules, toGap }),
      ),
    ),
    units: ranked.map((_, position) =>
      analyzeUnit(position, { results, rules, losses, itemTotals, areaTotals }),
    ),
    selfGapOutliers: byGap(outliersOf(unitGaps)).map(toGap),
  };
}

interface ItemContext {
  areaId: string;
  losses: ItemLosses;
  ranked: readonly UnitResult[];
  rules: PeriodRules;
  toGap: (gap: SelfGap) => z.infer<typeof SelfGapSchema>;
}

function analyzeItem(
  item: FrameworkItem,
  { areaId, losses, ranked, rules, toGap }: ItemContext,
): BlockAnalysis['items'][number] {
  const own = [...(losses.get(item.itemId)?.values() ?? [])];
  const atMaximumCount = own.filter(({ lostThousandths }) => lostThousandths === 0).length;
  const gaps = selfGapsOfItem(item, ranked);
  const gapSum = gaps.reduce((sum, { gapThousandths }) => sum + gapThousandths, 0);
  return {
    itemId: item.itemId,
    areaId,
    name: item.name,
    maximum: decimalOf(item.maximumThousandths),
    applicableCount: own.length,
    atMaximumCount,
    zeroCount: own.filter(({ pointsThousandths }) => pointsThousandths === 0).length,
    loss: describeLosses(own, rules),
    isReachedByNobody: own.length > 0 && atMaximumCount === 0,
    isReachedByAll: own.length > 0 && atMaximumCount === own.length,
    meanSelfGap: gaps.length === 0 ? null : decimalOf(signedMean(gapSum, gaps.length, rules)),
    selfGapOutliers: byGap(outliersOf(gaps)).map(toGap),
  };
}

interface UnitContext {
  results: BlockResults;
  rules: PeriodRules;
  losses: ItemLosses;
  itemTotals: ReadonlyMap<string, LossTotal>;
  areaTotals: readonly LossTotal[];
}

function analyzeUnit(
  position: number,
  { results, rules, losses, itemTotals, areaTotals }: UnitContext,
): AnalyzedUnit {
  const { block, plan, ranked, framework } = results;
  const result = ranked[position];
  if (!result) throw new RangeError(`No ranked unit at ${position}`);
  const { unitId, unit, rank, scoring, grade } = result;
  const items = plan.areas.flatMap((area) => area.items);
  const lost = items
    .flatMap(({ itemId }) => {
      const loss = losses.get(itemId)?.get(unitId);
      return loss && loss.lostThousandths > 0 ? [{ itemId, ...loss }] : [];
    })
    .sort((a, b) => b.lostThousandths - a.lostThousandths);
  const step = (neededThousandths: number) => ({
    pointsNeeded: decimalOf(neededThousandths),
    itemIds: lost
      .filter(({ lostThousandths }) => lostThousandths >= neededThousandths)
      .map(({ itemId }) => itemId)
      .slice(0, LOST_ITEMS_MAX),
  });
  const nextGrade = stepToNextGrade(block.gradeBands, result, { plan, rules });
  const nextRank = stepToNextRank(ranked, position, { plan, rules });
  const gap = selfGapOfUnit(items, result);
  return {
    unit,
    rank,
    points: decimalOf(scoring.pointsThousandths),
    percent: decimalOf(scoring.percentThousandths),
    grade: grade && { gradeId: grade.gradeId, name: grade.name },
    areas: framework.items.flatMap(({ itemId }, area) => {
      const loss = areaLossOf(scoring, area);
      return loss ? [{ areaId: itemId, ...compareLoss(loss, areaTotals[area], rules) }] : [];
    }),
    lostItems: lost.slice(0, LOST_ITEMS_MAX).map(({ itemId, ...loss }) => ({
      itemId,
      ...compareLoss(loss, itemTotals.get(itemId), rules),
    })),
    nextGrade: nextGrade && {
      ...step(nextGrade.neededThousandths),
      grade: { gradeId: nextGrade.target.gradeId, name: nextGrade.target.name },
    },
    nextRank: nextRank && { ...step(nextRank.neededThousandths), rank: nextRank.target.rank },
    selfGap: gap && gapFigures(gap),
  };
}

function gapFigures({ selfThousandths, appraisedThousandths, gapThousandths }: SelfGap) {
  return {
    selfScore: decimalOf(selfThousandths),
    appraisedScore: decimalOf(appraisedThousandths),
    gap: decimalOf(gapThousandths),
  };
}

function gapWriter(unitOf: ReadonlyMap<string, UnitResult['unit']>) {
  return (gap: SelfGap) => {
    const unit = unitOf.get(gap.unitId);
    if (!unit) throw new RangeError(`No unit ${gap.unitId} in the block`);
    return { unit, ...gapFigures(gap) };
  };
}

/** Those whose own points are furthest above the council's first. */
function byGap(gaps: readonly SelfGap[]): SelfGap[] {
  return [...gaps].sort((a, b) => b.gapThousandths - a.gapThousandths);
}
