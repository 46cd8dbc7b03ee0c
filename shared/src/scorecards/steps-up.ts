import { comparePercents, displayedOf, type RankedResult } from './block-results';
import type { GradeBand } from './grading';
import type { PeriodRules } from './period';
import { indexOfPoints, type ScoredResult, type ScoringPlan } from './scoring';

/** What a unit lacks to stand one step higher, in thousandths of points of the scored areas. */
export interface StepUp<Target> {
  target: Target;
  neededThousandths: number;
}

/**
 * The fewest points that bring a unit into the grade above its own: its printed percentage then reaches that grade's bound. Null for
 * a unit that has the best grade, or that the points it has left would not bring there.
 */
export function stepToNextGrade(
  bands: readonly GradeBand[],
  { scoring, grade }: Pick<RankedResult, 'scoring' | 'grade'>,
  { plan, rules }: { plan: ScoringPlan; rules: PeriodRules },
): StepUp<GradeBand> | null {
  const position = grade
    ? bands.findIndex(({ gradeId }) => gradeId === grade.gradeId)
    : bands.length;
  const target = bands[position - 1];
  if (!target) return null;
  const neededThousandths = fewestPoints(scoring, plan, ({ percentThousandths }) => {
    return displayedOf(percentThousandths, rules) >= target.minimumPercentThousandths;
  });
  return neededThousandths === null ? null : { target, neededThousandths };
}

/**
 * The fewest points that bring a unit level with the one ranked next above it, while all others stay where they are: by the tie rule
 * both then share that rank. Null for the first, or where the points it has left would not do.
 */
export function stepToNextRank(
  ranked: readonly RankedResult[],
  position: number,
  { plan, rules }: { plan: ScoringPlan; rules: PeriodRules },
): StepUp<RankedResult> | null {
  const own = ranked[position];
  if (!own) return null;
  const target = ranked.slice(0, position).findLast(({ rank }) => rank < own.rank);
  if (!target) return null;
  const neededThousandths = fewestPoints(
    own.scoring,
    plan,
    (index) => comparePercents(index, target.scoring, rules) >= 0,
  );
  return neededThousandths === null ? null : { target, neededThousandths };
}

type Index = Pick<ScoredResult, 'percentThousandths' | 'exactIndex'>;

/** The smallest number of thousandths that, added to the scored areas, suffices. More points never lower an index, so halving finds it. */
function fewestPoints(
  scoring: ScoredResult,
  plan: ScoringPlan,
  suffices: (index: Index) => boolean,
): number | null {
  const { scoredPointsThousandths, applicableMaximumThousandths } = scoring;
  const added = scoring.areas.reduce((sum, { effect, pointsThousandths }) => {
    if (effect === 'scored') return sum;
    return effect === 'bonus' ? sum + pointsThousandths : sum - pointsThousandths;
  }, 0);
  const isEnough = (extra: number) =>
    suffices(
      indexOfPoints(plan, scoredPointsThousandths + extra, {
        applicableMaximumThousandths,
        addedThousandths: added,
      }),
    );
  let least = 0;
  let most = applicableMaximumThousandths - scoredPointsThousandths;
  if (!isEnough(most)) return null;
  while (least < most) {
    const middle = Math.floor((least + most) / 2);
    if (isEnough(middle)) most = middle;
    else least = middle + 1;
  }
  return most;
}
