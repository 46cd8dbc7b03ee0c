/** Does some work for each value, a limited number at the same time. The results are in the order of the values; the first failure ends it. */
export async function inParallel<Value, Result>(
  values: readonly Value[],
  parallelMax: number,
  work: (value: Value) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  async function workOn(): Promise<void> {
    for (let index = next++; index < values.length; index = next++) {
      const [value] = values.slice(index, index + 1);
      if (value !== undefined) results[index] = await work(value);
    }
  }
  await Promise.all(Array.from({ length: Math.min(parallelMax, values.length) }, workOn));
  return results;
}

/** Lets a limited number of tasks run at the same time; the others wait for their turn. */
export function createTurns(parallelMax: number) {
  const waiting: (() => void)[] = [];
  let runningCount = 0;
  return async function inTurn<Result>(task: () => Promise<Result>): Promise<Result> {
    if (runningCount === parallelMax) await new Promise<void>((resolve) => waiting.push(resolve));
    else runningCount += 1;
    try {
      return await task();
    } finally {
      // The place goes on to whoever waits longest.
      const next = waiting.shift();
      if (next) next();
      else runningCount -= 1;
    }
  };
}
