import { assessBlock } from './block-results';
import type { FrameworkItem } from './framework';
import type { PeriodRules, UncertaintyRules } from './period';
import { drawRankIntervals, surveyVarianceOf } from './rank-intervals';
import { BLANK_SCORE, type ItemScore } from './scorecard';
import { aBlock, aFramework, aLeaf, appraised, aScorecard, RULES } from './test-builders';

const UNCERTAINTY: UncertaintyRules = {
  drawCount: 1_000,
  seed: 2022,
  confidenceThousandths: 90_000,
  weightSpreadThousandths: 0,
  surveySampleSize: null,
  surveyErrorThousandths: null,
};
const surveyed = (points: number): ItemScore => ({
  ...BLANK_SCORE,
  state: 'scored',
  surveyScoreThousandths: points,
});
type Points = Record<string, readonly [appraisal: number, survey: number]>;
const ITEMS = [aLeaf('1', 70_000), aLeaf('2', 30_000, { method: 'survey' })];

/** The intervals of units with these points of appraisal (of 70) and survey (of 30). */
function intervalsOf(
  points: Points,
  uncertainty: Partial<UncertaintyRules>,
  { items = ITEMS, ...rules }: Partial<PeriodRules> & { items?: FrameworkItem[] } = {},
) {
  const allRules = { ...RULES, ...rules, uncertainty: { ...UNCERTAINTY, ...uncertainty } };
  const cards = Object.entries(points).map(([unitId, [appraisal, survey]]) =>
    aScorecard(unitId, { '1': appraised(appraisal), '2': surveyed(survey) }),
  );
  const results = assessBlock(aBlock(Object.keys(points)), {
    framework: aFramework(items),
    rules: allRules,
    scorecards: new Map(cards.map((card) => [card.unit.unitId, card])),
  });
  return Object.fromEntries(drawRankIntervals(results, allRules));
}

test('a period that states no uncertainty has no intervals', () => {
  const rules = { ...RULES, uncertainty: null };
  const results = assessBlock(aBlock([]), {
    framework: aFramework(ITEMS),
    rules,
    scorecards: new Map(),
  });
  expect(drawRankIntervals(results, rules).size).toBe(0);
});

test('where nothing is uncertain the interval is the rank, ties included', () => {
  const points: Points = { a: [60_000, 20_000], b: [50_000, 30_000], c: [70_000, 30_000] };
  for (const tieRule of ['competition', 'dense'] as const)
    expect(intervalsOf({ ...points, d: [0, 0] }, {}, { tieRule })).toEqual({
      a: { best: 2, worst: 2 },
      b: { best: 2, worst: 2 },
      c: { best: 1, worst: 1 },
      d: tieRule === 'dense' ? { best: 3, worst: 3 } : { best: 4, worst: 4 },
    });
});

test('two units that only the survey tells apart by less than its error may stand either way', () => {
  // The standard error is 5 % of 30 points, which are 1.5; a and b are 0.1 apart and c is 20 below.
  expect(
    intervalsOf(
      { a: [60_000, 20_100], b: [60_000, 20_000], c: [50_000, 10_000] },
      { surveyErrorThousandths: 5_000 },
    ),
  ).toEqual({
    a: { best: 1, worst: 2 },
    b: { best: 1, worst: 2 },
    c: { best: 3, worst: 3 },
  });
});

test('a unit that is better in every area keeps its rank whatever the weights', () => {
  const points: Points = { a: [65_000, 28_000], b: [60_000, 25_000] };
  expect(intervalsOf(points, { weightSpreadThousandths: 50_000 })).toEqual({
    a: { best: 1, worst: 1 },
    b: { best: 2, worst: 2 },
  });
});

test('units that are good at different things change places with the weights', () => {
  // 80 points each: equal at the stated weights, apart at any others.
  const points: Points = { a: [70_000, 10_000], b: [50_000, 30_000] };
  expect(intervalsOf(points, { weightSpreadThousandths: 10_000 })).toEqual({
    a: { best: 1, worst: 2 },
    b: { best: 1, worst: 2 },
  });
});

test('a larger sample makes a survey surer', () => {
  const points: Points = { a: [60_000, 20_000], b: [60_000, 19_000] };
  // The error of the difference is √(2 · 20 · 10 ÷ n): 6.3 points for 10 persons, 0.06 for 100,000.
  expect(intervalsOf(points, { surveySampleSize: 10 })).toMatchObject({ a: { best: 1, worst: 2 } });
  expect(intervalsOf(points, { surveySampleSize: 100_000 })).toMatchObject({
    a: { best: 1, worst: 1 },
  });
});

test('the same seed gives the same intervals in any order of units, another seed others', () => {
  const points: Points = Object.fromEntries(
    Array.from({ length: 30 }, (_, index) => [
      `u${index}`,
      [50_000 + ((index * 7_919) % 9_000), 15_000 + ((index * 104_729) % 9_000)] as const,
    ]),
  );
  const reversed: Points = Object.fromEntries(Object.entries(points).reverse());
  const uncertainty = { surveySampleSize: 200, weightSpreadThousandths: 20_000 };
  const expected = intervalsOf(points, uncertainty);
  expect(intervalsOf(reversed, uncertainty)).toEqual(expected);
  expect(intervalsOf(points, { ...uncertainty, seed: 2023 })).not.toEqual(expected);
});

test('eight units have the intervals that a program of its own, written in Python, draws for them', () => {
  const points: Points = {
    a: [61_500, 24_200],
    b: [62_400, 23_000],
    c: [60_100, 25_100],
    d: [63_800, 21_900],
    e: [55_000, 27_000],
    f: [60_000, 24_900],
    g: [66_000, 19_000],
    h: [52_000, 26_000],
  };
  const drawn = intervalsOf(points, { surveySampleSize: 3_000, weightSpreadThousandths: 10_000 });
  expect(Object.entries(drawn).map(([unitId, { best, worst }]) => [unitId, best, worst])).toEqual([
    ['a', 1, 4],
    ['b', 1, 5],
    ['c', 2, 6],
    ['d', 1, 4],
    ['e', 7, 7],
    ['f', 4, 6],
    ['g', 2, 6],
    ['h', 8, 8],
  ]);
});

test.each<[string, Partial<FrameworkItem>, ItemScore, Partial<UncertaintyRules>, number]>([
  // 24 of 30 points by 400 persons: √(0.8 · 0.2 ÷ 400) = 2 % of 30 points = 0.6
  ['of a sample', { method: 'survey' }, surveyed(24_000), { surveySampleSize: 400 }, 600 ** 2],
  ['of full marks', { method: 'survey' }, surveyed(30_000), { surveySampleSize: 400 }, 0],
  [
    'as stated',
    { method: 'survey' },
    surveyed(30_000),
    { surveyErrorThousandths: 3_000 },
    900 ** 2,
  ],
  // The survey gives 10 of the 30 points.
  [
    'of the surveyed part',
    { method: 'both', surveyMaximumThousandths: 10_000 },
    surveyed(5_000),
    { surveyErrorThousandths: 3_000 },
    300 ** 2,
  ],
  ['of an appraisal', {}, appraised(24_000), { surveyErrorThousandths: 3_000 }, 0],
])('the variance %s', (_, item, score, uncertainty, variance) => {
  expect(
    surveyVarianceOf(aLeaf('2', 30_000, item), score, { ...UNCERTAINTY, ...uncertainty }),
  ).toBeCloseTo(variance, 6);
});
