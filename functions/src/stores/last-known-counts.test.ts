import { createLastKnownCounts } from './last-known-counts';
import { StoreUnavailable } from './store-unavailable';
import type { ViewCounts } from './view-store';

const TOTALS = { viewCount: 7, readCount: 5, visitCount: 3 };

function someCounts() {
  const clock = { now: new Date('2023-10-06T16:00:00.000Z') };
  const failing = async () => {
    throw new StoreUnavailable('view store');
  };
  const views: ViewCounts = {
    countViews: async ({ articleIds }) =>
      articleIds.map((articleId) => ({ articleId, window: 'today', viewCount: 7, readCount: 5 })),
    totals: async () => TOTALS,
    countByArticle: failing,
    readsByHour: failing,
    countDays: failing,
    daysOf: failing,
    siteHours: failing,
    tallies: failing,
    oldestUnsealed: failing,
    checkHealth: failing,
  };
  const store = { ...views };
  const ask = createLastKnownCounts(
    // What the store does can be replaced while it is asked.
    { ...views, countViews: (query) => store.countViews(query), totals: () => store.totals() },
    { now: () => clock.now, patienceMilliseconds: null },
  );
  const fail = () => Object.assign(store, { countViews: failing, totals: failing });
  return { clock, ask, fail };
}

test('while the view store cannot be reached its last counts are given, with the time when they were right', async () => {
  const { clock, ask, fail } = someCounts();
  const noteStale = jest.fn();
  const confirmedAt = clock.now.getTime();
  expect(await ask(noteStale).totals()).toEqual(TOTALS);
  expect(noteStale).not.toHaveBeenCalled();
  fail();
  clock.now = new Date(confirmedAt + 90_000);
  expect(await ask(noteStale).totals()).toEqual(TOTALS);
  expect(noteStale).toHaveBeenCalledWith(confirmedAt);
});

test('what was never counted is not known, and what was counted of today is not known of tomorrow', async () => {
  const { clock, ask, fail } = someCounts();
  const countsOf = (articleId: string) => {
    const now = new Date(clock.now);
    return ask(jest.fn()).countViews({ articleIds: [articleId], windows: ['today'], now });
  };
  await countsOf('a');
  fail();
  expect(await countsOf('a')).toHaveLength(1);
  await expect(countsOf('b')).rejects.toThrow(StoreUnavailable);
  // Midnight in Viet Nam.
  clock.now = new Date('2023-10-06T17:00:00.000Z');
  await expect(countsOf('a')).rejects.toThrow(StoreUnavailable);
});
