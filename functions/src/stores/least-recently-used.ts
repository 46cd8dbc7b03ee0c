export interface LeastRecentlyUsed<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value, weight: number): void;
  delete(key: string): void;
  /** All entries, the one used longest ago first. Entries may be deleted and set meanwhile. */
  entries(): [key: string, value: Value][];
}

/** A link of a ring. To move one costs nothing, while a Map in which keys are moved to the end is copied again and again. */
class Link {
  older: Link = this;
  newer: Link = this;
}

class Entry<Value> extends Link {
  constructor(
    readonly key: string,
    public value: Value,
    public weight: number,
  ) {
    super();
  }
}

/** A map that holds at most `weightMax` in all and drops what was used longest ago. */
export function createLeastRecentlyUsed<Value>(weightMax: number): LeastRecentlyUsed<Value> {
  const entries = new Map<string, Entry<Value>>();
  /** Closes the ring of all entries: what is newer than it is the oldest. */
  const end = new Link();
  let weightTotal = 0;

  function remove(key: string): void {
    const entry = entries.get(key);
    if (!entry) return;
    weightTotal -= entry.weight;
    entries.delete(key);
    takeOut(entry);
  }

  function dropOldest(): void {
    for (let oldest = end.newer; weightTotal > weightMax; oldest = end.newer)
      if (oldest instanceof Entry) remove(oldest.key);
  }

  return {
    get(key) {
      const entry = entries.get(key);
      if (!entry) return undefined;
      if (end.older !== entry) {
        takeOut(entry);
        putAtEnd(entry, end);
      }
      return entry.value;
    },
    set(key, value, weight) {
      if (weight > weightMax) return remove(key);
      const known = entries.get(key);
      if (known) {
        takeOut(known);
        weightTotal += weight - known.weight;
        known.value = value;
        known.weight = weight;
        putAtEnd(known, end);
      } else {
        const entry = new Entry(key, value, weight);
        entries.set(key, entry);
        weightTotal += weight;
        putAtEnd(entry, end);
      }
      dropOldest();
    },
    delete: remove,
    entries() {
      const found: [string, Value][] = [];
      for (let link = end.newer; link !== end; link = link.newer)
        if (link instanceof Entry) found.push([link.key, link.value]);
      return found;
    },
  };
}

function takeOut({ older, newer }: Link): void {
  older.newer = newer;
  newer.older = older;
}

function putAtEnd(link: Link, end: Link): void {
  link.older = end.older;
  link.newer = end;
  end.older.newer = link;
  end.older = link;
}
