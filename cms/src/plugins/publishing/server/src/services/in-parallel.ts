/** Does something with each item, so many at once, and gives the results in the order of the items. */
export async function inParallel<Item, Result>(
  atOnceMax: number,
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const queue = items.entries();
  async function worker(): Promise<void> {
    for (const [position, item] of queue) results[position] = await work(item);
  }
  await Promise.all(Array.from({ length: Math.min(atOnceMax, items.length) }, worker));
  return results;
}
