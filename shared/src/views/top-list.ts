export interface TopList<Entry> {
  add(entry: Entry): void;
  /** The first entries in order. */
  entries(): Entry[];
}

/**
 * Collects the first `entriesMax` entries in the order of `compare`, whatever the order in which they come. Most of many entries are looked at
 * once and dropped: a list of 200 out of 100,000 articles is not worth sorting them all.
 */
export function createTopList<Entry>(
  compare: (a: Entry, b: Entry) => number,
  entriesMax: number,
): TopList<Entry> {
  let kept: Entry[] = [];
  // The last one that would be in the list, once the list is full.
  let last: Entry | null = null;

  function tidy(): void {
    kept = kept.sort(compare).slice(0, entriesMax);
    last = kept.length === entriesMax ? (kept.at(-1) ?? null) : null;
  }

  return {
    add(entry) {
      if (last !== null && compare(last, entry) < 0) return;
      kept.push(entry);
      if (kept.length >= 2 * entriesMax) tidy();
    },
    entries() {
      tidy();
      return [...kept];
    },
  };
}
