import { analyzeBlock, BlockAnalysisSchema } from './analysis';
import { assessBlock } from './block-results';
import type { PeriodRules } from './period';
import type { ItemScores } from './scorecard';
import {
  aBlock,
  aFramework,
  aGroup,
  aLeaf,
  appraised,
  aScorecard,
  NOT_APPLICABLE,
  RULES,
} from './test-builders';

const FRAMEWORK = aFramework([
  aGroup('1', [aLeaf('1.1', 40_000), aLeaf('1.2', 20_000)]),
  aLeaf('2', 40_000),
]);

function analyze(cards: Record<string, ItemScores>, rules: Partial<PeriodRules> = {}) {
  const merged = { ...RULES, ...rules };
  const results = assessBlock(aBlock(Object.keys(cards)), {
    framework: FRAMEWORK,
    rules: merged,
    scorecards: new Map(
      Object.entries(cards).map(([unitId, scores]) => [unitId, aScorecard(unitId, scores)]),
    ),
  });
  const analysis = analyzeBlock(results, merged);
  BlockAnalysisSchema.parse(analysis);
  const unitOf = (unitId: string) =>
    analysis.units.find(({ unit }) => unit.unitId === unitId) ?? fail(unitId);
  const itemOf = (itemId: string) =>
    analysis.items.find((item) => item.itemId === itemId) ?? fail(itemId);
  return { analysis, unitOf, itemOf };
}

function fail(what: string): never {
  throw new Error(`no ${what} in the analysis`);
}

const points = (first: number, second: number, third: number): ItemScores => ({
  '1.1': appraised(first),
  '1.2': appraised(second),
  '2': appraised(third),
});

describe('points lost', () => {
  // By hand: of 40 points of item 1.1, a lost 4 and b 10, so 7 by the mean.
  const { analysis, unitOf, itemOf } = analyze({
    a: points(36_000, 20_000, 30_000),
    b: points(30_000, 20_000, 40_000),
  });

  test('of an item are compared with the mean and the best of the block', () => {
    expect(itemOf('1.1').loss).toEqual({
      meanPoints: 33,
      highestPoints: 36,
      meanLost: 7,
      leastLost: 4,
    });
    expect(unitOf('b').lostItems[0]).toEqual({
      itemId: '1.1',
      points: 30,
      lost: 10,
      lostMoreThanMean: 3,
    });
  });

  test('of an area are those of its items', () => {
    expect(unitOf('a').areas).toEqual([
      { areaId: '1', points: 56, lost: 4, lostMoreThanMean: -3 },
      { areaId: '2', points: 30, lost: 10, lostMoreThanMean: 5 },
    ]);
  });

  test('an item that everybody has in full and one that nobody has are told apart', () => {
    expect(analysis.items.map(({ isReachedByAll }) => isReachedByAll)).toEqual([
      false,
      true,
      false,
    ]);
    expect(analysis.items.map(({ isReachedByNobody }) => isReachedByNobody)).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('an item that does not apply to a unit loses it nothing', () => {
    const { unitOf: found, itemOf: item } = analyze({
      a: { ...points(40_000, 0, 30_000), '1.2': NOT_APPLICABLE },
      b: points(40_000, 15_000, 40_000),
    });
    expect(found('a').areas[0]).toEqual({
      areaId: '1',
      points: 40,
      lost: 0,
      lostMoreThanMean: -2.5,
    });
    expect(item('1.2')).toMatchObject({ applicableCount: 1, loss: { meanLost: 5 } });
  });
});

describe('the next grade', () => {
  // Bounds are 90, 80 and 50 %; the period prints two decimals and rounds half up, so 79.995 % is printed as 80.00 %.
  test.each([
    [79_994, 1],
    [79_000, 995],
    [80_000, 9_995],
  ])('%i thousandths of 100 points lack %i thousandths', (total, needed) => {
    const { unitOf } = analyze({ a: points(40_000, 20_000, total - 60_000) });
    expect(unitOf('a').nextGrade?.pointsNeeded).toBe(needed / 1_000);
  });

  test('is nothing for whoever has the best', () => {
    const { unitOf } = analyze({ a: points(40_000, 20_000, 30_000) });
    expect(unitOf('a').nextGrade).toBeNull();
  });

  test('names the items that alone have enough left', () => {
    const { unitOf } = analyze({ a: points(30_000, 19_000, 30_000) });
    expect(unitOf('a').nextGrade).toMatchObject({
      grade: { gradeId: 'tot' },
      pointsNeeded: 0.995,
      itemIds: ['1.1', '2', '1.2'],
    });
  });

  test('takes fewer points where less applies: 80 % of 80 points are 64', () => {
    const { unitOf } = analyze({ a: { ...points(30_000, 0, 30_000), '1.2': NOT_APPLICABLE } });
    // 63.996 of 80 is 79.995 %, printed as 80.00 %.
    expect(unitOf('a').nextGrade?.pointsNeeded).toBe(3.996);
  });
});

describe('the next rank', () => {
  const cards = {
    a: points(40_000, 20_000, 30_000),
    b: points(40_000, 20_000, 28_000),
    c: points(40_000, 20_000, 28_000),
    d: points(40_000, 20_000, 20_000),
  };

  test('is shared with the one above as soon as both print the same', () => {
    const { unitOf } = analyze(cards);
    expect(unitOf('b').nextRank).toMatchObject({ rank: 1, pointsNeeded: 1.995 });
    expect(unitOf('d').nextRank).toMatchObject({ rank: 2, pointsNeeded: 7.995 });
  });

  test('by exact comparison takes exactly the difference', () => {
    const { unitOf } = analyze(cards, { comparison: 'exact' });
    expect(unitOf('b').nextRank).toMatchObject({ rank: 1, pointsNeeded: 2 });
  });

  test('of units that tie is the same, and the first has none', () => {
    const { unitOf } = analyze(cards);
    expect(unitOf('c').nextRank).toEqual(unitOf('b').nextRank);
    expect(unitOf('a').nextRank).toBeNull();
  });
});

describe('self-assessment against appraisal', () => {
  const card = (self: number, council: number): ItemScores => ({
    ...points(council, 20_000, 40_000),
    '1.1': appraised(council, { selfScoreThousandths: self }),
  });

  test('a gap outside the fences stands out; one on a fence does not', () => {
    // Gaps 0, 1, 1, 2, 2, 3.5 and 30: quartiles 1 and 2.75 (type 7), fences −1.625 and 5.375.
    const gaps = [0, 1_000, 1_000, 2_000, 2_000, 3_500, 30_000];
    const { analysis, itemOf } = analyze(
      Object.fromEntries(gaps.map((gap, n) => [`u${n}`, card(40_000, 40_000 - gap)])),
    );
    expect(itemOf('1.1').selfGapOutliers.map(({ gap }) => gap)).toEqual([30]);
    expect(analysis.selfGapOutliers).toHaveLength(1);
    expect(itemOf('1.1').meanSelfGap).toBe(5.643);

    // Gaps 0, 0, 2, 2 and 5: quartiles 0 and 2, the upper fence exactly 5.
    const onFence = analyze(
      Object.fromEntries(
        [0, 0, 2_000, 2_000, 5_000].map((gap, n) => [`u${n}`, card(40_000, 40_000 - gap)]),
      ),
    );
    expect(onFence.itemOf('1.1').selfGapOutliers).toEqual([]);
  });

  test('of fewer than five units has no outliers', () => {
    const { itemOf } = analyze({
      a: card(40_000, 0),
      b: card(1_000, 1_000),
      c: card(1_000, 1_000),
    });
    expect(itemOf('1.1').selfGapOutliers).toEqual([]);
  });

  test('counts the second appraisal where there is one, and may be below 0', () => {
    const second = { secondAppraisedScoreThousandths: 35_000, selfScoreThousandths: 30_000 };
    const { unitOf } = analyze({
      a: { ...points(0, 20_000, 40_000), '1.1': appraised(10_000, second) },
    });
    expect(unitOf('a').selfGap).toEqual({ selfScore: 30, appraisedScore: 35, gap: -5 });
  });
});
