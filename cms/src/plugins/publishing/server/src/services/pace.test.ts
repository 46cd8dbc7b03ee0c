import { createPace } from './pace';

test.each([
  ['a list that took 30 ms is written again after 120 ms', 30, 120],
  ['lists that took 2 s rest for 8 s', 2_000, 8_000],
  ['no list waits for more than half a minute', 60_000, 30_000],
])('%s', (_, tookMilliseconds, delay) => {
  const pace = createPace();
  expect(pace.listsDelay(1_000)).toBe(0);
  pace.noteRound(1_000, tookMilliseconds);
  expect(pace.listsDelay(1_000)).toBe(delay);
  expect(pace.listsDelay(1_000 + delay)).toBe(0);
});

test('lists rest no longer when nothing was published for a second', () => {
  const pace = createPace();
  pace.noteRound(1_000, 5_000);
  expect(pace.endRest(1_999)).toBe(false);
  expect(pace.endRest(2_000)).toBe(true);
  expect(pace.listsDelay(2_000)).toBe(0);
  expect(pace.endRest(2_001)).toBe(false);
});

test('a short pass does not end the rest after a long one', () => {
  const pace = createPace();
  pace.noteRound(1_000, 2_000);
  pace.noteRound(1_100, 1);
  expect(pace.listsDelay(1_100)).toBe(7_900);
});

test.each([
  [10, false, 90],
  [10, true, 5_000],
  [2_000, false, 18_000],
  [2_000, true, 18_000],
])(
  'a manifest that took %i ms, with more waiting: %s, is written again after %i ms',
  (took, isMoreWaiting, rest) => {
    const pace = createPace();
    expect(pace.isManifestDue(1, isMoreWaiting)).toBe(true);
    pace.noteManifest(1_000, took);
    pace.noteRound(999 + rest, 0);
    expect(pace.isManifestDue(999 + rest, isMoreWaiting)).toBe(false);
    expect(pace.isManifestDue(1_000 + rest, isMoreWaiting)).toBe(true);
  },
);

test('a manifest rests no longer when nothing was published for a second', () => {
  const pace = createPace();
  pace.noteManifest(1_000, 2_000);
  pace.noteRound(1_500, 0);
  expect(pace.isManifestDue(2_499, false)).toBe(false);
  expect(pace.isManifestDue(2_500, false)).toBe(true);
});
