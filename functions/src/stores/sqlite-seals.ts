import type { SealedArticle, SignedDaySeal, SignedHourSeal } from '@congkhai/shared/views/ledger';
import type { Database } from 'better-sqlite3';
import { dayNameOf, dayNumberOf, dayOfHour, firstHourOfDay, hourNumberOf } from './hour-numbers';
import { addUp, type PackedArticle, packPeriod, unpackPeriod } from './period-counts';
import { createArticleNumbers } from './sqlite-article-numbers';
import { rowOfArticle, rowOfSite } from './sqlite-counters';
import { ARTICLE_COLUMNS, addingTo, SITE_COLUMNS } from './sqlite-schema';

/** Hours of articles are kept for so long; days are kept for good. */
const ARTICLE_HOURS_KEPT_DAYS = 42;

/** Puts sealed counts in place of those that were recorded, each seal in one transaction. A seal that was applied before changes nothing. */
export function prepareSeals(
  database: Database,
  closeBefore: (hour: number) => void,
): {
  applyHourSeal: (sealed: SignedHourSeal) => void;
  applyDaySeal: (sealed: SignedDaySeal) => void;
} {
  const findDay = database.prepare('SELECT 1 FROM days WHERE local_day = ?');
  const site = {
    hours: prepareSite(database, 'hours', 'hour'),
    days: prepareSite(database, 'days', 'local_day'),
  };
  const hours = prepareHours(database);
  const days = prepareDays(database);

  const applyHourSeal = database.transaction((sealed: SignedHourSeal) => {
    const hour = hourNumberOf(sealed.seal.hour);
    closeBefore(hour + 1);
    if (!site.hours.put(hour, sealed)) return;
    const isDayClosed = findDay.get(dayOfHour(hour)) !== undefined;
    hours.replace(hour, rowsOf(database, sealed.seal.articles), { isDayClosed });
  });

  const applyDaySeal = database.transaction((sealed: SignedDaySeal) => {
    const day = dayNumberOf(sealed.seal.localDay);
    closeBefore(firstHourOfDay(day + 1));
    if (!site.days.put(day, sealed)) return;
    days.replace(day, rowsOf(database, sealed.seal.articles));
    hours.forgetBefore(firstHourOfDay(day - ARTICLE_HOURS_KEPT_DAYS));
  });

  return { applyHourSeal: applyHourSeal.immediate, applyDaySeal: applyDaySeal.immediate };
}

/** An article's number and its counts in the order of ARTICLE_COLUMNS. */
interface ArticleRow {
  article: number;
  row: number[];
}

function rowsOf(database: Database, articles: readonly SealedArticle[]): ArticleRow[] {
  const numberOf = createArticleNumbers(database);
  return articles.map((counts) => ({
    article: numberOf(counts.articleId, counts.locale),
    row: rowOfArticle(counts),
  }));
}

function prepareSite(database: Database, table: 'hours' | 'days', key: 'hour' | 'local_day') {
  const findVersion = database
    .prepare<[number], number | null>(`SELECT seal_version FROM ${table} WHERE ${key} = ?`)
    .pluck();
  const findHead = database
    .prepare<[number], string | null>(`SELECT seal_sha256 FROM ${table} WHERE ${key} = ?`)
    .pluck();
  const names = [key, ...SITE_COLUMNS, 'seal_version', 'seal_sha256'];
  const replace = database.prepare(
    `REPLACE INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
  );

  return {
    /** Puts the sealed counts of the whole site. False if this version or a later one has been put. */
    put(number: number, { seal, sha256 }: SignedHourSeal | SignedDaySeal): boolean {
      if ((findVersion.get(number) ?? 0) >= seal.version) return false;
      const { visitCount, withoutReaderCount, tallies: classes } = seal;
      const readCount = seal.articles.reduce((sum, article) => sum + article.readCount, 0);
      const row = rowOfSite({ readCount, visitCount, withoutReaderCount, classes });
      // The chain is made of first versions; a later one refers to the one before it.
      const head = seal.version === 1 ? sha256 : (findHead.get(number) ?? null);
      replace.run([number, ...row, seal.version, head]);
      return true;
    },
  };
}

function prepareHours(database: Database) {
  const columns = ARTICLE_COLUMNS.join(', ');
  const findRecorded = database
    .prepare<[number], number[]>(`SELECT article, ${columns} FROM article_hours WHERE hour = ?`)
    .raw();
  const remove = database.prepare('DELETE FROM article_hours WHERE hour = ?');
  const removeBefore = database.prepare('DELETE FROM article_hours WHERE hour < ?');
  const add = database.prepare(addingTo('article_hours', ['hour', 'article'], ARTICLE_COLUMNS));
  const addToDay = database.prepare(
    addingTo('article_days', ['article', 'local_day'], ARTICLE_COLUMNS),
  );

  return {
    /** Replaces the articles of an hour, and changes their day by the difference, unless the day has a seal of its own. */
    replace(
      hour: number,
      sealed: readonly ArticleRow[],
      { isDayClosed }: { isDayClosed: boolean },
    ) {
      const day = dayOfHour(hour);
      const recorded = findRecorded.all(hour);
      remove.run(hour);
      for (const { article, row } of sealed) add.run([hour, article, ...row]);
      if (isDayClosed) return;
      for (const [article = 0, ...row] of recorded)
        addToDay.run([article, day, ...row.map((count) => -count)]);
      for (const { article, row } of sealed) addToDay.run([article, day, ...row]);
    },
    forgetBefore: (hour: number) => void removeBefore.run(hour),
  };
}

/** Replaces the articles of a day, which is closed with it. */
export function prepareDays(database: Database) {
  const findPacked = database
    .prepare<[number], Buffer>('SELECT counts FROM day_counts WHERE local_day = ?')
    .pluck();
  const findPackedBetween = database
    .prepare<[number, number], Buffer>(
      'SELECT counts FROM day_counts WHERE local_day BETWEEN ? AND ? ORDER BY local_day',
    )
    .pluck();
  const findRecorded = database
    .prepare<[number, number], number>(
      'SELECT DISTINCT article FROM article_hours WHERE hour BETWEEN ? AND ?',
    )
    .pluck();
  const remove = database.prepare('DELETE FROM article_days WHERE article = ? AND local_day = ?');
  const add = database.prepare(addingTo('article_days', ['article', 'local_day'], ARTICLE_COLUMNS));
  const addToTotals = database.prepare(
    addingTo('article_totals', ['article'], ['view_count', 'read_count']),
  );
  const putDay = database.prepare('REPLACE INTO day_counts VALUES (?, ?)');
  const putMonth = database.prepare('REPLACE INTO month_counts VALUES (?, ?)');

  function addToAll(counts: Iterable<PackedArticle>, sign: 1 | -1): void {
    for (const { article, viewCount, readCount } of counts)
      addToTotals.run(article, sign * viewCount, sign * readCount);
  }

  /** Every article that the day had so far. */
  function articlesOf(day: number, packed: Buffer | undefined): number[] {
    if (packed) return [...unpackPeriod(packed)].map(({ article }) => article);
    return findRecorded.all(firstHourOfDay(day), firstHourOfDay(day + 1) - 1);
  }

  return {
    replace(day: number, sealed: readonly ArticleRow[]): void {
      const before = findPacked.get(day);
      for (const article of articlesOf(day, before)) remove.run(article, day);
      if (before) addToAll(unpackPeriod(before), -1);
      const counts = sealed.map(({ article, row: [viewCount = 0, readCount = 0] }) => ({
        article,
        viewCount,
        readCount,
      }));
      for (const { article, row } of sealed) add.run([article, day, ...row]);
      addToAll(counts, 1);
      putDay.run(day, packPeriod(counts));
      const month = dayNameOf(day).slice(0, 7);
      const firstDay = dayNumberOf(`${month}-01`);
      putMonth.run(month, addUp(findPackedBetween.all(firstDay, firstDay + daysOf(month) - 1)));
    },
  };
}

function daysOf(month: string): number {
  const [year = 0, monthOfYear = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, monthOfYear, 0)).getUTCDate();
}
