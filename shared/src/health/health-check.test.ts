import { behindSince, healthCheckOf, isOverLimit, UP_TO_DATE } from './health-check';

const HOURS = { name: 'seal-hours', limitSeconds: 1_800 } as const;
const NOW = new Date('2023-10-06T09:30:00.000Z');

test.each([
  ['2023-10-06T09:00:00.000Z', 1_800, false],
  ['2023-10-06T08:59:59.000Z', 1_801, true],
  // A clock elsewhere is ahead.
  ['2023-10-06T09:30:05.000Z', 0, false],
])('what waits since %s is %d s behind; over the limit: %s', (since, lagSeconds, isOver) => {
  const check = healthCheckOf(HOURS, { state: 'pending', since: new Date(since) }, NOW);
  expect(check).toEqual({ ...HOURS, state: 'pending', since, lagSeconds });
  expect(isOverLimit(check)).toBe(isOver);
});

test('what is done is behind by nothing, whatever its limit', () => {
  const check = healthCheckOf({ name: 'published-store', limitSeconds: 0 }, UP_TO_DATE, NOW);
  expect(check).toMatchObject({ state: 'ok', since: null, lagSeconds: 0 });
  expect(isOverLimit(check)).toBe(false);
});

test('of several things that wait the oldest says since when', () => {
  const [early, late] = [new Date('2023-10-05T17:00:00.000Z'), NOW];
  expect(behindSince('stale', [late, early])).toEqual({ state: 'stale', since: early });
  expect(behindSince('pending', [])).toEqual({ state: 'ok' });
});
