import type { PeriodStage } from '@congkhai/shared/scorecards/period';
import { ACTIONS, type Action } from '../constants';
import { cellRightsOf, type PeriodState } from './cell-rights';

const PERIOD: PeriodState = {
  name: 'Năm 2022',
  stage: 'self-assessment',
  isCorrectionOpen: false,
  selfAssessmentDeadline: '2023-01-31',
  appraisalDeadline: '2023-02-28',
  explanationDeadline: '2023-03-15',
  secondAppraisalDeadline: null,
  surveyDeadline: null,
};
const UNIT = [ACTIONS.selfAssess];
const APPRAISER = [ACTIONS.appraise, ACTIONS.survey];
const APPROVER = [ACTIONS.approve, ACTIONS.publish, ACTIONS.correct];
const ADMINISTRATOR = [ACTIONS.record, ACTIONS.manage];

const rightsOf = (actions: Action[], period: Partial<PeriodState>, today = '2023-01-10') =>
  cellRightsOf({ ...PERIOD, ...period }, { can: (action) => actions.includes(action) }, today);
const fieldsOf = (...parameters: Parameters<typeof rightsOf>) => [
  ...rightsOf(...parameters).fields,
];

describe.each<[PeriodStage, string[], string[]]>([
  ['self-assessment', ['selfScoreThousandths', 'measuredThousandths', 'state', 'evidence'], []],
  ['appraisal', [], ['appraisedScoreThousandths', 'measuredThousandths', 'state', 'remark']],
  ['explanation', ['explanation', 'evidence'], []],
  ['second-appraisal', [], ['secondAppraisedScoreThousandths', 'state', 'remark']],
  ['survey', [], ['surveyScoreThousandths']],
  ['approved', [], []],
  ['published', [], []],
  ['corrected', [], []],
])('at %s', (stage, unitFields, appraiserFields) => {
  test('each changes only what is his or her part', () => {
    expect(fieldsOf(UNIT, { stage })).toEqual(unitFields);
    expect(fieldsOf(APPRAISER, { stage })).toEqual(appraiserFields);
    expect(fieldsOf(APPROVER, { stage })).toEqual([]);
  });
});

test('whoever records past years changes every field while scores are worked on, and nothing after that', () => {
  expect(fieldsOf(ADMINISTRATOR, { stage: 'explanation' })).toHaveLength(9);
  expect(fieldsOf(ADMINISTRATOR, { stage: 'approved' })).toEqual([]);
  expect(fieldsOf(ADMINISTRATOR, { stage: 'published', isCorrectionOpen: true })).toEqual([]);
});

test('in an open correction the appraiser changes scores, and has to say why', () => {
  const rights = rightsOf(APPRAISER, { stage: 'published', isCorrectionOpen: true });
  expect(rights.isReasonRequired).toBe(true);
  expect([...rights.fields]).not.toContain('selfScoreThousandths');
  expect([...rights.fields]).toContain('surveyScoreThousandths');
  expect(fieldsOf(UNIT, { stage: 'published', isCorrectionOpen: true })).toEqual([]);
});

test('a unit may still save on the last day, and no longer on the next; the council may', () => {
  expect(fieldsOf(UNIT, {}, '2023-01-31')).not.toEqual([]);
  expect(rightsOf(UNIT, {}, '2023-02-01')).toMatchObject({
    fields: new Set(),
    notice: 'Đã hết hạn của giai đoạn “Tự chấm điểm” (31/01/2023) nên đơn vị không sửa được nữa.',
  });
  expect(fieldsOf(APPRAISER, { stage: 'appraisal' }, '2023-03-01')).not.toEqual([]);
});

test('a unit never sets an item to not applicable', () => {
  expect([...rightsOf(UNIT, {}).states]).toEqual(['scored', 'not-submitted']);
});
