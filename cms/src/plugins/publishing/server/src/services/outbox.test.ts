import { backOffMilliseconds, groupBySubject } from './outbox';

test.each([
  [1, 500],
  [2, 1_000],
  [7, 32_000],
  [8, 60_000],
  [1_000, 60_000],
])('after %i failures in a row the next attempt waits %i ms', (attemptCount, milliseconds) => {
  expect(backOffMilliseconds(attemptCount)).toBe(milliseconds);
});

test('entries of one subject are settled together, subjects in the order of their oldest entry', () => {
  const entries = [
    { id: 1, subject: 'article:b/vi', attemptCount: 2 },
    { id: 2, subject: 'article:a/vi', attemptCount: 0 },
    { id: 5, subject: 'article:b/vi', attemptCount: 0 },
  ];
  expect(groupBySubject(entries)).toEqual([
    { subject: 'article:b/vi', entryIds: [1, 5], attemptCount: 2 },
    { subject: 'article:a/vi', entryIds: [2], attemptCount: 0 },
  ]);
});
