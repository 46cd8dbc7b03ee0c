import { comparePositions } from './article-order';

test('newest first, and a total order where two were published in the same millisecond', () => {
  const positions = [
    { publishedAt: '2023-10-06T10:00:00.000Z', articleId: 'a' },
    { publishedAt: '2023-10-06T10:00:00.000Z', articleId: 'b' },
    { publishedAt: '2023-10-07T10:00:00.000Z', articleId: 'a' },
  ];
  const ordered = [...positions].sort(comparePositions);
  expect(ordered).toEqual([positions[2], positions[1], positions[0]]);
  expect([...positions].reverse().sort(comparePositions)).toEqual(ordered);
});
