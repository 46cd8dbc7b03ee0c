import type { Release } from './release';
import type { Scorecard } from './scorecard';
import { summarizeRelease } from './summarize';
import { PeriodSummarySchema } from './summary';
import {
  aBlock,
  aFramework,
  aLeaf,
  appraised,
  aRelease,
  aScorecard,
  NOT_APPLICABLE,
  RULES,
} from './test-builders';

// The published table of the seed page: commune Tiên Châu in 2022, by area, points of maximum.
const TIEN_CHAU = [
  ['1', 12_970, 13_500],
  ['2', 3_000, 3_000],
  ['3', 17_500, 21_000],
  ['4', 6_000, 6_000],
  ['5', 8_500, 9_000],
  ['6', 3_000, 5_000],
  ['7', 8_780, 11_000],
  ['8', 26_070, 31_500],
] as const;
type Area = (typeof TIEN_CHAU)[number];
const frameworks = new Map([
  ['framework', aFramework(TIEN_CHAU.map(([itemId, , maximum]) => aLeaf(itemId, maximum)))],
]);

/** The points of every area. */
const scoresOf = (pointsOf: (area: Area) => number) =>
  Object.fromEntries(TIEN_CHAU.map((area) => [area[0], appraised(pointsOf(area))]));
const published = scoresOf(([, points]) => points);
const full = scoresOf(([, , maximum]) => maximum);
const none = scoresOf(() => 0);

function summarize(
  scorecards: Scorecard[],
  release: Partial<Release> = {},
  unitIds = scorecards.map(({ unit }) => unit.unitId),
) {
  const summary = summarizeRelease(aRelease(unitIds, release), {
    frameworks,
    scorecards,
    compared: null,
  });
  expect(PeriodSummarySchema.safeParse(summary).error).toBeUndefined();
  return summary;
}

test('Tiên Châu has 85.82 of 100 points, grade tốt, and eight areas that add up', () => {
  const [block] = summarize([
    aScorecard('a', full),
    aScorecard('tien-chau', published),
    aScorecard('b', none),
  ]).blocks;
  const row = block?.ranking.find((ranked) => ranked.unit.unitId === 'tien-chau');
  expect(row).toMatchObject({
    rank: 2,
    points: 85.82,
    applicableMaximum: 100,
    percent: 85.82,
    grade: { gradeId: 'tot', name: 'tốt' },
  });
  expect(row?.areas.map(({ points }) => points)).toEqual([12.97, 3, 17.5, 6, 8.5, 3, 8.78, 26.07]);
  expect(row?.areas.reduce((sum, { points }) => sum + Math.round(points * 1_000), 0)).toBe(85_820);
  // Areas in which it has full marks are shared with the unit that has them everywhere.
  expect(row?.areas.map(({ rank }) => rank)).toEqual([2, 1, 2, 1, 2, 2, 2, 2]);
  expect(block).toMatchObject({
    maximum: 100,
    rankedUnitCount: 3,
    ungradedUnitCount: 1,
    // √((38.06² + 23.88² + 61.94²) ÷ 3) = √1951.79
    statistics: {
      mean: 61.94,
      median: 85.82,
      lowerQuartile: 42.91,
      upperQuartile: 92.91,
      standardDeviation: 44.18,
      highest: 100,
      lowest: 0,
      aboveMeanCount: 2,
    },
  });
  expect(block?.countPerGrade.map(({ unitCount }) => unitCount)).toEqual([1, 1, 0]);
});

test('a unit without a scorecard is listed apart and is not last with 0 points', () => {
  const [block] = summarize([aScorecard('a', published)], {}, ['a', 'silent']).blocks;
  expect(block?.ranking.map((ranked) => ranked.unit.unitId)).toEqual(['a']);
  expect(block?.notRanked).toMatchObject([
    {
      unit: { unitId: 'silent' },
      reason: 'not-submitted',
      missingItemIds: TIEN_CHAU.map(([itemId]) => itemId),
    },
  ]);
  expect(block?.statistics?.lowest).toBe(85.82);
});

test('a unit to which nothing applies is listed apart for that reason', () => {
  const nothing = Object.fromEntries(TIEN_CHAU.map(([itemId]) => [itemId, NOT_APPLICABLE]));
  expect(summarize([aScorecard('a', nothing)]).blocks[0]?.notRanked).toMatchObject([
    { reason: 'not-applicable', missingItemIds: [] },
  ]);
});

test('criteria left out are those that apply to no ranked unit; others are named with the unit', () => {
  const [block] = summarize([
    aScorecard('a', { ...full, '2': NOT_APPLICABLE, '4': NOT_APPLICABLE }),
    aScorecard('b', { ...full, '4': NOT_APPLICABLE }),
  ]).blocks;
  expect(block?.leftOutItemIds).toEqual(['4']);
  expect(block?.ranking[0]).toMatchObject({
    notApplicableItemIds: ['2', '4'],
    applicableMaximum: 91,
    percent: 100,
  });
  expect(block?.ranking[0]?.areas[1]).toEqual({
    areaId: '2',
    points: 0,
    applicableMaximum: 0,
    percent: null,
    rank: null,
  });
  expect(block?.areas[3]).toMatchObject({ areaId: '4', statistics: null });
});

test('percentages that print alike tie when printed figures are compared, and not when exact ones are', () => {
  const cards = [
    aScorecard('a', published),
    aScorecard('b', { ...published, '1': appraised(12_972) }),
  ];
  const ranksBy = (comparison: 'displayed' | 'exact') =>
    summarize(cards, { rules: { ...RULES, comparison } }).blocks[0]?.ranking.map(
      ({ rank }) => rank,
    );
  expect(ranksBy('displayed')).toEqual([1, 1]);
  expect(ranksBy('exact')).toEqual([1, 2]);
});

test('fractions that are equal tie exactly, whatever they are fractions of', () => {
  // 7 of 21 and 1 of 3 are the same third, which no double holds.
  const third = (itemId: string, points: number) => ({
    ...Object.fromEntries(TIEN_CHAU.map(([id]) => [id, NOT_APPLICABLE])),
    [itemId]: appraised(points),
  });
  const [block] = summarize(
    [aScorecard('b', third('3', 7_000)), aScorecard('a', third('2', 1_000))],
    {
      rules: { ...RULES, comparison: 'exact' },
    },
  ).blocks;
  expect(block?.ranking.map(({ unit, rank }) => [unit.unitId, rank])).toEqual([
    ['a', 1],
    ['b', 1],
  ]);
});

test('units are ranked inside their block, each by its own framework', () => {
  const summary = summarize(
    [aScorecard('a', published), aScorecard('b', full, { blockId: 'wards' })],
    { blocks: [aBlock(['a']), aBlock(['b'], { blockId: 'wards' })] },
  );
  expect(summary.blocks.map(({ ranking }) => ranking.map(({ rank }) => rank))).toEqual([[1], [1]]);
});

test('two scorecards of one unit are refused, because none is more right than the other', () => {
  expect(() => summarize([aScorecard('a', full), aScorecard('a', none)])).toThrow(
    'Two scorecards of the unit a in the block communes',
  );
});

test('a demonstration figure anywhere marks the whole summary', () => {
  const summary = summarize([aScorecard('a', full, { isDemonstration: true })]);
  expect(summary.hasDemonstrationData).toBe(true);
  expect(summary.blocks[0]?.ranking[0]?.isDemonstration).toBe(true);
});
