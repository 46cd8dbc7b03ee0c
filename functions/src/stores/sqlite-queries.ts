import { randomBytes } from 'node:crypto';
import type { Locale } from '@congkhai/shared/contracts/identifiers';
import type { ArticleCounts } from '@congkhai/shared/views/most-read';
import type { Database } from 'better-sqlite3';
import { VIEW_CLASSES, type ViewClass, type ViewTotals } from './view-store';

const SALT_BYTES = 32;
/** Old reader rows are deleted in portions, so that midnight does not hold requests up. */
const FORGET_ROWS_MAX = 5_000;

/** Prepares the statements that read counts, and those that keep and forget what tells readers apart. */
export function prepareQueries(database: Database) {
  return { ...prepareCounting(database), ...prepareReaders(database) };
}

function prepareCounting(database: Database) {
  const countArticle = database.prepare<[string], ArticleCounts>(`
    SELECT article_id AS articleId, sum(view_count) AS viewCount, sum(read_count) AS readCount
    FROM article_totals WHERE article_id = ? GROUP BY article_id`);
  const countSince = database.prepare<[Locale, string], ArticleCounts>(`
    SELECT article_id AS articleId, sum(view_count) AS viewCount, sum(read_count) AS readCount
    FROM article_hours WHERE locale = ? AND hour >= ? GROUP BY article_id`);
  const countEver = database.prepare<[Locale], ArticleCounts>(`
    SELECT article_id AS articleId, view_count AS viewCount, read_count AS readCount
    FROM article_totals WHERE locale = ?`);
  const totals = database.prepare<[], ViewTotals>(
    'SELECT view_count AS viewCount, visit_count AS visitCount FROM site_totals',
  );
  const tally = database
    .prepare<[string, ViewClass], number>(
      'SELECT event_count FROM day_tallies WHERE local_day = ? AND class = ?',
    )
    .pluck();

  return {
    countArticle: (articleId: string): ArticleCounts =>
      countArticle.get(articleId) ?? { articleId, viewCount: 0, readCount: 0 },
    countByArticle: (locale: Locale, fromHour: string | null): ArticleCounts[] =>
      fromHour === null ? countEver.all(locale) : countSince.all(locale, fromHour),
    totals: (): ViewTotals => totals.get() ?? { viewCount: 0, visitCount: 0 },
    talliesOf: (localDay: string): Record<ViewClass, number> => {
      const [human, repeat, bot] = VIEW_CLASSES.map((name) => tally.get(localDay, name) ?? 0);
      return { human: human ?? 0, repeat: repeat ?? 0, bot: bot ?? 0 };
    },
  };
}

function prepareReaders(database: Database) {
  const insertSalt = database.prepare('INSERT OR IGNORE INTO reader_salts VALUES (?, ?)');
  const findSalt = database
    .prepare<[string], Buffer>('SELECT salt FROM reader_salts WHERE local_day = ?')
    .pluck();
  const deleteSalts = database.prepare('DELETE FROM reader_salts WHERE local_day < ?');
  const deleteReaders = database.prepare(`
    DELETE FROM readers WHERE (local_day, reader_key) IN
      (SELECT local_day, reader_key FROM readers WHERE local_day < ? LIMIT ${FORGET_ROWS_MAX})`);
  const deleteReaderArticles = database.prepare(`
    DELETE FROM reader_articles WHERE (local_day, reader_key, article_id, locale, hour) IN
      (SELECT local_day, reader_key, article_id, locale, hour FROM reader_articles
       WHERE local_day < ? LIMIT ${FORGET_ROWS_MAX})`);
  const forgetSome = database.transaction((localDay: string): number =>
    [deleteSalts, deleteReaders, deleteReaderArticles].reduce(
      (deletedRows, statement) => deletedRows + statement.run(localDay).changes,
      0,
    ),
  );

  return {
    readerSaltOf(localDay: string): Uint8Array {
      insertSalt.run(localDay, randomBytes(SALT_BYTES));
      const salt = findSalt.get(localDay);
      if (!salt) throw new Error(`The reader salt of ${localDay} was deleted while it was read`);
      return salt;
    },
    /** Deletes a portion and says whether there may be more. */
    forgetSomeReadersBefore(localDay: string): boolean {
      if (forgetSome.immediate(localDay) > 0) return true;
      // The write-ahead log still holds what was deleted, until it is emptied.
      database.pragma('wal_checkpoint(TRUNCATE)');
      return false;
    },
  };
}
