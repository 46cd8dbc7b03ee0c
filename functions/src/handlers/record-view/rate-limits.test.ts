import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createRateLimit } from './rate-limits';

const START = Date.parse('2023-10-06T08:00:00.000Z');

test('a key may take 60 at once and then one a second', () => {
  const waitOf = createRateLimit(60);
  const waits = Array.from({ length: 61 }, () => waitOf('reader', START));
  expect(waits.slice(0, 60)).toEqual(Array.from({ length: 60 }, () => 0));
  expect(waits[60]).toBe(1);
  expect(waitOf('reader', START + 1_000)).toBe(0);
  expect(waitOf('reader', START + 1_000)).toBe(1);
  expect(waitOf('another reader', START + 1_000)).toBe(0);
});

test('what is refused is not taken: who asked too often may go on after the same time', () => {
  const waitOf = createRateLimit(1);
  expect(waitOf('reader', START)).toBe(0);
  for (let second = 0; second < 60; second += 1)
    expect(waitOf('reader', START + second * 1_000)).toBe(60 - second);
  expect(waitOf('reader', START + 60_000)).toBe(0);
});

test.each([3, 7, 60, 1_200])('%d a minute are %d a minute, for ten minutes', (perMinute) => {
  const waitOf = createRateLimit(perMinute);
  let taken = 0;
  for (let at = START; at < START + 600_000; at += 25) taken += waitOf('reader', at) === 0 ? 1 : 0;
  // The full bucket of the beginning, and ten minutes of what comes back.
  expect(taken).toBeGreaterThanOrEqual(11 * perMinute - 1);
  expect(taken).toBeLessThanOrEqual(11 * perMinute);
});

test('a clock that was set back an hour stops nobody', () => {
  const waitOf = createRateLimit(2);
  for (let n = 0; n < 2; n += 1) waitOf('reader', START);
  expect(waitOf('reader', START - 3_600_000)).toBe(0);
});

test('a million keys in a minute are forgotten, not kept, and a key in use is not', () => {
  const waitOf = createRateLimit(2);
  const before = heapInUse();
  for (let n = 0; n < 1_000_000; n += 1) {
    waitOf(`key ${n}`, START);
    if (n % 10_000 === 0) waitOf('reader', START);
  }
  expect(waitOf('reader', START)).toBeGreaterThan(0);
  expect(heapInUse() - before).toBeLessThan(50_000_000);
});

/** Bytes of the heap that cannot be collected. */
function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
}
