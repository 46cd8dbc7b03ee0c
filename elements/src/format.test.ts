import { formatDay, formatFigure, formatNumber } from './format.js';

test.each([
  // 1.005 is a little less as a binary float: who rounds that gets 1,00.
  [1.005, 2, 'half-up', '1,01'],
  [1.005, 2, 'truncate', '1,00'],
  [85.82, 2, 'half-up', '85,82'],
  [85.8, 2, 'half-up', '85,80'],
  [86, 2, 'half-up', '86,00'],
  [99.995, 2, 'half-up', '100,00'],
  [99.995, 2, 'truncate', '99,99'],
  [-0.125, 2, 'half-up', '-0,13'],
  [8.575, 3, 'half-up', '8,575'],
  [0, 0, 'half-up', '0'],
] as const)('%d with %d decimals, %s, is %s', (figure, decimalsShown, rounding, shown) => {
  expect(formatFigure('vi', figure, { decimalsShown, rounding })).toBe(shown);
});

test.each([
  [100, '100'],
  [13.5, '13,5'],
  [0.125, '0,125'],
])('the maximum %d is %s', (maximum, shown) => {
  expect(formatNumber('vi', maximum)).toBe(shown);
});

test('thousands are parted by a point in Vietnamese and by a comma in English', () => {
  expect(formatNumber('vi', 1_234_567)).toBe('1.234.567');
  expect(formatNumber('en', 1_234_567)).toBe('1,234,567');
});

test.each([
  ['2023-10-06T16:59:59.999Z', '06/10/2023', '06 Oct 2023'],
  ['2023-10-06T17:00:00.000Z', '07/10/2023', '07 Oct 2023'],
])('%s is the day %s in Viet Nam', (instant, vi, en) => {
  expect(formatDay('vi', instant)).toBe(vi);
  expect(formatDay('en', instant)).toBe(en);
});
