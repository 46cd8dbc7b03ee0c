import { type FrameworkItem, PLAIN_ITEM } from '@congkhai/shared/scorecards/framework';
import {
  type EnteredScore,
  findPointsProblem,
  readScores,
  resultOf,
  rowsOf,
  scoreFieldsOf,
  scoreOf,
  totalsOf,
  withPoints,
  withState,
} from './entered-scores';

function anItem(item: Partial<FrameworkItem>): FrameworkItem {
  return {
    ...PLAIN_ITEM,
    itemId: '1',
    name: 'Cải cách thể chế',
    maximumThousandths: 3_000,
    method: 'appraisal',
    children: [],
    ...item,
  };
}
const ITEMS = [
  anItem({
    itemId: '1',
    maximumThousandths: 7_000,
    method: null,
    children: [
      anItem({ itemId: '1.1' }),
      anItem({ itemId: '1.2', maximumThousandths: 4_000, method: 'survey' }),
    ],
  }),
];
const blank = scoreOf({}, '1.1');
const scored = (points: Partial<EnteredScore>): EnteredScore => ({
  ...blank,
  state: 'scored',
  ...points,
});

test('an item nobody has touched has not been submitted', () => {
  expect(blank.state).toBe('not-submitted');
});

test('typing points makes an item scored; removing them does not make it anything else', () => {
  const typed = withPoints(blank, 'appraisedScoreThousandths', 2_500);
  expect(typed).toMatchObject({ state: 'scored', appraisedScoreThousandths: 2_500 });
  expect(withPoints(typed, 'appraisedScoreThousandths', null).state).toBe('scored');
});

test('an item that is not applicable keeps its remark and no points', () => {
  const score = scored({ appraisedScoreThousandths: 2_500, remark: 'Không phát sinh' });
  expect(withState(score, 'not-applicable')).toEqual({
    ...blank,
    state: 'not-applicable',
    remark: 'Không phát sinh',
  });
});

test('survey items take only the survey’s points', () => {
  expect(scoreFieldsOf(anItem({ method: 'survey' }))).toEqual(['surveyScoreThousandths']);
  expect(scoreFieldsOf(anItem({}))).toEqual(['selfScoreThousandths', 'appraisedScoreThousandths']);
});

test.each([
  [3_000, null],
  [3_001, 'above-maximum'],
  ['2,', 'unreadable'],
  [null, null],
] as const)('of %j points for an item of 3 points: %j', (points, problem) => {
  expect(findPointsProblem(anItem({}), points)).toBe(problem);
});

test('columns add up over the items below a heading', () => {
  const scores = {
    '1.1': scored({ selfScoreThousandths: 3_000, appraisedScoreThousandths: 2_500 }),
    '1.2': scored({ surveyScoreThousandths: 3_250 }),
  };
  expect(totalsOf(ITEMS, scores)).toEqual({
    maximumThousandths: 7_000,
    selfScoreThousandths: 3_000,
    appraisedScoreThousandths: 2_500,
    secondAppraisedScoreThousandths: 0,
    surveyScoreThousandths: 3_250,
  });
  expect(resultOf(ITEMS, scores, 'half-up')).toMatchObject({
    kind: 'scored',
    pointsThousandths: 5_750,
    percentThousandths: 82_143,
  });
});

test('points that cannot be read leave the item without a score', () => {
  const scores = { '1.1': scored({ appraisedScoreThousandths: '2,' }) };
  expect(resultOf(ITEMS, scores, 'half-up')).toEqual({
    kind: 'incomplete',
    missingItemIds: ['1.1', '1.2'],
    notApplicableItemIds: [],
  });
});

test('every heading stands before its items, one level higher', () => {
  expect(rowsOf(ITEMS).map(({ item, depth }) => [item.itemId, depth])).toEqual([
    ['1', 0],
    ['1.1', 1],
    ['1.2', 1],
  ]);
});

test('a value that holds no scores is an empty card', () => {
  expect(readScores(undefined)).toEqual({});
  expect(readScores({ '1.1': 'x' })).toEqual({});
});
