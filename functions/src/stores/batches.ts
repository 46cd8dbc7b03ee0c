import { StoreUnavailable } from './store-unavailable';

interface Pending<Item> {
  item: Item;
  resolve: () => void;
  reject: (error: StoreUnavailable) => void;
}

/** A batch is gathered for so many turns of the event loop at most, and until it has so many items. */
const TURNS_MAX = 10;
const ITEMS_ENOUGH = 200;
/** The next batch is on its way while the one before is being committed. */
const UNDER_WAY_MAX = 2;

/**
 * Gathers what arrives while batches before are being committed, and commits it together. Whoever added an item waits for the commit of its
 * batch, and for no other.
 */
export function createBatches<Item>(
  commit: (items: Item[]) => Promise<void>,
  { itemsMax }: { itemsMax: number },
) {
  const underWay = new Set<Promise<void>>();
  let pending: Pending<Item>[] = [];
  let running: Promise<void> | null = null;
  let didLastFail = false;

  // What arrives in the same turn of the event loop still comes along, and while every turn brings more, so does that: a commit costs nearly the
  // same for one as for many.
  async function gather(): Promise<void> {
    let count = 0;
    for (let turn = 0; turn < TURNS_MAX && pending.length > count; turn += 1) {
      count = pending.length;
      await new Promise(setImmediate);
      if (pending.length >= ITEMS_ENOUGH) return;
    }
  }

  async function commitPending(): Promise<void> {
    while (pending.length > 0) {
      await gather();
      while (underWay.size >= UNDER_WAY_MAX) await Promise.race(underWay);
      const batch = pending.slice(0, itemsMax);
      pending = pending.slice(itemsMax);
      const committed = commitBatch(batch).finally(() => underWay.delete(committed));
      underWay.add(committed);
    }
    running = null;
  }

  async function commitBatch(batch: Pending<Item>[]): Promise<void> {
    try {
      await commit(batch.map(({ item }) => item));
      didLastFail = false;
      for (const { resolve } of batch) resolve();
    } catch (cause) {
      didLastFail = true;
      for (const { reject } of batch) reject(new StoreUnavailable('view store', { cause }));
    }
  }

  return {
    add: (item: Item): Promise<void> =>
      new Promise((resolve, reject) => {
        pending.push({ item, resolve, reject });
        running ??= commitPending();
      }),
    didLastFail: () => didLastFail,
    /** Resolves when everything that was added is committed or has failed. */
    async settled(): Promise<void> {
      await running;
      await Promise.all(underWay);
    },
  };
}
