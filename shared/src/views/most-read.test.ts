import { firstHourOf, MOST_READ_ENTRIES_MAX, selectMostRead } from './most-read';

const count = (articleId: string, readCount: number, viewCount: number) => ({
  articleId,
  readCount,
  viewCount,
});

test('lists rank by reads, then views, then article id, and leave out what nobody read', () => {
  const counts = [
    count('d', 0, 9),
    count('c', 2, 2),
    count('b', 2, 2),
    count('a', 2, 5),
    count('e', 3, 3),
  ];
  const selected = selectMostRead(counts).map(({ articleId }) => articleId);
  expect(selected).toEqual(['e', 'a', 'b', 'c']);
  expect(selectMostRead([...counts].reverse()).map(({ articleId }) => articleId)).toEqual(selected);
});

test('a list is bounded', () => {
  const counts = Array.from({ length: MOST_READ_ENTRIES_MAX + 1 }, (_, n) => count(`a${n}`, 1, 1));
  expect(selectMostRead(counts)).toHaveLength(MOST_READ_ENTRIES_MAX);
});

test.each([
  ['today', '2023-10-06T17:00:00Z', '2023-10-06T17'],
  ['today', '2023-10-06T16:59:59Z', '2023-10-05T17'],
  ['24h', '2023-10-06T16:30:00Z', '2023-10-05T17'],
  ['7d', '2023-10-06T16:30:00Z', '2023-09-29T17'],
  ['7d', '2023-10-06T17:00:00Z', '2023-09-30T17'],
  ['30d', '2024-03-01T00:00:00Z', '2024-01-31T17'],
  ['month', '2024-02-29T16:59:59Z', '2024-01-31T17'],
  ['month', '2024-02-29T17:00:00Z', '2024-02-29T17'],
  ['year', '2023-12-31T16:59:59Z', '2022-12-31T17'],
  ['year', '2023-12-31T17:00:00Z', '2023-12-31T17'],
  ['all', '2023-10-06T16:30:00Z', null],
] as const)('the window %s at %s begins with the UTC hour %s', (window, now, hour) => {
  expect(firstHourOf(window, new Date(now))).toBe(hour);
});
