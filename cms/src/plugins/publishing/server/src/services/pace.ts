/** Not more often than this while more waits to be published. */
const MANIFEST_BUSY_MILLISECONDS = 5_000;
/** When nothing was published for so long, nothing is to be waited for. */
const QUIET_MILLISECONDS = 1_000;
// What a manifest and lists cost grows with the whole, and each few of many publications would have them written anew. So they rest in
// proportion to what they took: the manifest takes a tenth of the time, lists a fifth, however many documents there are.
const MANIFEST_REST_FACTOR = 9;
const LISTS_REST_FACTOR = 4;
/** Readers find in lists what is new after this at the latest. */
const LISTS_REST_MAX_MILLISECONDS = 30_000;

/** When what is made of many documents is made again. Times are milliseconds since 1970. */
export function createPace() {
  let manifestAt = Number.NEGATIVE_INFINITY;
  let manifestRest = 0;
  let settledAt = Number.NEGATIVE_INFINITY;
  let listsDueAt = 0;
  return {
    /** In how many milliseconds lists are written again. */
    listsDelay: (now: number): number => Math.max(0, listsDueAt - now),

    /** Whether lists rest although nothing more is published: then they need not. Ends their rest. */
    endRest(now: number): boolean {
      if (now - settledAt < QUIET_MILLISECONDS || listsDueAt <= now) return false;
      listsDueAt = now;
      return true;
    },

    /** Something was settled, and lists were the part of it that took so long. */
    noteRound(now: number, listsMilliseconds: number): void {
      settledAt = now;
      const rest = Math.min(listsMilliseconds * LISTS_REST_FACTOR, LISTS_REST_MAX_MILLISECONDS);
      listsDueAt = Math.max(listsDueAt, now + rest);
    },

    isManifestDue(now: number, isMoreWaiting: boolean): boolean {
      if (isMoreWaiting)
        return now - manifestAt >= Math.max(manifestRest, MANIFEST_BUSY_MILLISECONDS);
      return now - manifestAt >= manifestRest || now - settledAt >= QUIET_MILLISECONDS;
    },

    noteManifest(now: number, tookMilliseconds: number): void {
      manifestAt = now;
      manifestRest = tookMilliseconds * MANIFEST_REST_FACTOR;
    },
  };
}
export type Pace = ReturnType<typeof createPace>;
