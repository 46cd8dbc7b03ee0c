import { EDITABLE_FIELDS, type EditableField } from '@congkhai/shared/contracts/scorecards-admin';
import type { CellRights } from '@congkhai/shared/scorecards/cell-changes';
import { isPeriodOpen, isPeriodPublic, type PeriodStage } from '@congkhai/shared/scorecards/period';
import type { ItemScore } from '@congkhai/shared/scorecards/scorecard';
import { ACTIONS } from '../constants';
import { STAGE_NAMES } from '../guards/stage-names';
import type { PeriodRow } from '../rows';
import type { Actor } from './actor';
import { deadlinesOf } from './deadlines';

/** What of a period decides who may change what. */
export type PeriodState = Pick<PeriodRow, 'name' | 'stage' | 'isCorrectionOpen'> &
  Parameters<typeof deadlinesOf>[0];

export interface PeriodRights extends CellRights {
  /** Why nothing may be changed, for people to read; null where something may. */
  notice: string | null;
  /** In a correction every change says why. */
  isReasonRequired: boolean;
}

type State = ItemScore['state'];
const UNIT_STATES: State[] = ['scored', 'not-submitted'];
const ALL_STATES: State[] = [...UNIT_STATES, 'not-applicable'];

interface StageRule {
  action: (typeof ACTIONS)['selfAssess' | 'appraise' | 'survey'];
  fields: EditableField[];
  states: State[];
}

/** Who may change which fields at which stage. Units stop at the deadline; the council does not. */
const RULES: Partial<Record<PeriodStage, StageRule>> = {
  'self-assessment': {
    action: ACTIONS.selfAssess,
    fields: ['selfScoreThousandths', 'measuredThousandths', 'state', 'evidence'],
    states: UNIT_STATES,
  },
  appraisal: {
    action: ACTIONS.appraise,
    fields: ['appraisedScoreThousandths', 'measuredThousandths', 'state', 'remark'],
    states: ALL_STATES,
  },
  explanation: {
    action: ACTIONS.selfAssess,
    fields: ['explanation', 'evidence'],
    states: [],
  },
  'second-appraisal': {
    action: ACTIONS.appraise,
    fields: ['secondAppraisedScoreThousandths', 'state', 'remark'],
    states: ALL_STATES,
  },
  survey: { action: ACTIONS.survey, fields: ['surveyScoreThousandths'], states: [] },
};

const CORRECTION: StageRule = {
  action: ACTIONS.appraise,
  fields: [
    'appraisedScoreThousandths',
    'secondAppraisedScoreThousandths',
    'surveyScoreThousandths',
    'measuredThousandths',
    'state',
    'remark',
  ],
  states: ALL_STATES,
};

/** What this actor may change of the scorecards of a period on this day. */
export function cellRightsOf(
  period: PeriodState,
  actor: Pick<Actor, 'can'>,
  today: string,
): PeriodRights {
  const { stage } = period;
  const isCorrection = isPeriodPublic(stage) && period.isCorrectionOpen;
  if (isPeriodOpen(stage) && actor.can(ACTIONS.record))
    return rightsTo([...EDITABLE_FIELDS], ALL_STATES, isCorrection);
  const rule = isCorrection ? CORRECTION : RULES[stage];
  if (!rule) return refusal(`Kỳ đang ở giai đoạn “${STAGE_NAMES[stage]}” nên điểm không sửa được.`);
  if (!actor.can(rule.action))
    return refusal(
      isCorrection
        ? 'Kỳ đang mở để đính chính; bạn không có quyền thẩm định nên không sửa được điểm.'
        : `Kỳ đang ở giai đoạn “${STAGE_NAMES[stage]}”; ở giai đoạn này bạn không sửa được điểm.`,
    );
  const deadline = isPeriodOpen(stage) ? deadlinesOf(period)[stage] : null;
  if (rule.action === ACTIONS.selfAssess && deadline !== null && today > deadline)
    return refusal(
      `Đã hết hạn của giai đoạn “${STAGE_NAMES[stage]}” (${formatDay(deadline)}) nên đơn vị không sửa được nữa.`,
    );
  return rightsTo(rule.fields, rule.states, isCorrection);
}

function rightsTo(
  fields: EditableField[],
  states: State[],
  isReasonRequired: boolean,
): PeriodRights {
  return { fields: new Set(fields), states: new Set(states), notice: null, isReasonRequired };
}

function refusal(notice: string): PeriodRights {
  return { fields: new Set(), states: new Set(), notice, isReasonRequired: false };
}

/** A day as Vietnamese texts print it: 31/12/2022. */
function formatDay(day: string): string {
  return day.split('-').reverse().join('/');
}
