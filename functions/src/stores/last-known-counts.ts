import { localDayOf } from '@congkhai/shared/time/local-day';
import { createLastKnown, type Known, type LastKnownOptions } from './last-known';
import { createLeastRecentlyUsed } from './least-recently-used';
import type { ViewCounts } from './view-store';

/** Gives the counts for one answer. */
export type LastKnownCounts = ReturnType<typeof createLastKnownCounts>;

/** How much memory the counts that were given last may take, about. */
const BYTES_MAX = 8 * 1_024 * 1_024;
const ROW_BYTES = 200;

/**
 * Counts for one answer at a time: those that the view store has, or had last while it cannot be reached. `noteStale` hears since when they are not
 * confirmed. Whole days of all articles are not kept: they are large.
 */
export function createLastKnownCounts(views: ViewCounts, options: LastKnownOptions) {
  const askOrRecall = createLastKnown(options);
  const { now } = options;

  function recalling<Query, Counts>(question: (query: Query) => Promise<Counts>) {
    const known = createLeastRecentlyUsed<Known<Counts>>(BYTES_MAX / METHOD_COUNT);
    return async (query: Query, noteStale: NoteStale): Promise<Counts> => {
      // What is asked of today is another question tomorrow.
      const day = localDayOf(now());
      const name = JSON.stringify(query, (key, value) => (key === 'now' ? day : value));
      const { value, staleSince } = await askOrRecall(known.get(name), async () => {
        const at = now().getTime();
        const counts = await question(query);
        known.set(name, { value: counts, at }, 2 * name.length + rowCountOf(counts) * ROW_BYTES);
        return counts;
      });
      if (staleSince !== null) noteStale(staleSince);
      return value;
    };
  }

  const countViews = recalling(views.countViews);
  const daysOf = recalling(views.daysOf);
  const siteHours = recalling(views.siteHours);
  const tallies = recalling(views.tallies);
  const totals = recalling((_: null) => views.totals());
  return (noteStale: NoteStale): ViewCounts => ({
    ...views,
    countViews: (query) => countViews(query, noteStale),
    daysOf: (query) => daysOf(query, noteStale),
    siteHours: (query) => siteHours(query, noteStale),
    tallies: (query) => tallies(query, noteStale),
    totals: () => totals(null, noteStale),
  });
}

type NoteStale = (since: number) => void;
const METHOD_COUNT = 5;

function rowCountOf(counts: unknown): number {
  return Array.isArray(counts) ? counts.length + 1 : 1;
}
