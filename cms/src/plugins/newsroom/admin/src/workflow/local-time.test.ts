import { instantOfLocalTime, localTimeOf } from './local-time';

// Viet Nam is seven hours ahead of UTC all year.
test.each([
  ['2026-11-26T08:00', '2026-11-26T01:00:00.000Z'],
  ['2026-11-26T00:00', '2026-11-25T17:00:00.000Z'],
  ['2026-01-01T06:59', '2025-12-31T23:59:00.000Z'],
])('%s in Viet Nam is %s', (localTime, instant) => {
  expect(new Date(instantOfLocalTime(localTime)).toISOString()).toBe(instant);
  expect(localTimeOf(instant)).toBe(localTime);
});
