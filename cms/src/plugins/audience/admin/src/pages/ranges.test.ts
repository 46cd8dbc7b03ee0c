import { rangeOf, rangeProblemOf } from './ranges';

test.each([
  ['7d', '2026-11-25T16:59:59Z', '2026-11-19', '2026-11-25'],
  ['7d', '2026-11-25T17:00:00Z', '2026-11-20', '2026-11-26'],
  ['30d', '2024-03-01T00:00:00Z', '2024-02-01', '2024-03-01'],
] as const)('%s at %s is from %s to %s, by days in Viet Nam', (preset, now, from, to) => {
  expect(rangeOf(preset, new Date(now))).toEqual({ from, to });
});

test.each([
  ['2026-01-01', '2026-01-01', null],
  ['2024-01-01', '2024-12-31', null],
  ['2024-01-01', '2025-01-01', 'range.long'],
  ['2026-01-02', '2026-01-01', 'range.reversed'],
  ['', '2026-01-01', 'range.missing'],
])('from %s to %s: %s', (from, to, problem) => {
  expect(rangeProblemOf({ from, to })).toBe(problem);
});
