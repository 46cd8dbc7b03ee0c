import * as fc from 'fast-check';
import { createNumberMap } from './number-map';

test('holds what a Map holds, however many keys there are and wherever they lie', () => {
  const key = fc.oneof(
    fc.integer({ min: 1, max: 50 }),
    // As pairs are made: many with the same last bits, up to the largest whole number.
    fc.integer({ min: 1, max: 2 ** 29 - 1 }).map((high) => high * 2 ** 24),
    fc.maxSafeNat().map((number) => number + 1),
  );
  const step = fc.tuple(key, fc.maxSafeNat());
  void fc.assert(
    fc.property(fc.array(step, { maxLength: 3_000, size: 'max' }), (steps) => {
      const map = createNumberMap();
      const expected = new Map<number, number>();
      for (const [key, value] of steps) {
        expect(map.get(key)).toBe(expected.get(key));
        map.set(key, value);
        expected.set(key, value);
      }
      expect(map.size()).toBe(expected.size);
      for (const [key, value] of expected) expect(map.get(key)).toBe(value);
      map.clear();
      expect(map.size()).toBe(0);
      for (const key of expected.keys()) expect(map.get(key)).toBeUndefined();
    }),
    { numRuns: 30 },
  );
});
