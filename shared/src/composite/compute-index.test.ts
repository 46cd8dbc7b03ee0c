import { aggregate } from './aggregate';
import {
  type CompositeElement,
  type CompositeIndex,
  CompositeIndexSchema,
  type Indicator,
} from './composite-index';
import { computeIndex } from './compute-index';
import { normalise } from './normalise';
import { kurtosisOf, skewnessOf, treatOutliers } from './treat-outliers';

const PLAIN: Indicator = {
  direction: 'more-is-better',
  denominatorId: null,
  imputation: { kind: 'none' },
  outliers: null,
  normalisation: { kind: 'none' },
};
const indicator = (
  elementId: string,
  rules: Partial<Indicator> = {},
  weight = 1,
): CompositeElement => ({
  elementId,
  name: elementId,
  weight,
  indicator: { ...PLAIN, ...rules },
  aggregation: null,
  children: [],
});
const anIndex = (
  children: CompositeElement[],
  {
    mean = 'arithmetic' as 'arithmetic' | 'geometric' | 'harmonic',
    requiredShare = 0,
    unitShare = 0,
  } = {},
): CompositeIndex =>
  CompositeIndexSchema.parse({
    indexId: 'ddci',
    name: 'DDCI',
    root: {
      elementId: 'all',
      name: 'all',
      weight: 1,
      indicator: null,
      aggregation: { mean, requiredShare },
      children,
    },
    requiredShare: unitShare,
    tieRule: 'competition',
    comparison: 'exact',
    decimalsShown: 2,
  });
const unit = (
  unitId: string,
  values: Record<string, number | null>,
  groupId: string | null = null,
) => ({
  unitId,
  groupId,
  values,
});
function scoresOf(index: CompositeIndex, units: ReturnType<typeof unit>[], elementId = 'all') {
  const outcome = computeIndex(index, units);
  if (outcome.kind === 'impossible') return outcome.problems;
  return Object.fromEntries(
    outcome.results.map(({ unitId, scores }) => [unitId, scores[elementId]]),
  );
}

describe('normalisation', () => {
  const COLUMN = [20, 10, null, 40, 10];
  test.each([
    [
      'from the worst to the best',
      { kind: 'min-max', lowest: 1, highest: 100 },
      [34, 1, null, 100, 1],
    ],
    // Mean 20, sample deviation √((0 + 100 + 400 + 100) ÷ 3) = √200
    [
      'by deviations from the mean',
      { kind: 'z-score', mean: 0, deviation: Math.SQRT2 },
      [0, -1, null, 2, -1],
    ],
    ['by rank', { kind: 'rank' }, [3, 1, null, 4, 1]],
    ['by share of units below', { kind: 'percentile-rank' }, [2 / 3, 0, null, 1, 0]],
    [
      'by the way to a target',
      { kind: 'distance-to-target', target: 30, isCapped: false },
      [0.5, 0, null, 1.5, 0],
    ],
    [
      'by the way to a target, capped',
      { kind: 'distance-to-target', target: 30, isCapped: true },
      [0.5, 0, null, 1, 0],
    ],
    ['not at all', { kind: 'none' }, [20, 10, null, 40, 10]],
  ] as const)('%s', (_, rule, expected) => {
    normalise(COLUMN, rule).forEach((value, position) => {
      if (value === null) expect(expected[position]).toBeNull();
      else expect(value).toBeCloseTo(expected[position] ?? Number.NaN, 12);
    });
  });

  test('where less is better the lowest value is the best, and a target is below', () => {
    const rules = {
      direction: 'less-is-better',
      normalisation: { kind: 'distance-to-target', target: 10, isCapped: false },
    } as const;
    expect(
      scoresOf(anIndex([indicator('late', rules)]), [
        unit('a', { late: 30 }),
        unit('b', { late: 20 }),
        unit('c', { late: 10 }),
      ]),
    ).toEqual({ a: 0, b: 0.5, c: 1 });
  });
});

test.each([
  // Weights 1 and 3: (4 + 3 · 9) ÷ 4; √√(4 · 9³); 4 ÷ (1 ÷ 4 + 3 ÷ 9)
  ['arithmetic', 7.75],
  ['geometric', (4 * 9 ** 3) ** 0.25],
  ['harmonic', 4 / (1 / 4 + 3 / 9)],
] as const)('a weighted %s mean', (mean, expected) => {
  const children = [
    { score: 4, weight: 1 },
    { score: 9, weight: 3 },
  ];
  expect(aggregate(children, { mean, requiredShare: 0 })).toBeCloseTo(expected, 12);
});

describe('missing values', () => {
  const children = [indicator('x'), indicator('y', {}, 3)];
  test('leave the mean to the others', () => {
    expect(
      scoresOf(anIndex(children), [unit('a', { x: 4, y: 8 }), unit('b', { x: 4 }), unit('c', {})]),
    ).toEqual({ a: 7, b: 4, c: null });
  });
  test('leave no mean where more must be there', () => {
    expect(
      scoresOf(anIndex(children, { requiredShare: 0.6 }), [
        unit('a', { x: 4, y: 8 }),
        unit('b', { x: 4 }),
      ]),
    ).toEqual({ a: 7, b: null });
  });
  test('leave a unit out where it has too few', () => {
    expect(
      computeIndex(anIndex(children, { unitShare: 0.6 }), [
        unit('a', { x: 4, y: 8 }),
        unit('b', { x: 4 }),
      ]),
    ).toMatchObject({ results: [{ unitId: 'a' }], leftOut: [{ unitId: 'b', presentShare: 0.5 }] });
  });
  test.each([
    ['the mean of all', { kind: 'mean', of: 'all' }, 25],
    ['the median of all', { kind: 'median', of: 'all' }, 15],
    ['the mean of the group', { kind: 'mean', of: 'group' }, 15],
  ] as const)('are replaced by %s', (_, imputation, expected) => {
    const units = [
      unit('a', { x: 10 }, 'g'),
      unit('b', { x: 20 }, 'g'),
      unit('c', { x: 10 }, 'h'),
      unit('d', { x: 60 }, 'h'),
      unit('e', {}, 'g'),
    ];
    expect(scoresOf(anIndex([indicator('x', { imputation })]), units)).toMatchObject({
      e: expected,
    });
  });
});

describe('an index that cannot be computed says where', () => {
  const minMax = { normalisation: { kind: 'min-max', lowest: 0, highest: 100 } } as const;
  test.each([
    [
      'an indicator that is the same everywhere',
      [indicator('x', minMax)],
      {},
      [{ x: 5 }, { x: 5 }],
      { elementId: 'x', unitId: null, kind: 'constant' },
    ],
    [
      'an indicator without values',
      [indicator('x', minMax)],
      {},
      [{}, {}],
      { elementId: 'x', unitId: null, kind: 'no-values' },
    ],
    [
      'a denominator of 0',
      [indicator('x', { denominatorId: 'people' })],
      {},
      [
        { x: 5, people: 0 },
        { x: 5, people: 2 },
      ],
      { elementId: 'x', unitId: 'u0', kind: 'denominator-zero' },
    ],
    [
      'a geometric mean of 0',
      [indicator('x')],
      { mean: 'geometric' },
      [{ x: 0 }, { x: 5 }],
      { elementId: 'all', unitId: 'u0', kind: 'not-positive' },
    ],
    [
      'a target that the worst has reached',
      [
        indicator('x', {
          normalisation: { kind: 'distance-to-target', target: 5, isCapped: false },
        }),
      ],
      {},
      [{ x: 5 }, { x: 6 }],
      { elementId: 'x', unitId: null, kind: 'target-not-beyond-worst' },
    ],
  ] as const)('%s', (_, children, options, values, problem) => {
    const units = values.map((some, position) => unit(`u${position}`, some));
    expect(computeIndex(anIndex([...children], options), units)).toEqual({
      kind: 'impossible',
      problems: [problem],
    });
  });
});

test('skewness and kurtosis are those of Excel', () => {
  // SKEW and KURT of Microsoft's own example: 3, 4, 5, 2, 3, 4, 5, 6, 4, 7.
  const values = [3, 4, 5, 2, 3, 4, 5, 6, 4, 7];
  expect(skewnessOf(values)).toBeCloseTo(0.359543071, 9);
  expect(kurtosisOf(values)).toBeCloseTo(-0.151799637, 9);
});

describe('outliers', () => {
  const even = Array.from({ length: 20 }, (_, position) => position);
  const rule = { winsorisedMax: 2, skewnessMax: 2, kurtosisMax: 3.5 };
  test('are left where the values are not both skewed and peaked', () => {
    expect(treatOutliers(even, rule)).toEqual(even);
  });
  test('are moved to the next value, from the farthest on', () => {
    expect(treatOutliers([...even, 500], rule)).toEqual([...even, 19]);
  });
  test('are taken as logarithms where moving the allowed number is not enough', () => {
    const treated = treatOutliers([...even, 500, 4_000, 30_000], rule);
    // ln(30,000 + 300) − ln(300) = ln 101
    expect((treated.at(-1) ?? 0) - (treated[0] ?? 0)).toBeCloseTo(Math.log(101), 12);
  });
});
