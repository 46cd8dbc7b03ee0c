import type { FacetCounts, SearchFilters } from './search-index';

/** The values of an entry that searches are narrowed by. */
export type EntryValues = Record<keyof SearchFilters, string | null>;

const FACETS = ['type', 'category', 'unit', 'year', 'locale'] as const;
type Facet = (typeof FACETS)[number];
const NO_VALUE = 0;
/** What an entry missed when it missed none. */
const NONE = -1;

/** Remembers the values of all entries as small numbers, so that the facets of a hundred thousand hits are counted in milliseconds. */
export function createFacets() {
  const places = new Map<number, number>();
  const columns = FACETS.map((facet) => ({ facet, dictionary: createDictionary() }));
  let codes = new Uint32Array(FACETS.length * 1_024);

  function placeOf(entryId: number): number {
    const known = places.get(entryId);
    if (known !== undefined) return known;
    const place = places.size * FACETS.length;
    places.set(entryId, place);
    if (place < codes.length) return place;
    const larger = new Uint32Array(codes.length * 2);
    larger.set(codes);
    codes = larger;
    return place;
  }

  /** Which filter alone an entry does not pass: `NONE`, or null if it is several. */
  function missedBy(place: number, wanted: readonly (number | null)[]): number | null {
    let missed = NONE;
    for (let column = 0; column < wanted.length; column += 1) {
      const code = wanted[column];
      if (code === null || codes[place + column] === code) continue;
      if (missed !== NONE) return null;
      missed = column;
    }
    return missed;
  }

  return {
    set(entryId: number, values: EntryValues): void {
      const place = placeOf(entryId);
      for (const [column, { facet, dictionary }] of columns.entries())
        codes[place + column] = dictionary.codeOf(values[facet]);
    },
    /** Counts these entries: all that pass the filters, and for each facet those that pass the filters of the others. */
    count(
      entryIds: readonly number[],
      filters: SearchFilters,
    ): { hitCount: number; facets: FacetCounts } {
      const wanted = columns.map(({ facet, dictionary }) => {
        const value = filters[facet];
        return value === undefined ? null : dictionary.known(String(value));
      });
      const counts = columns.map(({ dictionary }) => new Uint32Array(dictionary.size()));
      let hitCount = 0;
      for (const entryId of entryIds) {
        const place = places.get(entryId);
        const missed = place === undefined ? null : missedBy(place, wanted);
        if (place === undefined || missed === null) continue;
        if (missed === NONE) hitCount += 1;
        for (let column = 0; column < counts.length; column += 1)
          if (missed === NONE || missed === column)
            addOne(counts[column], codes[place + column] ?? NO_VALUE);
      }
      const of = (facet: Facet) => {
        const column = FACETS.indexOf(facet);
        return columns[column]?.dictionary.list(counts[column]) ?? [];
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
