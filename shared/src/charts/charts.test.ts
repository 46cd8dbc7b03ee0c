import type { BlockSummary, PeriodSummary, RankedUnit } from '../scorecards/summary';
import { RULES } from '../scorecards/test-builders';
import { areasChartOf } from './areas-chart';
import type { BarChart } from './chart';
import { rankingChartOf } from './ranking-chart';
import { seriesChartOf } from './series-chart';

const SUMMARY: PeriodSummary = {
  periodId: 'ky-2022',
  name: 'Chỉ số năm 2022',
  year: 2022,
  decision: null,
  release: {
    number: 1,
    frozenAt: '2023-01-12T00:00:00.000Z',
    sha256: 'a'.repeat(64),
    erratumCount: 0,
  },
  comparedWith: null,
  rules: RULES,
  methods: { quartiles: 'hyndman-fan-7', standardDeviation: 'population' },
  blocks: [],
  hasDemonstrationData: false,
};
const FIGURES = {
  mean: 7,
  median: 7,
  lowerQuartile: 6,
  upperQuartile: 8,
  standardDeviation: 1,
  highest: 9.5,
  lowest: 4,
  aboveMeanCount: 1,
};

function aRankedUnit(rank: number, ranked: Partial<RankedUnit> = {}): RankedUnit {
  const percent = 100 - rank;
  return {
    unit: { unitId: `xa-${rank}`, name: `Xã ${rank}`, code: null, parentUnitId: null },
    rank,
    rankInterval: null,
    points: percent,
    scoredPoints: percent,
    applicableMaximum: 100,
    percent,
    grade: null,
    areas: [],
    notApplicableItemIds: [],
    change: null,
    differences: [],
    isDemonstration: false,
    ...ranked,
  };
}
function aBlock(ranking: RankedUnit[], block: Partial<BlockSummary> = {}): BlockSummary {
  return {
    blockId: 'xa',
    name: 'Các xã',
    frameworkId: 'xa-2022',
    maximum: 100,
    rescaledTo: null,
    gradeBandsSource: null,
    rankedUnitCount: ranking.length,
    statistics: { ...FIGURES, mean: 81.125 },
    countPerGrade: [],
    ungradedUnitCount: ranking.length,
    areas: [],
    leftOutItemIds: [],
    ranking,
    notRanked: [],
    ...block,
  };
}
const ranks = (count: number) => Array.from({ length: count }, (_, n) => aRankedUnit(n + 1));
const of = (block: BlockSummary) =>
  ({ summary: SUMMARY, block, locale: 'vi', dataUrl: 'https://cchc.example/v1' }) as const;
const labelsIn = ({ bars }: BarChart) => bars.map(({ label }) => label);

test.each([
  ['all fit', 3, 3, undefined, ['1. Xã 1', '2. Xã 2', '3. Xã 3']],
  ['some are left out', 5, 2, undefined, ['1. Xã 1', '2. Xã 2', '… 3 đơn vị khác']],
  ['the marked one is among the first', 5, 2, 'xa-2', ['1. Xã 1', '2. Xã 2', '… 3 đơn vị khác']],
  ['the marked one comes next', 5, 2, 'xa-3', ['1. Xã 1', '2. Xã 2', '3. Xã 3', '… 2 đơn vị khác']],
  [
    'the marked one comes later',
    5,
    2,
    'xa-4',
    ['1. Xã 1', '2. Xã 2', '… 1 đơn vị khác', '4. Xã 4', '… 1 đơn vị khác'],
  ],
  [
    'the marked one is the last',
    5,
    2,
    'xa-5',
    ['1. Xã 1', '2. Xã 2', '… 2 đơn vị khác', '5. Xã 5'],
  ],
  ['nobody is ranked', 0, 2, undefined, []],
])('a ranking where %s', (_what, count, limit, unitId, labels) => {
  const chart = rankingChartOf(of(aBlock(ranks(count))), { unitId, limit });
  expect(labelsIn(chart)).toEqual(labels);
  const marked = chart.bars.filter(({ isMarked }) => isMarked);
  expect(marked).toHaveLength(unitId === undefined ? 0 : 1);
});

test('the words of a ranking are all that the picture shows, with a decimal comma and the rounding of the period', () => {
  const grade = { gradeId: 'tot', name: 'tốt' };
  const chart = rankingChartOf(of(aBlock([aRankedUnit(1, { grade }), ...ranks(3).slice(1)])), {
    unitId: 'xa-3',
    limit: 1,
  });
  expect(chart.description).toBe(
    'Các xã: 2 trong 3 đơn vị được xếp hạng. Hạng 1: Xã 1, 99,00 % (tốt). Hạng 3: Xã 3, 97,00 %. ' +
      'Trung bình 81,13 %. Được đánh dấu: Xã 3.',
  );
  expect(chart.bars[0]?.valueText).toBe('99,00 · tốt');
});

test('bonus points may lead beyond 100 percent, and then the axis goes on', () => {
  const chart = rankingChartOf(of(aBlock([aRankedUnit(1, { percent: 103.4 })])), {
    unitId: undefined,
    limit: 1,
  });
  expect(chart.axisEnd).toBe(110);
});

describe('areas', () => {
  const area = (areaId: string, effect: 'scored' | 'bonus') => ({
    areaId,
    name: `Lĩnh vực ${areaId}`,
    effect,
    maximum: 10,
    statistics: FIGURES,
  });
  const points = (areaId: string, percent: number | null) => ({
    areaId,
    points: 8.5,
    applicableMaximum: 10,
    percent,
    rank: null,
  });
  const ranked = aRankedUnit(1, { areas: [points('1', 85), points('2', null)] });
  const block = aBlock([ranked], {
    areas: [area('1', 'scored'), area('2', 'scored'), area('3', 'bonus')],
  });

  test('of a unit stand against the mean, one that does not apply has no bar, and bonus points are left out', () => {
    const chart = areasChartOf(of(block), ranked);
    expect(chart.bars.map(({ value, valueText }) => [value, valueText])).toEqual([
      [85, '8,50/10'],
      [null, 'không áp dụng'],
    ]);
    expect(chart.marks).toEqual([{ kind: 'mean', name: 'Trung bình của khối', values: [70, 70] }]);
    expect(chart.notes.at(-1)).toBe('Điểm thưởng và điểm trừ không có trong biểu đồ.');
  });

  test('of all are means between the lowest and the highest', () => {
    const chart = areasChartOf(of(block), undefined);
    expect(chart.bars[0]).toMatchObject({ value: 70, valueText: '7,00/10' });
    expect(chart.marks.map(({ kind, values }) => [kind, values[0]])).toEqual([
      ['lowest', 40],
      ['highest', 95],
    ]);
    expect(chart.description).toContain(
      '1. Lĩnh vực 1: trung bình của khối 7,00/10 điểm, từ 4,00 đến 9,50.',
    );
  });
});

test('a year without a result is a gap, and a unit of other boundaries begins anew', () => {
  const year = (of2: number, ranked: RankedUnit | undefined) => ({
    summary: { ...SUMMARY, year: of2 },
    block: aBlock(ranked ? [ranked] : [], { rankedUnitCount: 7 }),
    ranked,
  });
  const change: RankedUnit['change'] = { kind: 'boundary-break', predecessors: [] };
  const chart = seriesChartOf(
    [
      // What was before the first year that is shown is not seen, so nothing is broken.
      year(2020, aRankedUnit(3, { change })),
      year(2021, undefined),
      year(2022, aRankedUnit(2, { change })),
    ],
    { unitName: 'Xã Tiên Châu', locale: 'en', dataUrl: 'https://cchc.example/v1' },
  );
  expect(chart.points).toEqual([
    { value: 97, valueText: '97.00', rankText: 'rank 3/7', isBreak: false },
    null,
    { value: 98, valueText: '98.00', rankText: 'rank 2/7', isBreak: true },
  ]);
  expect(chart.description).toBe(
    '2020: 97.00 %, rank 3/7; mean 81.13 %. 2021: not ranked; mean 81.13 %. ' +
      '2022: 98.00 %, rank 2/7; mean 81.13 % (boundaries changed since the year before).',
  );
});
