import { usualViewsByNow } from './usual-hour';

const hours = (...counts: number[]) =>
  counts.map((viewCount) => ({ hour: '2026-11-24T08', viewCount, readCount: 0, visitCount: 0 }));

// (10 + 20 + 30 + 40 + 50 + 60 + 70) ÷ 7 = 40 views in a whole hour.
test.each([
  [0, 0],
  [15, 10],
  [30, 20],
  [59, 39],
])('after %i minutes of the hour %i views are usual', (minutesOver, expected) => {
  const earlierHours = hours(10, 20, 30, 40, 50, 60, 70);
  expect(usualViewsByNow({ earlierHours, minutesOver })).toBe(expected);
});

test('without earlier days nothing is usual', () => {
  expect(usualViewsByNow({ earlierHours: [], minutesOver: 30 })).toBe(0);
});
