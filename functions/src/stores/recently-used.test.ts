import { createObjectMap, createRecentlyUsed } from './recently-used';

const createLetters = (sizeMax: number) =>
  createRecentlyUsed<string, number>(createObjectMap, sizeMax);

test('what was not used between two turns is forgotten with the second', () => {
  const held = createLetters(100);
  held.set('asked for', 1);
  held.set('set again', 1);
  held.set('not used', 1);
  held.turn();
  held.get('asked for');
  held.set('set again', 2);
  held.turn();
  const left = ['asked for', 'set again', 'not used'].map((key) => held.get(key));
  expect(left).toEqual([1, 2, undefined]);
});

test('the last ones are held, as many as go in, and at most twice as many', () => {
  const held = createLetters(10);
  const keys = Array.from({ length: 35 }, (_, n) => `key ${n}`);
  for (const key of keys) {
    held.set('used all the time', (held.get('used all the time') ?? 0) + 1);
    held.set(key, 1);
  }
  expect(held.get('used all the time')).toBe(35);
  expect(keys.slice(0, -20).filter((key) => held.get(key) !== undefined)).toEqual([]);
  const last = keys.slice(-9);
  expect(last.filter((key) => held.get(key) !== undefined)).toEqual(last);
});
