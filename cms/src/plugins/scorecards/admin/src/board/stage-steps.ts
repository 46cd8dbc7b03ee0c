import type { BoardResponse, Deadlines } from '@congkhai/shared/contracts/scorecards-admin';
import {
  PERIOD_STAGES,
  type PeriodStage,
  type ScoringStage,
  stageMoveOf,
} from '@congkhai/shared/scorecards/period';

export interface StageStep {
  stage: PeriodStage;
  place: 'done' | 'current' | 'ahead';
  /** The last day, for the stages that may have one. */
  deadline: string | null;
  /** True once the last day of the stage that the year is in has gone by. */
  isLate: boolean;
}

/**
 * A year drawn as steps, with what is behind and what is ahead. A year that needed no correction ends with its publication, so that
 * step is shown only where it was taken.
 */
export function stageStepsOf(
  { stage, deadlines }: { stage: PeriodStage; deadlines: Deadlines },
  today: string,
): StageStep[] {
  const current = PERIOD_STAGES.indexOf(stage);
  return PERIOD_STAGES.filter((step) => step !== 'corrected' || stage === 'corrected').map(
    (step, position) => {
      const deadline = hasDeadline(step) ? deadlines[step] : null;
      const place = position < current ? 'done' : position === current ? 'current' : 'ahead';
      const isLate = place === 'current' && deadline !== null && deadline < today;
      return { stage: step, place, deadline, isLate };
    },
  );
}

function hasDeadline(stage: PeriodStage): stage is ScoringStage {
  return !['approved', 'published', 'corrected'].includes(stage);
}

/** What a move of a year means to people: the next stage of the work, approval, publication, and the ways back. */
export type MoveMeaning = 'work' | 'approve' | 'reopen' | 'publish' | 'withdraw';

/** What the move from one stage to another means, or null where there is no such move. */
export function moveMeaningOf(from: PeriodStage, to: PeriodStage): MoveMeaning | null {
  switch (stageMoveOf(from, to)) {
    case 'work':
      return 'work';
    case 'approval':
      return to === 'approved' ? 'approve' : 'reopen';
    case 'publication':
      return to === 'approved' ? 'withdraw' : 'publish';
    default:
      return null;
  }
}

/** How many units would be listed apart, without rank, if the year were approved as it stands. */
export function countUnfinished(blocks: BoardResponse['data']['blocks']): number {
  return blocks.reduce((sum, { unitCount, completeCount }) => sum + unitCount - completeCount, 0);
}
