import { describeValues, rootOf } from './statistics';

const HALF_UP = { rounding: 'half-up', decimalsShown: 3 } as const;

// Expected values were worked out by hand; quartiles as Excel's QUARTILE.INC, the deviation as STDEV.P.
test.each([
  ['one value is every figure', [70], [70, 70, 70, 70, 0, 70, 70, 0]],
  // Quartiles at positions 1.75, 2.5 and 3.25 of 10, 20, 40, 90; variance (900 + 400 + 0 + 2500) ÷ 4 = 950.
  ['an even count', [10, 20, 40, 90], [40, 30, 18, 53, 31, 90, 10, 1]],
  // Variance (2500 + 400 + 900) ÷ 3 = 1266.67.
  ['an odd count', [90, 10, 20], [40, 20, 15, 55, 36, 90, 10, 1]],
  ['half a thousandth is rounded up', [1, 2], [2, 2, 1, 2, 1, 2, 1, 1]],
  // The textbook's set of mean 5 and deviation exactly 2.
  ['a deviation without a remainder', [2, 4, 4, 4, 5, 5, 7, 9], [5, 5, 4, 6, 2, 9, 2, 2]],
])('%s', (_, values, figures) => {
  const statistics = describeValues(values, HALF_UP);
  expect(statistics && Object.values(statistics)).toEqual(figures);
});

test('truncating cuts what rounding would raise', () => {
  expect(describeValues([1, 2], { rounding: 'truncate', decimalsShown: 3 })).toMatchObject({
    meanThousandths: 1,
    medianThousandths: 1,
    upperQuartileThousandths: 1,
    standardDeviationThousandths: 0,
  });
});

test('a deviation of large values is exact, where doubles lose it', () => {
  const values = [999_999_999, 999_999_997, 999_999_999, 999_999_997];
  expect(describeValues(values, HALF_UP)?.standardDeviationThousandths).toBe(1);
});

test('a value that only the rounded mean reaches is not above the mean', () => {
  // The mean is 1.5, printed as 2: both values of 2 are above it.
  expect(describeValues([1, 1, 2, 2], HALF_UP)).toMatchObject({
    meanThousandths: 2,
    aboveMeanCount: 2,
  });
});

test('a figure is rounded once, from the exact one', () => {
  // The mean is 85.8246, which rounded to thousandths first would print as 85.83; the deviation is 0.00049.
  const values = [85_824, 85_825, 85_824, 85_825, 85_825];
  expect(describeValues(values, { rounding: 'half-up', decimalsShown: 2 })).toMatchObject({
    meanThousandths: 85_820,
    standardDeviationThousandths: 0,
  });
});

test('without values there are no statistics', () => {
  expect(describeValues([], HALF_UP)).toBeNull();
});

test.each([0n, 1n, 2n, 3n, 4n, 99n, 100n, 10n ** 20n - 1n, 10n ** 20n, (10n ** 17n + 1n) ** 2n])(
  'the whole root of %p is neither too small nor too large',
  (value) => {
    const root = rootOf(value);
    expect(root * root <= value && (root + 1n) * (root + 1n) > value).toBe(true);
  },
);
