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
      const differing = steps.filter(([key, value]) => {
        const isSame = map.get(key) === expected.get(key);
        map.set(key, value);
        expected.set(key, value);
        return !isSame;
      });
      expect(differing).toEqual([]);
      expect(map.size()).toBe(expected.size);
      const keys = [...expected.keys()];
      expect(keys.map(map.get)).toEqual([...expected.values()]);
      map.clear();
      expect(map.size()).toBe(0);
      expect(keys.filter((key) => map.get(key) !== undefined)).toEqual([]);
    }),
    { numRuns: 30 },
  );
});
