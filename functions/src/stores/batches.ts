import { StoreUnavailable } from './store-unavailable';

interface Pending<Item> {
  item: Item;
  resolve: () => void;
  reject: (error: StoreUnavailable) => void;
}

/**
 * Gathers what arrives while the batch before is being committed, and commits it together. Whoever added an item waits for the commit of its
 * batch, and for no other.
 */
export function createBatches<Item>(
  commit: (items: Item[]) => Promise<void>,
  { itemsMax }: { itemsMax: number },
) {
  let pending: Pending<Item>[] = [];
  let running: Promise<void> | null = null;
  let didLastFail = false;

  async function commitPending(): Promise<void> {
    // What arrives in the same turn of the event loop still comes along.
    await new Promise(setImmediate);
    while (pending.length > 0) {
      const batch = pending.slice(0, itemsMax);
      pending = pending.slice(itemsMax);
      await commitBatch(batch);
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
    },
  };
}
