import { decimalOf, divideExactly, parseThousandths, toDisplayed } from './points';

test.each([
  ['12,97', 12_970],
  ['12.97', 12_970],
  ['3', 3_000],
  ['0', 0],
  ['0,005', 5],
  [' 31,5 ', 31_500],
  ['1.234,5', null],
  ['1,2345', null],
  ['12,', null],
  ['-1', null],
  ['=1+1', null],
  ['1e3', null],
  ['', null],
])('%p is read as %p thousandths', (text, thousandths) => {
  expect(parseThousandths(text)).toBe(thousandths);
});

test('46.8 and 32.24 add up exactly, which they do not in binary', () => {
  expect(46.8 + 32.24).not.toBe(79.04);
  expect(decimalOf(46_800 + 32_240)).toBe(79.04);
});

test.each([
  // Thanh Hóa 2023 printed 68.32 of an applicable 84 points as 81.33 %.
  [68_320, 84_000, 'half-up', 81_333],
  [68_320, 84_000, 'truncate', 81_333],
  [1, 3, 'half-up', 33_333],
  [2, 3, 'half-up', 66_667],
  [2, 3, 'truncate', 66_666],
  [1, 200_000, 'half-up', 1],
  [1, 200_001, 'half-up', 0],
  [0, 5, 'half-up', 0],
  [5, 5, 'truncate', 100_000],
] as const)(
  '%i of %i is, %s, %i thousandths of a percent',
  (points, maximum, rounding, percent) => {
    expect(divideExactly(points, maximum, { scale: 100_000, rounding })).toBe(percent);
  },
);

test.each([
  [85_816, 2, 'half-up', 85_820],
  [85_815, 2, 'half-up', 85_820],
  [85_814, 2, 'half-up', 85_810],
  [85_819, 2, 'truncate', 85_810],
  [85_819, 3, 'half-up', 85_819],
  [85_500, 0, 'half-up', 86_000],
] as const)(
  '%i thousandths with %i decimals, %s, are shown as %i',
  (thousandths, decimals, rounding, shown) => {
    expect(toDisplayed(thousandths, { decimals, rounding })).toBe(shown);
  },
);
