import type { FrameworkItem } from './framework';
import { BLANK_SCORE, type ItemScore } from './scorecard';
import { finalScoreOf, itemStateOf, planScoring, scoreScorecard } from './scoring';
import { aGroup, aLeaf as leaf } from './test-builders';

const plan = (items: FrameworkItem[], rescaleToThousandths: number | null = null) =>
  planScoring(items, { rounding: 'half-up', decimalsShown: 3, rescaleToThousandths });
const items: FrameworkItem[] = [
  aGroup('1', [leaf('1.1', 40_000), leaf('1.2', 20_000, { method: 'survey' })]),
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

const by = (method: FrameworkItem['method'], item: Partial<FrameworkItem> = {}) =>
  leaf('1', 10_000, { method, ...item });

describe('the points that count', () => {
  const both = by('both', { surveyMaximumThousandths: 4_000 });
  const derived = by('derived', {
    derivation: {
      measure: 'Tỷ lệ đúng hạn (%)',
      zeroAtThousandths: 70_000,
      fullAtThousandths: 95_000,
    },
  });
  const falling = by('derived', {
    derivation: { measure: 'Số hồ sơ trễ hạn', zeroAtThousandths: 30_000, fullAtThousandths: 0 },
  });
  const measured = (measuredThousandths: number | null) => ({
    ...scored(null),
    measuredThousandths,
  });
  test.each<[string, FrameworkItem, ItemScore, number | null]>([
    [
      'a second appraisal replaces the first',
      by('appraisal'),
      { ...scored(8_000), secondAppraisedScoreThousandths: 9_000 },
      9_000,
    ],
    [
      'a second appraisal may lower the first to nothing',
      by('appraisal'),
      { ...scored(8_000), secondAppraisedScoreThousandths: 0 },
      0,
    ],
    ['a survey item counts the survey alone', by('survey'), scored(8_000, 5_000), 5_000],
    ['an item that is both adds the two', both, scored(5_000, 3_500), 8_500],
    [
      'an item that is both takes the second appraisal',
      both,
      { ...scored(5_000, 3_500), secondAppraisedScoreThousandths: 6_000 },
      9_500,
    ],
    ['an item that is both and not surveyed has no points', both, scored(5_000), null],
    ['an item that is both and not appraised has no points', both, scored(null, 3_500), null],
    // (82.5 − 70) ÷ 25 × 10 = 5
    ['a measured value half way is worth half', derived, measured(82_500), 5_000],
    ['a measured value before the line is worth nothing', derived, measured(69_999), 0],
    ['a measured value past the line is worth the maximum', derived, measured(99_000), 10_000],
    // (70.001 − 70) ÷ 25 × 10 = 0.0004
    ['points of a measured value are rounded by the rule', derived, measured(70_001), 0],
    ['where less is better the line falls', falling, measured(12_000), 6_000],
    ['where less is better the zero is worth the maximum', falling, measured(0), 10_000],
    [
      'an item without its measured value has no points, appraised or not',
      derived,
      { ...scored(9_000), measuredThousandths: null },
      null,
    ],
  ])('%s', (_, item, score, points) => {
    expect(finalScoreOf(item, score, 'half-up')).toBe(points);
  });
});

test.each<[string, ItemScore | undefined, string]>([
  ['points above 0', scored(1), 'scored'],
  ['0 points', scored(0), 'zero'],
  ['an item that does not apply', notApplicable, 'not-applicable'],
  ['an item that is missing', undefined, 'not-submitted'],
  ['a self-assessment that nobody has appraised', scored(null), 'not-submitted'],
])('%s are shown as %s', (_, score, state) => {
  expect(itemStateOf(by('appraisal'), score, 'half-up')).toBe(state);
});

describe('bonus and penalty', () => {
  const framework = [
    leaf('1', 80_000),
    leaf('B', 3_000, {
      effect: 'bonus',
      method: null,
      children: [leaf('B.1', 2_000), leaf('B.2', 2_000)],
    }),
    leaf('P', 5_000, { effect: 'penalty', method: null, children: [leaf('P.1', 9_000)] }),
  ];
  const result = (scores: Record<string, ItemScore>) => scoreScorecard(plan(framework), scores);

  test('count up to their caps, and leave the applicable maximum alone', () => {
    // 70 + min(3, 2 + 2) − min(5, 9) = 68 of 80 = 85 %
    expect(
      result({
        '1': scored(70_000),
        'B.1': scored(2_000),
        'B.2': scored(2_000),
        'P.1': scored(9_000),
      }),
    ).toMatchObject({
      scoredPointsThousandths: 70_000,
      pointsThousandths: 68_000,
      applicableMaximumThousandths: 80_000,
      percentThousandths: 85_000,
      areas: [
        { areaId: '1', percentThousandths: 87_500 },
        {
          areaId: 'B',
          pointsThousandths: 3_000,
          applicableMaximumThousandths: 3_000,
          percentThousandths: null,
        },
        {
          areaId: 'P',
          pointsThousandths: 5_000,
          applicableMaximumThousandths: 5_000,
          percentThousandths: null,
        },
      ],
    });
  });
  test('that nobody filled in do not make a card incomplete', () => {
    expect(result({ '1': scored(70_000) })).toMatchObject({
      kind: 'scored',
      pointsThousandths: 70_000,
    });
  });
  test('can lift the index above 100 %', () => {
    // 83 ÷ 80
    expect(
      result({ '1': scored(80_000), 'B.1': scored(2_000), 'B.2': scored(2_000) }),
    ).toMatchObject({ percentThousandths: 103_750 });
  });
  test('cannot push the points below 0', () => {
    expect(result({ '1': scored(1_000), 'P.1': scored(9_000) })).toMatchObject({
      pointsThousandths: 0,
      percentThousandths: 0,
    });
  });
  test('do not stand in for a framework of which nothing applies', () => {
    expect(result({ '1': notApplicable, 'B.1': scored(2_000) })).toMatchObject({
      kind: 'not-applicable',
    });
  });
});

describe('a block whose points are rescaled', () => {
  const framework = [leaf('1', 70_000), leaf('B', 2_000, { effect: 'bonus' })];
  test('has its appraisal brought to the stated maximum before the bonus is added', () => {
    // 60 of 70 is 85.714 of 100; with 1.5 points of bonus 87.214 %.
    expect(
      scoreScorecard(plan(framework, 100_000), { '1': scored(60_000), B: scored(1_500) }),
    ).toMatchObject({
      scoredPointsThousandths: 60_000,
      pointsThousandths: 87_214,
      applicableMaximumThousandths: 70_000,
      percentThousandths: 87_214,
    });
  });
  test('keeps the full marks full', () => {
    expect(scoreScorecard(plan(framework, 100_000), { '1': scored(70_000) })).toMatchObject({
      pointsThousandths: 100_000,
      percentThousandths: 100_000,
    });
  });
});

test('46.8 and 32.24 are 79.04, which binary fractions miss', () => {
  const framework = [leaf('1', 60_000), leaf('2', 40_000, { method: 'survey' })];
  expect(46.8 + 32.24).not.toBe(79.04);
  expect(
    scoreScorecard(plan(framework), { '1': scored(46_800), '2': scored(null, 32_240) }),
  ).toMatchObject({ pointsThousandths: 79_040, percentThousandths: 79_040 });
});
