/** What a map needs to hold one generation. */
export interface RecentMap<Key, Value> {
  size(): number;
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): void;
  clear(): void;
}

export interface RecentlyUsed<Key, Value> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): void;
  /** Begins a generation: what was neither asked for nor set since the turn before is forgotten, all at once. */
  turn(): void;
}

/**
 * A map in two generations, of which the older one is dropped as a whole. A generation with `sizeMax` entries gives way to the next, so that at least
 * so many of those used last are held, and never more than twice as many.
 */
export function createRecentlyUsed<Key, Value>(
  make: () => RecentMap<Key, Value>,
  sizeMax: number,
): RecentlyUsed<Key, Value> {
  let [recent, older] = [make(), make()];

  function turn(): void {
    older.clear();
    [recent, older] = [older, recent];
  }

  function set(key: Key, value: Value): void {
    if (recent.size() >= sizeMax) turn();
    recent.set(key, value);
  }

  return {
    get(key) {
      const known = recent.get(key);
      if (known !== undefined) return known;
      const left = older.get(key);
      if (left !== undefined) set(key, left);
      return left;
    },
    set,
    turn,
  };
}

/** A generation with keys of any kind. */
export function createObjectMap<Key, Value>(): RecentMap<Key, Value> {
  const entries = new Map<Key, Value>();
  return {
    size: () => entries.size,
    get: (key) => entries.get(key),
    set: (key, value) => void entries.set(key, value),
    clear: () => entries.clear(),
  };
}
