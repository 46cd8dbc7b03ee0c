import { type FrameworkItem, scoredItemsOf } from './framework';
import { divideExactly, type RoundingRule } from './points';
import type { ItemScore, ItemScores } from './scorecard';

export interface AreaResult {
  areaId: string;
  pointsThousandths: number;
  applicableMaximumThousandths: number;
  /** Null where no item of the area applies to the unit. */
  percentThousandths: number | null;
}

export type Scoring =
  | {
      kind: 'scored';
      pointsThousandths: number;
      applicableMaximumThousandths: number;
      percentThousandths: number;
      areas: AreaResult[];
    }
  /** Something applicable has no score yet: such a unit is listed apart, never ranked with 0 points. */
  | { kind: 'incomplete'; missingItemIds: string[] }
  /** No item of the framework applies to the unit, so there is nothing to be a percentage of. */
  | { kind: 'not-applicable' };

/** The score that counts: the survey's for survey items, the council's appraisal for all others. Null: not scored yet. */
export function finalScoreOf(item: FrameworkItem, score: ItemScore | undefined): number | null {
  if (score?.state !== 'scored') return null;
  return item.method === 'survey' ? score.surveyScoreThousandths : score.appraisedScoreThousandths;
}

/**
 * Points, applicable maximum and index percentage of a unit: index % = points ÷ applicable maximum × 100.
 * Items that do not apply leave the maximum, so they never lower a percentage (Thanh Hóa 2023 printed 68.32 points as 81.33 %:
 * its applicable maximum was 84).
 */
export function scoreScorecard(
  items: readonly FrameworkItem[],
  scores: ItemScores,
  rounding: RoundingRule,
): Scoring {
  const missingItemIds: string[] = [];
  const areas = items.map((area): AreaResult => {
    let pointsThousandths = 0;
    let applicableMaximumThousandths = 0;
    for (const item of scoredItemsOf([area])) {
      const score = scores[item.itemId];
      if (score?.state === 'not-applicable') continue;
      const finalScore = finalScoreOf(item, score);
      if (finalScore === null) missingItemIds.push(item.itemId);
      pointsThousandths += finalScore ?? 0;
      applicableMaximumThousandths += item.maximumThousandths;
    }
    return {
      areaId: area.itemId,
      pointsThousandths,
      applicableMaximumThousandths,
      percentThousandths: percentOf(pointsThousandths, applicableMaximumThousandths, rounding),
    };
  });
  if (missingItemIds.length > 0) return { kind: 'incomplete', missingItemIds };

  const pointsThousandths = sumOf(areas.map((area) => area.pointsThousandths));
  const applicableMaximumThousandths = sumOf(
    areas.map((area) => area.applicableMaximumThousandths),
  );
  const percentThousandths = percentOf(pointsThousandths, applicableMaximumThousandths, rounding);
  if (percentThousandths === null) return { kind: 'not-applicable' };
  return {
    kind: 'scored',
    pointsThousandths,
    applicableMaximumThousandths,
    percentThousandths,
    areas,
  };
}

function percentOf(points: number, maximum: number, rounding: RoundingRule): number | null {
  return maximum === 0 ? null : divideExactly(points, maximum, { scale: 100_000, rounding });
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
