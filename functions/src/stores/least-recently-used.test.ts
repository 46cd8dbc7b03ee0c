import { createLeastRecentlyUsed } from './least-recently-used';

test('what was used longest ago goes first when the weight is too much', () => {
  const held = createLeastRecentlyUsed<string>(10);
  held.set('a', 'A', 5);
  held.set('b', 'B', 5);
  held.get('a');
  held.set('c', 'C', 5);
  expect(['a', 'b', 'c'].map((key) => held.get(key))).toEqual(['A', undefined, 'C']);
});

test('a value that is replaced or deleted weighs no more', () => {
  const held = createLeastRecentlyUsed<string>(10);
  held.set('a', 'A', 9);
  held.set('a', 'A2', 4);
  held.set('b', 'B', 6);
  expect([held.get('a'), held.get('b')]).toEqual(['A2', 'B']);
  held.delete('a');
  held.set('c', 'C', 4);
  expect([held.get('a'), held.get('b'), held.get('c')]).toEqual([undefined, 'B', 'C']);
});

test('a value that is too heavy by itself is not held and drives nothing out', () => {
  const held = createLeastRecentlyUsed<string>(10);
  held.set('a', 'A', 5);
  held.set('b', 'B', 11);
  expect([held.get('a'), held.get('b')]).toEqual(['A', undefined]);
});
