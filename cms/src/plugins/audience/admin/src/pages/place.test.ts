import { placeOf } from './place';

const entry = (readCount: number, viewCount: number, isPinned = false) => ({
  readCount,
  viewCount,
  isPinned,
});
const LIST = [entry(0, 0, true), entry(9, 9), entry(7, 12), entry(7, 10), entry(7, 10)];

test.each([
  ['pinned whatever its reads', 0, { kind: 'pinned' }],
  ['first of those that are not pinned', 1, { kind: 'first' }],
  ['behind one with two reads more', 2, { kind: 'fewer-reads', gap: 2 }],
  ['behind one with as many reads and more views', 3, { kind: 'fewer-views' }],
  ['behind its equal', 4, { kind: 'tie' }],
])('%s', (_, index, expected) => {
  expect(placeOf(LIST, index)).toEqual(expected);
});
