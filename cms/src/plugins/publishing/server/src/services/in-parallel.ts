import { setImmediate as untilOthersHaveRun } from 'node:timers/promises';

/**
 * Does something with each item, so many at once, and gives the results in the order of the items. SQLite answers at once, so that a hundred
 * items would be one piece of work for the event loop: between two of them whoever else waits has a turn.
 */
export async function inParallel<Item, Result>(
  atOnceMax: number,
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const queue = items.entries();
  async function worker(): Promise<void> {
    for (const [position, item] of queue) {
      results[position] = await work(item);
      await untilOthersHaveRun();
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnceMax, items.length) }, worker));
  return results;
}
