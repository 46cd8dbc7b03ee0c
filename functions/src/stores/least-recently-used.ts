export interface LeastRecentlyUsed<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value, weight: number): void;
  delete(key: string): void;
  /** All entries, the one used longest ago first. Entries may be deleted and set meanwhile. */
  entries(): [key: string, value: Value][];
}

/** A map that holds at most `weightMax` in all and drops what was used longest ago. */
export function createLeastRecentlyUsed<Value>(weightMax: number): LeastRecentlyUsed<Value> {
  // A Map keeps the order in which keys were put in, so the first key is the one used longest ago.
  const entries = new Map<string, { value: Value; weight: number }>();
  let weightTotal = 0;

  function remove(key: string): void {
    weightTotal -= entries.get(key)?.weight ?? 0;
    entries.delete(key);
  }

  return {
    get(key) {
      const entry = entries.get(key);
      if (!entry) return undefined;
      entries.delete(key);
      entries.set(key, entry);
      return entry.value;
    },
    set(key, value, weight) {
      remove(key);
      if (weight > weightMax) return;
      entries.set(key, { value, weight });
      weightTotal += weight;
      for (const oldest of entries.keys()) {
        if (weightTotal <= weightMax) break;
        remove(oldest);
      }
    },
    delete: remove,
    entries: () => [...entries].map(([key, { value }]) => [key, value]),
  };
}
