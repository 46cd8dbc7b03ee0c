import type { PeriodRules } from '@congkhai/shared/scorecards/period';
import { openEdition } from './edition.mjs';

const [vi, en] = [openEdition('vi'), openEdition('en')];
const rules = (decimalsShown: PeriodRules['decimalsShown'], rounding: PeriodRules['rounding']) => ({
  tieRule: 'competition' as const,
  comparison: 'displayed' as const,
  decimalsShown,
  rounding,
  uncertainty: null,
});

test.each([
  [85.82, 2, 'half-up', '85,82'],
  [3, 2, 'half-up', '3,00'],
  // 1.005 is a little less than that as a binary number, and 1,01 as a decimal one.
  [1.005, 2, 'half-up', '1,01'],
  [1.009, 2, 'truncate', '1,00'],
  [0, 1, 'half-up', '0,0'],
] as const)('%d with %d decimals, %s, is printed as %s', (figure, decimals, rounding, printed) => {
  expect(vi.formatFigure(figure, rules(decimals, rounding))).toBe(printed);
});

test('a maximum has no needless zeros, and a change has its sign', () => {
  expect([13.5, 100, 31.25].map(vi.formatBound)).toEqual(['13,5', '100', '31,25']);
  expect([1.25, -0.5, 0].map(vi.formatSigned)).toEqual(['+1,25', '-0,5', '0']);
});

test('days are those of Viet Nam, whatever the clock of the server', () => {
  expect(vi.formatDay('2023-10-06')).toBe('06/10/2023');
  expect(vi.formatInstant('2023-10-05T17:12:00.000Z')).toBe('00:12 06/10/2023');
  expect(en.formatInstant('2023-10-05T17:12:00.000Z')).toBe('00:12 06 Oct 2023');
  expect(vi.formatToday(new Date('2015-05-13T17:00:00.000Z'))).toBe('Thứ Năm, 14/05/2015');
});

test('counts and sizes are written as each language writes them', () => {
  expect([vi, en].map((edition) => edition.formatCount(1_284_000))).toEqual([
    '1.284.000',
    '1,284,000',
  ]);
  expect([400, 2_400, 1_240_000].map(vi.formatFileSize)).toEqual(['1 kB', '2 kB', '1,2 MB']);
});

test('a document is cited with number, day and issuer', () => {
  const decision = {
    number: '214/QĐ-UBND',
    issuedOn: '2023-01-12',
    issuer: 'UBND huyện Tiên Phước',
    title: null,
  };
  expect(vi.formatLegalDocument(decision)).toBe(
    'số 214/QĐ-UBND ngày 12/01/2023 của UBND huyện Tiên Phước',
  );
});
