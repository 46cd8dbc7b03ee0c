import { type FrameworkItem, PLAIN_ITEM } from './framework';
import { BLANK_SCORE, type ItemScore } from './scorecard';
import { planScoring, scoreScorecard } from './scoring';

const leaf = (
  itemId: string,
  maximumThousandths: number,
  method: 'appraisal' | 'survey' = 'appraisal',
): FrameworkItem => ({
  ...PLAIN_ITEM,
  itemId,
  name: itemId,
  maximumThousandths,
  method,
  children: [],
});
const plan = (items: FrameworkItem[], rescaleToThousandths: number | null = null) =>
  planScoring(items, { rounding: 'half-up', rescaleToThousandths });
const items: FrameworkItem[] = [
  {
    ...leaf('1', 60_000),
    method: null,
    children: [leaf('1.1', 40_000), leaf('1.2', 20_000, 'survey')],
  },
  leaf('2', 40_000),
];
const scored = (appraised: number | null, survey: number | null = null): ItemScore => ({
  ...BLANK_SCORE,
  state: 'scored',
  selfScoreThousandths: 40_000,
  appraisedScoreThousandths: appraised,
  surveyScoreThousandths: survey,
});
const notApplicable: ItemScore = { ...scored(null), state: 'not-applicable' };

test('an area is worth what its items scored, each by its own method', () => {
  const scoring = scoreScorecard(plan(items), {
    '1.1': scored(30_500),
    '1.2': scored(0, 18_000),
    '2': scored(40_000),
  });
  expect(scoring).toMatchObject({
    kind: 'scored',
    pointsThousandths: 88_500,
    applicableMaximumThousandths: 100_000,
    percentThousandths: 88_500,
    areas: [
      { areaId: '1', pointsThousandths: 48_500 },
      { areaId: '2', pointsThousandths: 40_000 },
    ],
  });
});

test('an item that does not apply leaves the maximum and never lowers the percentage', () => {
  const applying = { '1.1': scored(40_000), '1.2': scored(0, 20_000), '2': scored(0) };
  const all = scoreScorecard(plan(items), applying);
  const without = scoreScorecard(plan(items), { ...applying, '2': notApplicable });
  expect(all).toMatchObject({ percentThousandths: 60_000 });
  expect(without).toMatchObject({
    percentThousandths: 100_000,
    applicableMaximumThousandths: 60_000,
  });
});

test.each([
  ['an item nobody scored', { '1.1': scored(1), '1.2': scored(0, 1) }, ['2']],
  [
    'an item the council has not appraised',
    { '1.1': scored(null), '1.2': scored(0, 1), '2': scored(0) },
    ['1.1'],
  ],
  [
    'a survey item with only an appraisal',
    { '1.1': scored(1), '1.2': scored(1), '2': scored(0) },
    ['1.2'],
  ],
  [
    'an item that was not submitted',
    {
      '1.1': { ...scored(1), state: 'not-submitted' as const },
      '1.2': scored(0, 1),
      '2': scored(0),
    },
    ['1.1'],
  ],
])('%s leaves the card incomplete, it is not a zero', (_, scores, missingItemIds) => {
  expect(scoreScorecard(plan(items), scores)).toEqual({
    kind: 'incomplete',
    missingItemIds,
    notApplicableItemIds: [],
  });
});

test('zero is a score', () => {
  const scores = { '1.1': scored(0), '1.2': scored(0, 0), '2': scored(0) };
  expect(scoreScorecard(plan(items), scores)).toMatchObject({
    kind: 'scored',
    percentThousandths: 0,
  });
});

test('a card to which nothing applies has no percentage', () => {
  const scores = { '1.1': notApplicable, '1.2': notApplicable, '2': notApplicable };
  expect(scoreScorecard(plan(items), scores)).toEqual({
    kind: 'not-applicable',
    notApplicableItemIds: ['1.1', '1.2', '2'],
  });
});
