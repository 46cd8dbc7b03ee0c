import { addPeriod, addUp, emptySums, packPeriod, unpackPeriod } from './period-counts';

const MONDAY = [
  { article: 1, viewCount: 3, readCount: 2 },
  { article: 4, viewCount: 4_294_967_295, readCount: 0 },
];
const TUESDAY = [
  { article: 1, viewCount: 1, readCount: 1 },
  { article: 2, viewCount: 0, readCount: 0 },
];

test('a packed period has twelve bytes for each article, and unpacks to the same', () => {
  const packed = packPeriod(MONDAY);
  expect(packed.byteLength).toBe(24);
  expect(packed.subarray(0, 12).toString('hex')).toBe('010000000300000002000000');
  expect([...unpackPeriod(packed)]).toEqual(MONDAY);
});

test('wherever the bytes lie in memory, they are read the same', () => {
  const packed = packPeriod(MONDAY);
  for (const offset of [0, 1, 2, 3]) {
    const moved = Buffer.concat([Buffer.alloc(offset), packed]).subarray(offset);
    expect([...unpackPeriod(moved)]).toEqual(MONDAY);
  }
});

test('sums and a month are made of days; an article without a view is in no month', () => {
  const days = [packPeriod(MONDAY), packPeriod(TUESDAY)];
  const sums = emptySums(4);
  for (const day of days) addPeriod(sums, day);
  expect([...sums.views]).toEqual([0, 4, 0, 0, 4_294_967_295]);
  expect([...sums.reads]).toEqual([0, 3, 0, 0, 0]);
  expect([...unpackPeriod(addUp(days))]).toEqual([
    { article: 1, viewCount: 4, readCount: 3 },
    { article: 4, viewCount: 4_294_967_295, readCount: 0 },
  ]);
  expect([...unpackPeriod(addUp([]))]).toEqual([]);
});
