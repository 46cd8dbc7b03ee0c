import {
  type ArticleCounts,
  createMostReadTop,
  firstHourOf,
  isCurrentList,
  MOST_READ_ENTRIES_MAX,
} from './most-read';

function selectMostRead(counts: readonly ArticleCounts[]): ArticleCounts[] {
  const top = createMostReadTop();
  for (const count of counts) top.add(count);
  return top.entries();
}

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

test('a list keeps the first 200, whatever the order in which articles come', () => {
  const ids = Array.from({ length: 1_000 }, (_, n) => `a${String(n).padStart(4, '0')}`);
  const counts = ids.map((articleId, n) => count(articleId, 1_000 - n, 1_000));
  const shuffled = counts.map((_, n) => counts[(n * 617) % 1_000] ?? count('', 0, 0));
  const listed = selectMostRead(shuffled).map(({ articleId }) => articleId);
  expect(listed).toHaveLength(MOST_READ_ENTRIES_MAX);
  expect(listed).toEqual(ids.slice(0, 200));
});

test.each([
  ['today', '2023-10-06T16:59:59.999Z', true],
  ['today', '2023-10-06T17:00:00.000Z', false],
  ['7d', '2023-10-06T17:00:00.000Z', true],
] as const)(
  'a list of %s that was computed at 09:00 in Viet Nam is taken as it is at %s: %s',
  (window, now, isTaken) => {
    const computedAt = '2023-10-06T02:00:00.000Z';
    const list = { locale: 'vi' as const, scope: 'all' as const, window, computedAt, entries: [] };
    expect(isCurrentList(list, new Date(now))).toBe(isTaken);
  },
);

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
