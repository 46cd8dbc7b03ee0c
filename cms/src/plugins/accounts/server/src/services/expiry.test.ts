import { isExpiredOn } from './expiry';

test.each([
  ['the last second of the last day', '2026-03-31', '2026-03-31T16:59:59.999Z', false],
  ['midnight after it, in Viet Nam', '2026-03-31', '2026-03-31T17:00:00.000Z', true],
  ['the day before', '2026-03-31', '2026-03-30T02:00:00.000Z', false],
  ['the year after', '2026-12-31', '2027-01-01T00:00:00.000Z', true],
  ['no last day', null, '2099-01-01T00:00:00.000Z', false],
])('an account may be used on its last day, and not after it: %s', (_, day, now, expected) => {
  expect(isExpiredOn(day, new Date(now))).toBe(expected);
});
