import { ACCOUNT_BACK_OFF, admit, type Failures, NETWORK_BACK_OFF, waitAfter } from './back-off';
import { networkOf } from './network';

const NOW = new Date('2026-11-25T08:00:00Z');
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000);

test.each([
  [0, 0],
  [4, 0],
  [5, 30],
  [6, 60],
  [7, 120],
  [8, 240],
  [9, 480],
  [10, 900],
  [1_000, 900],
])('after %d failures of an account the next attempt waits %d seconds', (count, seconds) => {
  expect(waitAfter(count, ACCOUNT_BACK_OFF)).toBe(seconds);
});

test.each([
  ['nothing known', null, 0, { kind: 'allowed', failureCount: 1 }],
  ['the fifth attempt', 4, 0, { kind: 'allowed', failureCount: 5 }],
  ['the sixth at once', 5, 0, { kind: 'blocked', retryAfterSeconds: 30 }],
  ['the sixth a moment early', 5, 29.2, { kind: 'blocked', retryAfterSeconds: 1 }],
  ['the sixth in time', 5, 30, { kind: 'allowed', failureCount: 6 }],
  ['half an hour later one is forgotten', 5, 1_800, { kind: 'allowed', failureCount: 5 }],
  ['a day later all are forgotten', 20, 86_400, { kind: 'allowed', failureCount: 1 }],
  ['a clock that was set back', 3, -500, { kind: 'allowed', failureCount: 4 }],
])('%s', (_, failureCount, seconds, expected) => {
  const before: Failures | null =
    failureCount === null ? null : { failureCount, lastAttemptAt: NOW };
  const admission = admit(before, later(seconds), ACCOUNT_BACK_OFF);
  expect(
    admission.kind === 'allowed'
      ? { kind: 'allowed', failureCount: admission.next.failureCount }
      : admission,
  ).toEqual(expected);
});

test('a guesser who never rests gets fewer than 200 tries at an account in a day', () => {
  let failures: Failures | null = null;
  let tries = 0;
  for (let seconds = 0; seconds < 86_400; seconds += 1) {
    const admission = admit(failures, later(seconds), ACCOUNT_BACK_OFF);
    if (admission.kind === 'blocked') continue;
    failures = admission.next;
    tries += 1;
  }
  expect(tries).toBeGreaterThan(90);
  expect(tries).toBeLessThan(200);
});

test('thirty people of one office who mistype within a minute keep nobody waiting', () => {
  expect(waitAfter(29, NETWORK_BACK_OFF)).toBe(0);
  expect(waitAfter(30, NETWORK_BACK_OFF)).toBe(30);
});

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['::1', '0:0:0:0'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0DB8:0001:0002::9', '2001:db8:1:2'],
  ['2001:db8::9', '2001:db8:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['', 'unknown'],
  ['proxy.example', 'unknown'],
])('%j is of the network %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
