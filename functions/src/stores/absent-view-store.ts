import { StoreUnavailable } from './store-unavailable';
import type { ViewStore } from './view-store';

/**
 * What stands in for the view store on Lambda, where there is none yet (SQLite needs a disk of its own): every call fails as
 * unavailable. So a view is answered 503 and sent again later by the reader's page, and never acknowledged and then lost;
 * articles, lists and summaries are served as ever, and `/v1/health` says that counts are missing.
 */
export function absentViewStore(): ViewStore {
  const unavailable = () => Promise.reject(new StoreUnavailable('view store'));
  return {
    record: unavailable,
    tallyRejected: () => undefined,
    readerSaltOf: unavailable,
    forgetReaders: unavailable,
    countViews: unavailable,
    countByArticle: unavailable,
    readsByHour: unavailable,
    countDays: unavailable,
    daysOf: unavailable,
    siteHours: unavailable,
    totals: unavailable,
    tallies: unavailable,
    hoursToSeal: unavailable,
    eventsOf: unavailable,
    applyHourSeal: unavailable,
    chainHeads: unavailable,
    daysToSeal: unavailable,
    applyDaySeal: unavailable,
    checkHealth: unavailable,
    close: () => Promise.resolve(),
  };
}
