import type { RejectionReason } from '@congkhai/shared/views/view';
import type { Database } from 'better-sqlite3';
import { dayNumberOf, dayOfHour } from './hour-numbers';
import { type Counters, rowOfArticle, rowOfSite } from './sqlite-counters';
import { ARTICLE_COLUMNS, addingTo, SITE_COLUMNS } from './sqlite-schema';

/** Requests of one day that were refused for one reason. */
export interface Rejections {
  localDay: string;
  reason: RejectionReason;
  requestCount: number;
}

/** Adds to the counters in the file, in the transaction of the caller. */
export function prepareCounting(database: Database) {
  const addToHour = database.prepare(
    addingTo('article_hours', ['hour', 'article'], ARTICLE_COLUMNS),
  );
  const addToDay = database.prepare(
    addingTo('article_days', ['article', 'local_day'], ARTICLE_COLUMNS),
  );
  const addToSite = database.prepare(addingTo('hours', ['hour'], SITE_COLUMNS));
  const addRefused = database.prepare(
    addingTo('rejections', ['local_day', 'reason'], ['request_count']),
  );
  const findSealed = database
    .prepare<[number], number>('SELECT 1 FROM hours WHERE hour = ? AND seal_version IS NOT NULL')
    .pluck();
  const setCounted = database.prepare('UPDATE recording SET counted_batch = ?');

  return {
    /** Adds what the batches up to this one have and the counters do not. An hour that was sealed meanwhile has all of its events. */
    addAll(counters: Counters, lastBatch: number): void {
      for (const [hour, { site, articles }] of counters.hours()) {
        if (findSealed.get(hour) !== undefined) continue;
        const day = dayOfHour(hour);
        addToSite.run([hour, ...rowOfSite(site)]);
        for (const [article, counts] of articles) {
          const row = rowOfArticle(counts);
          addToHour.run([hour, article, ...row]);
          addToDay.run([article, day, ...row]);
        }
      }
      setCounted.run(lastBatch);
    },
    addRejections(rejections: readonly Rejections[]): void {
      for (const { localDay, reason, requestCount } of rejections)
        addRefused.run(dayNumberOf(localDay), reason, requestCount);
    },
  };
}
