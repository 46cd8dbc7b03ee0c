import { type Fraction, fractionOf } from './fraction';
import { type Derivation, type FrameworkItem, type ItemEffect, scoredItemsOf } from './framework';
import { divideExactly, divideToPrinted, type PrintingRule, type RoundingRule } from './points';
import type { ItemScore, ItemScores, ShownItemState } from './scorecard';

/** How a block is scored, worked out once for all of its cards. */
export interface ScoringPlan {
  areas: {
    areaId: string;
    effect: ItemEffect;
    maximumThousandths: number;
    items: FrameworkItem[];
  }[];
  printing: PrintingRule;
  /** The maximum that the points of the scored areas are scaled to; null where they stay as scored. */
  rescaleToThousandths: number | null;
}

export function planScoring(
  items: readonly FrameworkItem[],
  {
    rounding,
    decimalsShown,
    rescaleToThousandths,
  }: PrintingRule & { rescaleToThousandths: number | null },
): ScoringPlan {
  const areas = items.map((area) => ({
    areaId: area.itemId,
    effect: area.effect,
    maximumThousandths: area.maximumThousandths,
    items: scoredItemsOf([area]),
  }));
  return { areas, printing: { rounding, decimalsShown }, rescaleToThousandths };
}

export interface AreaResult {
  areaId: string;
  effect: ItemEffect;
  /** What counts: of a bonus or penalty no more than its cap. */
  pointsThousandths: number;
  /** What can be reached: of a bonus or penalty its cap. 0 where no item of the area applies to the unit. */
  applicableMaximumThousandths: number;
  /** Null where no item of the area applies to the unit, and for a bonus or penalty, which is no part of the maximum. */
  percentThousandths: number | null;
}

export interface ScoredResult {
  kind: 'scored';
  /** What the scored areas add up to, before any rescaling, bonus and penalty. */
  scoredPointsThousandths: number;
  pointsThousandths: number;
  /** Of the scored areas: a bonus never raises it. */
  applicableMaximumThousandths: number;
  /** As the period prints it: rounded once, from the exact figure. */
  percentThousandths: number;
  /** The index as an exact part of 1, before points are rounded. */
  exactIndex: Fraction;
  areas: AreaResult[];
  notApplicableItemIds: string[];
}

export type Scoring =
  | ScoredResult
  /** Something applicable has no score yet: such a unit is listed apart, never ranked with 0 points. */
  | { kind: 'incomplete'; missingItemIds: string[]; notApplicableItemIds: string[] }
  /** No item of the framework applies to the unit, so there is nothing to be a percentage of. */
  | { kind: 'not-applicable'; notApplicableItemIds: string[] };

/**
 * The points that count. Null: not scored yet. A second appraisal replaces the first; where an item is both appraised and surveyed,
 * both must be there; derived points need a measured value.
 */
export function finalScoreOf(
  item: FrameworkItem,
  score: ItemScore | undefined,
  rounding: RoundingRule,
): number | null {
  if (score?.state !== 'scored') return null;
  const appraised = score.secondAppraisedScoreThousandths ?? score.appraisedScoreThousandths;
  const survey = score.surveyScoreThousandths;
  switch (item.method) {
    case 'survey':
      return survey;
    case 'both':
      return appraised === null || survey === null ? null : appraised + survey;
    case 'derived':
      return item.derivation === null || score.measuredThousandths === null
        ? null
        : derivePoints(item.derivation, score.measuredThousandths, {
            maximumThousandths: item.maximumThousandths,
            rounding,
          });
    default:
      return appraised;
  }
}

/** The points of a measured value: on the straight line of the rule, none before it begins, the maximum where it ends. */
export function derivePoints(
  { zeroAtThousandths, fullAtThousandths }: Derivation,
  measuredThousandths: number,
  { maximumThousandths, rounding }: { maximumThousandths: number; rounding: RoundingRule },
): number {
  const isRising = fullAtThousandths > zeroAtThousandths;
  const length = Math.abs(fullAtThousandths - zeroAtThousandths);
  const way = isRising
    ? measuredThousandths - zeroAtThousandths
    : zeroAtThousandths - measuredThousandths;
  const covered = Math.min(Math.max(way, 0), length);
  return divideExactly(covered, length, { scale: maximumThousandths, rounding });
}

/** What readers are shown of an item: points of 0 are no blank, and points that are not final yet are not shown as scored. */
export function itemStateOf(
  item: FrameworkItem,
  score: ItemScore | undefined,
  rounding: RoundingRule,
): ShownItemState {
  if (score?.state === 'not-applicable') return 'not-applicable';
  const finalScore = finalScoreOf(item, score, rounding);
  if (finalScore === null) return 'not-submitted';
  return finalScore === 0 ? 'zero' : 'scored';
}

/**
 * Points, applicable maximum and index percentage of a unit: index % = points ÷ applicable maximum × 100.
 * Items that do not apply leave the maximum, so they never lower a percentage (Thanh Hóa 2023 printed 68.32 points as 81.33 %:
 * its applicable maximum was 84). Points are those of the scored areas, rescaled where the block says so, plus the bonus and minus
 * the penalty, each up to its cap, and never below 0. Percentages and rescaled points are rounded once, to what the period prints. Nobody has to have a bonus or penalty: a blank there counts nothing.
 */
export function scoreScorecard(plan: ScoringPlan, scores: ItemScores): Scoring {
  const missingItemIds: string[] = [];
  const notApplicableItemIds: string[] = [];
  const blanks = { missingItemIds, notApplicableItemIds };
  const areas = plan.areas.map((area) => scoreArea(area, scores, plan.printing, blanks));
  if (missingItemIds.length > 0)
    return { kind: 'incomplete', missingItemIds, notApplicableItemIds };

  const sums = { scored: 0, bonus: 0, penalty: 0 };
  let applicableMaximumThousandths = 0;
  for (const area of areas) {
    sums[area.effect] += area.pointsThousandths;
    if (area.effect === 'scored') applicableMaximumThousandths += area.applicableMaximumThousandths;
  }
  if (applicableMaximumThousandths === 0) return { kind: 'not-applicable', notApplicableItemIds };
  const index = indexOfPoints(plan, sums.scored, {
    applicableMaximumThousandths,
    addedThousandths: sums.bonus - sums.penalty,
  });
  return {
    kind: 'scored',
    scoredPointsThousandths: sums.scored,
    applicableMaximumThousandths,
    ...index,
    areas,
    notApplicableItemIds,
  };
}

function scoreArea(
  area: ScoringPlan['areas'][number],
  scores: ItemScores,
  printing: PrintingRule,
  blanks: { missingItemIds: string[]; notApplicableItemIds: string[] },
): AreaResult {
  let points = 0;
  let applicableMaximum = 0;
  for (const item of area.items) {
    const score = scores[item.itemId];
    if (score?.state === 'not-applicable') {
      blanks.notApplicableItemIds.push(item.itemId);
      continue;
    }
    const finalScore = finalScoreOf(item, score, printing.rounding);
    if (finalScore === null && area.effect === 'scored') blanks.missingItemIds.push(item.itemId);
    points += finalScore ?? 0;
    applicableMaximum += item.maximumThousandths;
  }
  const { areaId, effect, maximumThousandths: cap } = area;
  if (effect === 'scored') {
    const percentThousandths = percentOf(points, applicableMaximum, printing);
    return {
      areaId,
      effect,
      pointsThousandths: points,
      applicableMaximumThousandths: applicableMaximum,
      percentThousandths,
    };
  }
  return {
    areaId,
    effect,
    pointsThousandths: Math.min(cap, points),
    applicableMaximumThousandths: Math.min(cap, applicableMaximum),
    percentThousandths: null,
  };
}

/** Points and index of what the scored areas add up to, with bonus minus penalty `added`. */
export function indexOfPoints(
  { printing, rescaleToThousandths }: ScoringPlan,
  scoredPointsThousandths: number,
  {
    applicableMaximumThousandths,
    addedThousandths,
  }: { applicableMaximumThousandths: number; addedThousandths: number },
): Pick<ScoredResult, 'pointsThousandths' | 'percentThousandths' | 'exactIndex'> {
  const rescaled =
    rescaleToThousandths === null
      ? scoredPointsThousandths
      : divideToPrinted(scoredPointsThousandths, applicableMaximumThousandths, {
          scale: rescaleToThousandths,
          printing,
        });
  const pointsThousandths = Math.max(rescaled + addedThousandths, 0);
  const maximum = rescaleToThousandths ?? applicableMaximumThousandths;
  return {
    pointsThousandths,
    percentThousandths: divideToPrinted(pointsThousandths, maximum, { scale: 100_000, printing }),
    exactIndex: exactIndexOf(scoredPointsThousandths, {
      applicableMaximumThousandths,
      addedThousandths,
      maximumThousandths: maximum,
    }),
  };
}

/** scored ÷ applicable maximum + added ÷ maximum, as one fraction of at least 0. */
function exactIndexOf(
  scoredPointsThousandths: number,
  parts: {
    applicableMaximumThousandths: number;
    addedThousandths: number;
    maximumThousandths: number;
  },
): Fraction {
  const applicableMaximum = BigInt(parts.applicableMaximumThousandths);
  const maximum = BigInt(parts.maximumThousandths);
  const numerator =
    BigInt(scoredPointsThousandths) * maximum + BigInt(parts.addedThousandths) * applicableMaximum;
  return fractionOf(numerator < 0n ? 0n : numerator, applicableMaximum * maximum);
}

function percentOf(points: number, maximum: number, printing: PrintingRule): number | null {
  return maximum === 0 ? null : divideToPrinted(points, maximum, { scale: 100_000, printing });
}
