import type { BlockResults, RankedResult } from './block-results';
import type { PeriodRules } from './period';
import { decimalOf, divideExactly } from './points';
import { finalScoreOf } from './scoring';

/** What a unit got of something, and what it lost. */
export interface Loss {
  pointsThousandths: number;
  lostThousandths: number;
}
export type ItemLosses = ReadonlyMap<string, ReadonlyMap<string, Loss>>;

/** By item, then by unit: what each ranked unit got and lost. Items of a bonus or penalty lose nobody anything by not being full. */
export function itemLossesOf({ plan, ranked }: BlockResults): ItemLosses {
  const losses = new Map<string, Map<string, Loss>>();
  for (const { effect, items } of plan.areas)
    for (const item of items) {
      const byUnit = new Map<string, Loss>();
      losses.set(item.itemId, byUnit);
      if (effect !== 'scored') continue;
      for (const { unitId, scorecard } of ranked) {
        const points = finalScoreOf(item, scorecard?.scores[item.itemId], plan.printing.rounding);
        if (points === null) continue;
        byUnit.set(unitId, {
          pointsThousandths: points,
          lostThousandths: item.maximumThousandths - points,
        });
      }
    }
  return losses;
}

/** Of a penalty what it took away is lost; of a bonus nothing is. Null where the area does not apply. */
export function areaLossOf({ areas }: RankedResult['scoring'], position: number): Loss | null {
  const area = areas[position];
  if (!area || area.applicableMaximumThousandths === 0) return null;
  const { effect, pointsThousandths, applicableMaximumThousandths } = area;
  if (effect === 'bonus') return { pointsThousandths, lostThousandths: 0 };
  return {
    pointsThousandths,
    lostThousandths:
      effect === 'penalty' ? pointsThousandths : applicableMaximumThousandths - pointsThousandths,
  };
}

/** Means and extremes of losses, as public figures; null without any. */
export function describeLosses(losses: readonly Loss[], { rounding }: PeriodRules) {
  if (losses.length === 0) return null;
  const mean = (sum: number) =>
    decimalOf(divideExactly(sum, losses.length, { scale: 1, rounding }));
  return {
    meanPoints: mean(losses.reduce((sum, loss) => sum + loss.pointsThousandths, 0)),
    highestPoints: decimalOf(
      losses.reduce((most, loss) => Math.max(most, loss.pointsThousandths), 0),
    ),
    meanLost: mean(losses.reduce((sum, loss) => sum + loss.lostThousandths, 0)),
    leastLost: decimalOf(
      losses.reduce(
        (least, loss) => Math.min(least, loss.lostThousandths),
        Number.MAX_SAFE_INTEGER,
      ),
    ),
  };
}

/** What all units lost of something together, and how many they are. */
export interface LossTotal {
  lostThousandths: number;
  unitCount: number;
}

/** The losses together. */
export function totalOf(losses: readonly Loss[]): LossTotal {
  const lostThousandths = losses.reduce((sum, loss) => sum + loss.lostThousandths, 0);
  return { lostThousandths, unitCount: losses.length };
}

/** One loss beside the mean of all, as public figures. */
export function compareLoss(loss: Loss, total: LossTotal | undefined, rules: PeriodRules) {
  const { lostThousandths, unitCount } = total ?? { ...loss, unitCount: 1 };
  const more = loss.lostThousandths * unitCount - lostThousandths;
  return {
    points: decimalOf(loss.pointsThousandths),
    lost: decimalOf(loss.lostThousandths),
    lostMoreThanMean: decimalOf(signedMean(more, unitCount, rules)),
  };
}

/** A mean that may be below 0, rounded by the size of the figure: −2.5 and 2.5 are rounded alike. */
export function signedMean(sum: number, of: number, { rounding }: PeriodRules): number {
  const size = divideExactly(Math.abs(sum), of, { scale: 1, rounding });
  return sum < 0 && size > 0 ? -size : size;
}
