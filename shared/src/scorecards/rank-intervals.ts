import type { BlockResults, RankedResult } from './block-results';
import type { FrameworkItem } from './framework';
import type { PeriodRules, UncertaintyRules } from './period';
import type { PrintingRule } from './points';
import { nextEven, nextNormal, type RandomState, seedRandom } from './random';
import { compareText, ranksOf } from './ranking';
import type { ItemScore } from './scorecard';
import type { ScoringPlan } from './scoring';

/** The ranks between which a unit lies in the stated share of the draws. */
export interface RankInterval {
  best: number;
  worst: number;
}

/**
 * How sure the ranks of a block are. In every draw
 * - each scored area's weight is its own times an even number within ± the stated spread, the same for all units, brought back to
 *   the same sum: the points and the applicable maximum of the area both count that much more or less;
 * - each unit's survey scores err normally, item by item, with √(p(1 − p) ÷ n) of the item's maximum, where p is the share that
 *   was scored and n the persons asked, or with the stated standard error; errors are independent and not cut at the maximum, so that
 *   units near it do not seem worse than they are. Together they are one normal error of the unit, which is drawn once;
 * - units are ranked by the period's own rules.
 *
 * Of the drawn ranks, put in order, the interval goes from the one at the lower to the one at the upper end of the stated share. It
 * stands beside the published rank and need not contain it. Draws follow the seed alone, and units take part in the order of their
 * ids: the same documents give the same intervals on any machine, in whatever order they come. Each block begins with the seed.
 */
export function drawRankIntervals(
  { plan, ranked }: Pick<BlockResults, 'plan' | 'ranked'>,
  rules: PeriodRules,
): ReadonlyMap<string, RankInterval> {
  const { uncertainty } = rules;
  if (!uncertainty) return new Map();
  const units = [...ranked]
    .sort((left, right) => compareText(left.unitId, right.unitId))
    .map((result) => toUncertainUnit(result, plan, uncertainty));
  const { drawCount } = uncertainty;
  // At most 20,000 units of 10,000 draws, which are 400 MB; 3,321 units of 1,000 draws are 7 MB.
  const drawn = units.map(() => new Uint16Array(drawCount));
  const state = seedRandom(uncertainty.seed);
  const percents = new Float64Array(units.length);
  for (let draw = 0; draw < drawCount; draw += 1) {
    const weights = drawWeights(plan, uncertainty, state);
    for (const [position, unit] of units.entries())
      percents[position] = drawPercent(unit, weights, { plan, rules, state });
    const ranks = ranksOf(percents, rules.tieRule);
    for (const [position, ranksOfUnit] of drawn.entries()) ranksOfUnit[draw] = ranks[position] ?? 0;
  }
  return new Map(
    units.map(({ unitId }, position) => [unitId, intervalOf(drawn[position], uncertainty)]),
  );
}

interface UncertainUnit {
  unitId: string;
  /** By area, of the scored ones; 0 for the others. */
  points: Float64Array;
  maxima: Float64Array;
  /** Of the survey's error, by area, in thousandths squared. */
  variances: Float64Array;
  hasSurveyError: boolean;
  /** Bonus minus penalty, as a part of the maximum. */
  addedShare: number;
}

function toUncertainUnit(
  { unitId, scorecard, scoring }: RankedResult,
  plan: ScoringPlan,
  uncertainty: UncertaintyRules,
): UncertainUnit {
  const isScored = (position: number) => plan.areas[position]?.effect === 'scored';
  const variances = Float64Array.from(plan.areas, (area, position) =>
    isScored(position)
      ? area.items.reduce((sum, item) => {
          const score = scorecard?.scores[item.itemId];
          return sum + (score ? surveyVarianceOf(item, score, uncertainty) : 0);
        }, 0)
      : 0,
  );
  const added = scoring.areas.reduce((sum, { effect, pointsThousandths }) => {
    if (effect === 'scored') return sum;
    return effect === 'bonus' ? sum + pointsThousandths : sum - pointsThousandths;
  }, 0);
  return {
    unitId,
    points: Float64Array.from(scoring.areas, (area, position) =>
      isScored(position) ? area.pointsThousandths : 0,
    ),
    maxima: Float64Array.from(scoring.areas, (area, position) =>
      isScored(position) ? area.applicableMaximumThousandths : 0,
    ),
    variances,
    hasSurveyError: variances.some((variance) => variance > 0),
    addedShare: added / (plan.rescaleToThousandths ?? scoring.applicableMaximumThousandths),
  };
}

/** The variance of the survey's part of an item's points, in thousandths squared. */
export function surveyVarianceOf(
  { method, maximumThousandths, surveyMaximumThousandths }: FrameworkItem,
  { state, surveyScoreThousandths }: ItemScore,
  { surveySampleSize, surveyErrorThousandths }: UncertaintyRules,
): number {
  const maximum = method === 'both' ? surveyMaximumThousandths : maximumThousandths;
  const isSurveyed = method === 'survey' || method === 'both';
  if (!isSurveyed || state !== 'scored' || maximum === null || surveyScoreThousandths === null)
    return 0;
  if (surveySampleSize !== null)
    return (surveyScoreThousandths * (maximum - surveyScoreThousandths)) / surveySampleSize;
  const error = ((surveyErrorThousandths ?? 0) / 100_000) * maximum;
  return error * error;
}

function drawWeights(
  plan: ScoringPlan,
  { weightSpreadThousandths }: UncertaintyRules,
  state: RandomState,
): Float64Array {
  const spread = weightSpreadThousandths / 100_000;
  return Float64Array.from(plan.areas, () => 1 + spread * nextEven(state));
}

/** A unit's index in one draw, as the ranks of the period compare it. */
function drawPercent(
  { points, maxima, variances, hasSurveyError, addedShare }: UncertainUnit,
  weights: Float64Array,
  { plan, rules, state }: { plan: ScoringPlan; rules: PeriodRules; state: RandomState },
): number {
  let weightedPoints = 0;
  let weightedMaximum = 0;
  let variance = 0;
  for (let position = 0; position < plan.areas.length; position += 1) {
    const weight = weights[position] ?? 0;
    weightedPoints += weight * (points[position] ?? 0);
    weightedMaximum += weight * (maxima[position] ?? 0);
    variance += weight * weight * (variances[position] ?? 0);
  }
  // A number is drawn for every unit, so that what one unit has been asked does not move the draws of the others.
  const normal = nextNormal(state);
  const error = hasSurveyError ? Math.sqrt(variance) * normal : 0;
  const scoredShare = (weightedPoints + error) / weightedMaximum;
  if (rules.comparison === 'exact') return Math.max(scoredShare + addedShare, 0);
  const shown = showRescaled(scoredShare, plan);
  return displayedPercent(Math.max(shown + addedShare, 0), rules);
}

/** Rescaled points are rounded before they are made a percentage, as in the published figures. */
function showRescaled(
  share: number,
  { rescaleToThousandths: target, printing }: ScoringPlan,
): number {
  if (target === null) return share;
  const step = 10 ** (3 - printing.decimalsShown);
  return (roundWhole((share * target) / step, printing) * step) / target;
}

// Far less than the distance of two different printed figures, and far more than the error of a double.
const HALF_WAY_TOLERANCE = 1e-7;

function displayedPercent(share: number, printing: PrintingRule): number {
  return roundWhole(share * 100 * 10 ** printing.decimalsShown, printing);
}

function roundWhole(value: number, { rounding }: PrintingRule): number {
  return Math.floor(value + (rounding === 'half-up' ? 0.5 : 0) + HALF_WAY_TOLERANCE);
}

function intervalOf(
  ranks: Uint16Array | undefined,
  { drawCount, confidenceThousandths }: UncertaintyRules,
): RankInterval {
  const ordered = (ranks ?? new Uint16Array(drawCount)).sort();
  const tail = (100_000 - confidenceThousandths) / 2;
  const positionAt = (share: number) => Math.max(Math.ceil((drawCount * share) / 100_000), 1) - 1;
  return {
    best: ordered[positionAt(tail)] ?? 0,
    worst: ordered[positionAt(100_000 - tail)] ?? 0,
  };
}
