import { createRisingTop, findRising, risingHoursOf } from './rising';

const NOW = new Date('2023-10-06T02:10:00.000Z');
const { hours } = risingHoursOf(NOW);

test('rising is about the running and the previous clock hour, and the same two of each of the 7 days before', () => {
  const { earlierHours } = risingHoursOf(NOW);
  expect(hours).toEqual(['2023-10-06T02', '2023-10-06T01']);
  expect(earlierHours).toHaveLength(14);
  expect(earlierHours.slice(0, 2)).toEqual(['2023-10-05T02', '2023-10-05T01']);
  expect(earlierHours.slice(-2)).toEqual(['2023-09-29T02', '2023-09-29T01']);
});

test('across midnight in UTC the previous hour is of the day before', () => {
  const { hours: atMidnight } = risingHoursOf(new Date('2023-10-06T00:00:00.000Z'));
  expect(atMidnight).toEqual(['2023-10-06T00', '2023-10-05T23']);
});

// Reads in the two hours, and in the same hours of the seven days together.
test.each([
  { now: 9, earlier: 0, rises: false, because: 'fewer than 10 reads may be chance' },
  { now: 10, earlier: 0, rises: true, because: '10 against a mean taken for 1' },
  { now: 10, earlier: 69, rises: true, because: '10 is more than 69/7 = 9.86' },
  { now: 10, earlier: 70, rises: false, because: '10 is no more than 70/7 = 10' },
  { now: 10, earlier: 71, rises: false, because: '10 is less than 71/7 = 10.14' },
])('$now reads after $earlier rise: $rises ($because)', ({ now, earlier, rises }) => {
  const reads = [
    { articleId: 'a', hour: '2023-10-06T01', readCount: now - 4 },
    { articleId: 'a', hour: '2023-10-06T02', readCount: 4 },
    { articleId: 'a', hour: '2023-10-01T02', readCount: earlier },
  ];
  expect(findRising(reads, { hours })).toHaveLength(rises ? 1 : 0);
});

test('the order is by the ratio to a usual day, then by reads, then by article id', () => {
  const entries = [
    // 30 : 2 = 15
    { articleId: 'fifteen', readCount: 30, earlierReadCount: 14 },
    // 20 : 1 = 20, twice, and 40 : 2 = 20 with more reads
    { articleId: 'twenty-b', readCount: 20, earlierReadCount: 7 },
    { articleId: 'twenty-a', readCount: 20, earlierReadCount: 0 },
    { articleId: 'twenty-of-more', readCount: 40, earlierReadCount: 14 },
    // 60 : 17/7 = 24.7
    { articleId: 'most', readCount: 60, earlierReadCount: 17 },
  ];
  const order = ['most', 'twenty-of-more', 'twenty-a', 'twenty-b', 'fifteen'];
  for (const given of [entries, entries.toReversed()]) {
    const top = createRisingTop();
    for (const entry of given) top.add(entry);
    expect(top.entries().map(({ articleId }) => articleId)).toEqual(order);
  }
});
