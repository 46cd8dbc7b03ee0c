import { FrameworkSchema } from './framework';
import { PeriodSchema } from './period';
import type { Release, SealedRelease } from './release';
import { BLANK_SCORE, type Scorecard } from './scorecard';
import { summarizeRelease } from './summarize';
import { type PeriodSummary, PeriodSummarySchema } from './summary';

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
const framework = FrameworkSchema.parse({
  frameworkId: 'commune-2022',
  name: 'Bộ chỉ số 2022',
  decision: null,
  items: TIEN_CHAU.map(([itemId, , maximumThousandths]) => ({
    itemId,
    name: `Lĩnh vực ${itemId}`,
    maximumThousandths,
    method: 'appraisal' as const,
    children: [],
  })),
});
const SHA256 = 'a'.repeat(64);
const frameworks = new Map([[framework.frameworkId, framework]]);

const unit = (unitId: string) => ({ unitId, name: `Xã ${unitId}` });
function aRelease(unitIds: readonly string[], release: Partial<Release> = {}): SealedRelease {
  const period = PeriodSchema.parse({
    periodId: 'p-2022',
    name: 'Năm 2022',
    year: 2022,
    decision: null,
    unitsAsOf: '2022-12-31',
    rules: {
      tieRule: 'competition',
      comparison: 'displayed',
      rounding: 'half-up',
      decimalsShown: 2,
    },
    blocks: [
      {
        blockId: 'communes',
        name: 'Xã, thị trấn',
        frameworkId: framework.frameworkId,
        gradeBands: [
          { gradeId: 'xuat-sac', name: 'xuất sắc', minimumPercentThousandths: 90_000 },
          { gradeId: 'tot', name: 'tốt', minimumPercentThousandths: 80_000 },
          { gradeId: 'yeu', name: 'yếu', minimumPercentThousandths: 0 },
        ],
        gradeBandsSource: null,
        units: unitIds.map(unit),
      },
    ],
  });
  return {
    release: {
      ...period,
      number: 1,
      frozenAt: '2023-01-12T02:00:00.000Z',
      frameworks: [],
      units: [],
      comparedWith: null,
      errata: [],
      previousRelease: null,
      hasDemonstrationData: false,
      ...release,
    },
    sha256: SHA256,
  };
}
function summarize(
  release: SealedRelease,
  scorecards: Scorecard[],
  compared: PeriodSummary | null = null,
) {
  return summarizeRelease(release, { frameworks, scorecards, compared });
}
/** A card that scores every area at this share of its maximum. */
function aScorecard(
  unitId: string,
  pointsOf: (area: (typeof TIEN_CHAU)[number]) => number,
): Scorecard {
  const scores = TIEN_CHAU.map((area) => [
    area[0],
    {
      ...BLANK_SCORE,
      state: 'scored' as const,
      appraisedScoreThousandths: pointsOf(area),
    },
  ]);
  return {
    periodId: 'p-2022',
    blockId: 'communes',
    unit: unit(unitId),
    scores: Object.fromEntries(scores),
    publishedTotals: null,
    isDemonstration: false,
  };
}
const published = (area: (typeof TIEN_CHAU)[number]) => area[1];
const full = (area: (typeof TIEN_CHAU)[number]) => area[2];
const none = () => 0;

test('Tiên Châu has 85.82 of 100 points, grade tốt, and eight areas that add up', () => {
  const summary = summarize(aRelease(['tien-chau', 'a', 'b']), [
    aScorecard('a', full),
    aScorecard('tien-chau', published),
    aScorecard('b', none),
  ]);
  expect(PeriodSummarySchema.safeParse(summary).error).toBeUndefined();
  const [block] = summary.blocks;
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
  expect(block).toMatchObject({
    maximum: 100,
    rankedUnitCount: 3,
    // √((38.06² + 23.88² + 61.94²) ÷ 3) = √1951.79
    statistics: {
      mean: 61.94,
      median: 85.82,
      lowerQuartile: 42.91,
      upperQuartile: 92.91,
      standardDeviation: 44.179,
      highest: 100,
      lowest: 0,
      aboveMeanCount: 2,
    },
  });
  expect(block?.countPerGrade.map(({ unitCount }) => unitCount)).toEqual([1, 1, 1]);
});

test('a unit without a scorecard is listed apart and is not last with 0 points', () => {
  const summary = summarize(aRelease(['a', 'silent']), [aScorecard('a', published)]);
  const [block] = summary.blocks;
  expect(block?.ranking.map((ranked) => ranked.unit.unitId)).toEqual(['a']);
  expect(block?.notRanked).toMatchObject([{ unit: { unitId: 'silent' }, reason: 'not-submitted' }]);
  expect(block?.statistics?.lowest).toBe(85.82);
});

test('percentages that print alike tie when printed figures are compared, and not when exact ones are', () => {
  const { release, sha256 } = aRelease(['a', 'b']);
  const cards = [
    aScorecard('a', published),
    aScorecard('b', (area) => (area[0] === '1' ? 12_972 : area[1])),
  ];
  const ranksBy = (comparison: 'displayed' | 'exact') =>
    summarize(
      { release: { ...release, rules: { ...release.rules, comparison } }, sha256 },
      cards,
    ).blocks[0]?.ranking.map(({ rank }) => rank);
  expect(ranksBy('displayed')).toEqual([1, 1]);
  expect(ranksBy('exact')).toEqual([1, 2]);
});

test('the order of the scorecards never changes a summary', () => {
  const release = aRelease(['a', 'b', 'c']);
  const cards = [aScorecard('a', published), aScorecard('b', full), aScorecard('c', none)];
  const expected = summarize(release, cards);
  expect(summarize(release, [...cards].reverse())).toEqual(expected);
});

test('a demonstration figure anywhere marks the whole summary', () => {
  const invented = { ...aScorecard('a', full), isDemonstration: true };
  const summary = summarize(aRelease(['a']), [invented]);
  expect(summary.hasDemonstrationData).toBe(true);
  expect(summary.blocks[0]?.ranking[0]?.isDemonstration).toBe(true);
});
