import type { FacetCounts, SearchFilters } from './search-index';

/** The values of an entry that searches are narrowed by. */
export type EntryValues = Record<keyof SearchFilters, string | null>;

const FACETS = ['type', 'category', 'unit', 'year', 'locale'] as const;
type Facet = (typeof FACETS)[number];
const NO_VALUE = 0;
/** What an entry missed when it missed none. */
const NONE = -1;

/** The values of all entries as small numbers, in the order of the entries. */
function createRows() {
  const dictionaries = FACETS.map(createDictionary);
  let ids = new Float64Array();
  let codes = new Uint32Array();

  /** Takes both rows into one. Of two with the same number the changed one counts. */
  function merge(changed: readonly (readonly [entryId: number, values: EntryValues])[]): void {
    const mergedIds = new Float64Array(ids.length + changed.length);
    const mergedCodes = new Uint32Array(mergedIds.length * FACETS.length);
    let length = 0;
    let old = 0;
    const keepTo = (end: number) => {
      mergedIds.set(ids.subarray(old, end), length);
      const kept = codes.subarray(old * FACETS.length, end * FACETS.length);
      mergedCodes.set(kept, length * FACETS.length);
      length += end - old;
      old = end;
    };
    for (const [entryId, values] of changed) {
      let end = old;
      while (end < ids.length && (ids[end] ?? 0) < entryId) end += 1;
      keepTo(end);
      if (ids[old] === entryId) old += 1;
      mergedIds[length] = entryId;
      for (const [column, facet] of FACETS.entries())
        mergedCodes[length * FACETS.length + column] =
          dictionaries[column]?.codeOf(values[facet]) ?? NO_VALUE;
      length += 1;
    }
    keepTo(ids.length);
    ids = mergedIds.subarray(0, length);
    codes = mergedCodes.subarray(0, length * FACETS.length);
  }

  return { merge, dictionaries, now: () => ({ ids, codes }) };
}

/** Remembers the values of all entries, so that the facets of a hundred thousand hits are counted in milliseconds. */
export function createFacets() {
  const { merge, dictionaries, now } = createRows();

  return {
    /** Entries with their new values, the smallest number first. */
    set: merge,
    /**
     * Counts entries, given as their numbers with commas between, the smallest first: all that pass the filters, and for each facet those that pass the filters of
     * the others.
     */
    count(entryIds: string, filters: SearchFilters): { hitCount: number; facets: FacetCounts } {
      const { ids, codes } = now();
      const wanted = FACETS.map((facet, column) => {
        const value = filters[facet];
        return value === undefined ? null : (dictionaries[column]?.known(String(value)) ?? null);
      });
      const counts = dictionaries.map((dictionary) => new Uint32Array(dictionary.size()));
      let hitCount = 0;
      const countOne = (place: number) => {
        const missed = missedBy(codes, place, wanted);
        if (missed === null) return;
        if (missed === NONE) hitCount += 1;
        for (let column = 0; column < counts.length; column += 1)
          if (missed === NONE || missed === column)
            addOne(counts[column], codes[place + column] ?? NO_VALUE);
      };
      let known = 0;
      forEachNumber(entryIds, (entryId) => {
        while (known < ids.length && (ids[known] ?? 0) < entryId) known += 1;
        if (ids[known] === entryId) countOne(known * FACETS.length);
      });
      const of = (facet: Facet) => {
        const column = FACETS.indexOf(facet);
        return dictionaries[column]?.list(counts[column]) ?? [];
      };
      const facets = {
        type: of('type'),
        category: of('category'),
        unit: of('unit'),
        year: of('year'),
        locale: of('locale'),
      };
      return { hitCount, facets };
    },
  };
}

/** Which filter alone an entry does not pass: `NONE`, or null if it is several. */
function missedBy(
  codes: Uint32Array,
  place: number,
  wanted: readonly (number | null)[],
): number | null {
  let missed = NONE;
  for (let column = 0; column < wanted.length; column += 1) {
    const code = wanted[column];
    if (code === null || codes[place + column] === code) continue;
    if (missed !== NONE) return null;
    missed = column;
  }
  return missed;
}

const ZERO = 48;
const COMMA = 44;

/** Reads numbers with commas between. To split a text of a hundred thousand of them takes several times as long. */
function forEachNumber(list: string, use: (number: number) => void): void {
  let number = 0;
  for (let index = 0; index < list.length; index += 1) {
    const code = list.charCodeAt(index);
    if (code === COMMA) {
      use(number);
      number = 0;
    } else number = number * 10 + code - ZERO;
  }
  if (list !== '') use(number);
}

function addOne(counts: Uint32Array | undefined, code: number): void {
  if (counts) counts[code] = (counts[code] ?? 0) + 1;
}

function createDictionary() {
  const codes = new Map<string, number>();
  const values: (string | null)[] = [null];
  return {
    codeOf(value: string | null): number {
      if (value === null) return NO_VALUE;
      const known = codes.get(value);
      if (known !== undefined) return known;
      codes.set(value, values.length);
      return values.push(value) - 1;
    },
    /** A code that nothing has for a value that nothing has. */
    known: (value: string) => codes.get(value) ?? -1,
    size: () => values.length,
    list(counts: Uint32Array | undefined): [value: string, count: number][] {
      const listed = values.flatMap((value, code): [string, number][] => {
        const count = counts?.[code] ?? 0;
        return value === null || count === 0 ? [] : [[value, count]];
      });
      return listed.sort(([a, countOfA], [b, countOfB]) => countOfB - countOfA || (a < b ? -1 : 1));
    },
  };
}
