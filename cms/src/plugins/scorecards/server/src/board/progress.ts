import type { FrameworkItem } from '@congkhai/shared/scorecards/framework';
import type { ItemScore, ItemScores } from '@congkhai/shared/scorecards/scorecard';
import { type ScoringPlan, scoreScorecard } from '@congkhai/shared/scorecards/scoring';

/** How far a card has come: which kinds of scores it lacks for no item that applies. */
export interface Progress {
  isSelfAssessed: boolean;
  isAppraised: boolean;
  isComplete: boolean;
}

/** Bonus and penalty items may stay blank; items that do not apply have nothing to lack. */
export function progressOf(plan: ScoringPlan, scores: ItemScores): Progress {
  const due = plan.areas
    .filter(({ effect }) => effect === 'scored')
    .flatMap(({ items }) => items)
    .map((item) => ({ item, score: scores[item.itemId] }))
    .filter(({ score }) => score?.state !== 'not-applicable');
  return {
    isSelfAssessed: due.every(({ item, score }) => hasSelfScore(item, score)),
    isAppraised: due.every(({ item, score }) => hasAppraisal(item, score)),
    isComplete: scoreScorecard(plan, scores).kind !== 'incomplete',
  };
}

function hasSelfScore({ method }: FrameworkItem, score: ItemScore | undefined): boolean {
  if (method === 'survey') return true;
  const value = method === 'derived' ? score?.measuredThousandths : score?.selfScoreThousandths;
  return (value ?? null) !== null;
}

function hasAppraisal({ method }: FrameworkItem, score: ItemScore | undefined): boolean {
  if (method === 'survey') return true;
  const value =
    method === 'derived'
      ? score?.measuredThousandths
      : (score?.secondAppraisedScoreThousandths ?? score?.appraisedScoreThousandths);
  return (value ?? null) !== null;
}
