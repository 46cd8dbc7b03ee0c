import { mondayOf, stepFrom, weeksOf } from './days';

// 25 November 2026 is a Wednesday; 1 March 2027 is a Monday; 1 November 2026 is a Sunday.
test.each([
  ['2026-11-25', '2026-11-23'],
  ['2027-03-01', '2027-03-01'],
  ['2026-11-01', '2026-10-26'],
])('the week of %s begins on Monday %s', (day, monday) => {
  expect(mondayOf(day)).toBe(monday);
});

test.each([
  ['2026-11-25', 6, '2026-10-26', '2026-12-06'],
  ['2027-02-10', 4, '2027-02-01', '2027-02-28'],
  ['2026-12-31', 5, '2026-11-30', '2027-01-03'],
  ['2028-02-29', 5, '2028-01-31', '2028-03-05'],
])('the month of %s is shown in %i weeks from %s to %s', (day, count, first, last) => {
  const weeks = weeksOf('month', day);
  expect(weeks).toHaveLength(count);
  expect(weeks.every((week) => week.length === 7)).toBe(true);
  expect([weeks.at(0)?.at(0), weeks.at(-1)?.at(-1)]).toEqual([first, last]);
});

test('a week is shown from Monday to Sunday', () => {
  expect(weeksOf('week', '2027-01-01')).toEqual([
    [
      '2026-12-28',
      '2026-12-29',
      '2026-12-30',
      '2026-12-31',
      '2027-01-01',
      '2027-01-02',
      '2027-01-03',
    ],
  ]);
});

test.each([
  ['month', '2026-12-31', 1, '2027-01-01'],
  ['month', '2026-01-31', -1, '2025-12-01'],
  ['month', '2026-03-31', -1, '2026-02-01'],
  ['week', '2026-12-30', 1, '2027-01-06'],
  ['week', '2027-01-06', -1, '2026-12-30'],
] as const)('from the %s of %s, %i further is that of %s', (view, day, direction, expected) => {
  expect(stepFrom(view, day, direction)).toBe(expected);
});
