import type { RecentMap } from './recently-used';

const ROWS_AT_FIRST = 1_024;
/** A key and its value. */
const ROW_NUMBERS = 2;
/** With more of its rows in use than this, a key would be looked for in too many of them. */
const FULL_SHARE = 1 / 2;
const WORD = 2 ** 32;

/**
 * A map from whole numbers above 0 to numbers, in one typed array: 32 to 64 bytes an entry, and, unlike a Map, no object for each number that would have
 * to be looked at and collected. Cleared, it keeps its room.
 */
export function createNumberMap(): RecentMap<number, number> {
  /** Rows of key and value, open addressing; the key of an empty row is 0. */
  let rows = new Float64Array(ROWS_AT_FIRST * ROW_NUMBERS);
  let size = 0;

  /** Where the row of this key is, or the empty one that it would get. */
  function placeOf(key: number): number {
    let place = (hashOf(key) * ROW_NUMBERS) & (rows.length - 1);
    while (rows[place] !== 0 && rows[place] !== key)
      place = (place + ROW_NUMBERS) & (rows.length - 1);
    return place;
  }

  function grow(): void {
    const old = rows;
    rows = new Float64Array(old.length * 2);
    for (let at = 0; at < old.length; at += ROW_NUMBERS) {
      const key = old[at] ?? 0;
      if (key !== 0) rows.set(old.subarray(at, at + ROW_NUMBERS), placeOf(key));
    }
  }

  return {
    size: () => size,
    get(key) {
      const place = placeOf(key);
      return rows[place] === key ? rows[place + 1] : undefined;
    },
    set(key, value) {
      let place = placeOf(key);
      if (rows[place] !== key) {
        size += 1;
        if (size * ROW_NUMBERS > rows.length * FULL_SHARE) {
          grow();
          place = placeOf(key);
        }
        rows[place] = key;
      }
      rows[place + 1] = value;
    },
    clear() {
      rows.fill(0);
      size = 0;
    },
  };
}

/** Mixes all bits of a key, so that keys that are alike do not lie side by side (constants of MurmurHash3). */
function hashOf(key: number): number {
  let hash = (key >>> 0) ^ Math.imul((key / WORD) >>> 0, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
