import { inBatches } from './rounds';

const pending = (subject: string) => ({ subject, entryIds: [1], attemptCount: 0 });

test('neighbours of one kind are settled together, and kinds keep their order', () => {
  const due = ['scorecard:a', 'scorecard:b', 'release:1', 'article:x', 'article:y', 'scorecard:c'];
  const batches = inBatches(due.map(pending));
  expect(batches.map((batch) => batch.map(({ subject }) => subject))).toEqual([
    ['scorecard:a', 'scorecard:b'],
    ['release:1'],
    ['article:x', 'article:y'],
    ['scorecard:c'],
  ]);
});

test('a thousand articles are settled a hundred at a time', () => {
  const due = Array.from({ length: 1_000 }, (_, number) => pending(`article:${number}`));
  expect(inBatches(due).map(({ length }) => length)).toEqual(Array.from({ length: 10 }, () => 100));
});
