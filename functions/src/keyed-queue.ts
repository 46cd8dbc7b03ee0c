/**
 * Runs `job` once at a time for each key. Calls that come while a job runs share the one run that follows it, so a hundred
 * changes of one period cost two runs, and the last run always sees the last change.
 */
export function createKeyedQueue(
  job: (key: string) => Promise<void>,
): (key: string) => Promise<void> {
  const running = new Map<string, Promise<void>>();
  const waiting = new Map<string, Promise<void>>();

  function start(key: string): Promise<void> {
    const run = job(key).finally(() => running.delete(key));
    running.set(key, run);
    return run;
  }

  return function enqueue(key) {
    const next = waiting.get(key);
    if (next) return next;
    const current = running.get(key);
    if (!current) return start(key);
    const startNext = () => {
      waiting.delete(key);
      return start(key);
    };
    // The next run starts whether or not the current one fails: its caller hears of that failure, ours does not.
    const following = current.then(startNext, startNext);
    waiting.set(key, following);
    return following;
  };
}
