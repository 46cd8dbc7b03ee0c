import type { EditableField, FieldValue } from '../contracts/scorecards-admin';
import { type CellRights, changeScore, decideCard, findCellProblem } from './cell-changes';
import { type FrameworkItem, PLAIN_ITEM } from './framework';
import { BLANK_SCORE, type ItemScore } from './scorecard';

const APPRAISED: FrameworkItem = {
  ...PLAIN_ITEM,
  itemId: '1.1',
  name: 'Kế hoạch',
  maximumThousandths: 2_000,
  method: 'appraisal',
  children: [],
};
const BOTH: FrameworkItem = {
  ...APPRAISED,
  itemId: '1.2',
  method: 'both',
  surveyMaximumThousandths: 500,
};
const ITEMS = new Map([APPRAISED, BOTH].map((item) => [item.itemId, item]));
const RIGHTS: CellRights = {
  fields: new Set(['appraisedScoreThousandths', 'remark', 'state']),
  states: new Set(['scored', 'not-submitted']),
};
const aScore = (score: Partial<ItemScore>): ItemScore => ({ ...BLANK_SCORE, ...score });
const change = (itemId: string, field: EditableField, from: FieldValue, to: FieldValue) => ({
  itemId,
  field,
  from,
  to,
});

test.each<[string, FrameworkItem | undefined, EditableField, FieldValue, string | null]>([
  ['the maximum itself', APPRAISED, 'appraisedScoreThousandths', 2_000, null],
  ['a zero', APPRAISED, 'appraisedScoreThousandths', 0, null],
  ['a blank', APPRAISED, 'surveyScoreThousandths', null, null],
  ['a thousandth too many', APPRAISED, 'appraisedScoreThousandths', 2_001, 'above-maximum'],
  ['more than the appraised part', BOTH, 'appraisedScoreThousandths', 1_501, 'above-maximum'],
  ['more than the surveyed part', BOTH, 'surveyScoreThousandths', 501, 'above-maximum'],
  ['survey points of an appraised item', APPRAISED, 'surveyScoreThousandths', 1, 'other-method'],
  ['a measured value of it', APPRAISED, 'measuredThousandths', 1, 'other-method'],
  ['a text for points', APPRAISED, 'appraisedScoreThousandths', '2', 'malformed'],
  ['points for a state', APPRAISED, 'state', 2, 'malformed'],
  ['a text of 2,001 characters', APPRAISED, 'remark', 'x'.repeat(2_001), 'malformed'],
  ['a leaf that is not there', undefined, 'appraisedScoreThousandths', 1, 'unknown-item'],
  ['a group', { ...APPRAISED, children: [BOTH] }, 'remark', 'x', 'unknown-item'],
])('%s: %#', (_, item, field, value, kind) => {
  expect(findCellProblem(item, field, value)?.kind ?? null).toBe(kind);
});

test('points make an item scored, and taking the last away makes it not submitted again', () => {
  const scored = changeScore(undefined, [{ field: 'selfScoreThousandths', to: 0 }]);
  expect(scored).toEqual(aScore({ state: 'scored', selfScoreThousandths: 0 }));
  expect(changeScore(scored, [{ field: 'selfScoreThousandths', to: null }])).toEqual(BLANK_SCORE);
});

test('a state that is given is kept whatever the points say', () => {
  const score = changeScore(undefined, [
    { field: 'state', to: 'not-applicable' },
    { field: 'appraisedScoreThousandths', to: 1_000 },
  ]);
  expect(score.state).toBe('not-applicable');
  expect(changeScore(score, [{ field: 'appraisedScoreThousandths', to: null }]).state).toBe(
    'not-applicable',
  );
});

test('a remark is kept in NFC without blanks around it, and an empty one is none', () => {
  const remark = (to: string) => changeScore(undefined, [{ field: 'remark', to }]).remark;
  expect(remark('  thie\u0302\u0301u ')).toBe('thiếu');
  expect(remark('   ')).toBeNull();
});

test('changes of other fields and leaves merge with what others have saved meanwhile', () => {
  const stored = { '1.1': aScore({ state: 'scored', selfScoreThousandths: 2_000 }) };
  const decision = decideCard(
    ITEMS,
    stored,
    [
      change('1.1', 'appraisedScoreThousandths', null, 1_500),
      change('1.2', 'remark', null, 'Thiếu tài liệu'),
    ],
    RIGHTS,
  );
  expect(decision.conflicts).toEqual([]);
  expect(decision.scores).toEqual({
    '1.1': aScore({
      state: 'scored',
      selfScoreThousandths: 2_000,
      appraisedScoreThousandths: 1_500,
    }),
    '1.2': aScore({ remark: 'Thiếu tài liệu' }),
  });
  expect(decision.applied).toHaveLength(2);
});

test('the same field changed meanwhile is a conflict, unless to the same value', () => {
  const stored = { '1.1': aScore({ state: 'scored', appraisedScoreThousandths: 1_000 }) };
  const decide = (to: number) =>
    decideCard(ITEMS, stored, [change('1.1', 'appraisedScoreThousandths', null, to)], RIGHTS);
  expect(decide(2_000)).toMatchObject({
    scores: stored,
    applied: [],
    conflicts: [{ current: 1_000 }],
  });
  expect(decide(1_000)).toMatchObject({ scores: stored, applied: [], conflicts: [] });
});

test.each<[string, EditableField, FieldValue, FieldValue]>([
  ['a field of somebody else', 'explanation', null, 'x'],
  ['a state that this person may not set', 'state', 'not-submitted', 'not-applicable'],
])('%s is not changed', (_, field, from, to) => {
  expect(decideCard(ITEMS, {}, [change('1.1', field, from, to)], RIGHTS)).toMatchObject({
    scores: {},
    problems: [{ problem: { kind: 'not-allowed' } }],
  });
});

test('a leaf that others marked as not applicable stays so', () => {
  const stored = { '1.1': aScore({ state: 'not-applicable' }) };
  const decision = decideCard(
    ITEMS,
    stored,
    [change('1.1', 'state', 'not-applicable', 'not-submitted')],
    RIGHTS,
  );
  expect(decision).toMatchObject({ scores: stored, problems: [{ problem: {} }] });
});
