import type { Locale } from '@congkhai/shared/contracts/identifiers';
import { firstHourOf, type MostReadWindow } from '@congkhai/shared/views/most-read';
import type { Database } from 'better-sqlite3';
import { dayNameOf, dayNumberOf, dayOfHour, hourNumberOf } from './hour-numbers';
import { articleOfRow, SUM_ARTICLE } from './sqlite-counters';
import { prepareFirstOpenDay } from './sqlite-open-days';
import type { ViewCounts, WindowCounts } from './view-store';

/** Counts of single articles. */
export function prepareArticleCounts(database: Database) {
  const findNumbers = database
    .prepare<[string], number>('SELECT article FROM articles WHERE article_id = ?')
    .pluck();
  const findNumber = database
    .prepare<[string, Locale], number>(
      'SELECT article FROM articles WHERE article_id = ? AND locale = ?',
    )
    .pluck();
  const sums = 'coalesce(sum(view_count), 0), coalesce(sum(read_count), 0)';
  const sumHours = database
    .prepare<[number, string], [number, number]>(`
      SELECT ${sums} FROM article_hours
      WHERE article = ? AND hour IN (SELECT value FROM json_each(?))`)
    .raw();
  const sumDays = database
    .prepare<[number, number], [number, number]>(
      `SELECT ${sums} FROM article_days WHERE article = ? AND local_day >= ?`,
    )
    .raw();
  const findTotal = database
    .prepare<[number], [number, number]>(
      'SELECT view_count, read_count FROM article_totals WHERE article = ?',
    )
    .raw();
  const findDays = database
    .prepare<[string, number, number], number[]>(`
      SELECT local_day, ${SUM_ARTICLE} FROM article_days
      WHERE article IN (SELECT value FROM json_each(?)) AND local_day BETWEEN ? AND ?
      GROUP BY local_day ORDER BY local_day`)
    .raw();
  const firstOpenDay = prepareFirstOpenDay(database);

  /** What an article has in a window, in parts that are to be added. */
  function partsOf(article: number, window: MostReadWindow, now: Date) {
    const fromHour = firstHourOf(window, now);
    if (fromHour === null) return [findTotal.get(article), sumDays.get(article, firstOpenDay())];
    const first = hourNumberOf(fromHour);
    if (window !== '24h') return [sumDays.get(article, dayOfHour(first))];
    const hours = Array.from({ length: 24 }, (_, index) => first + index);
    return [sumHours.get(article, JSON.stringify(hours))];
  }

  const numbersOf = (articleId: string, locale: Locale | null) =>
    locale === null ? findNumbers.all(articleId) : findNumber.all(articleId, locale);

  function countWindow(
    { articleId, locale }: { articleId: string; locale: Locale | null },
    window: MostReadWindow,
    now: Date,
  ): WindowCounts {
    const counts = { articleId, window, viewCount: 0, readCount: 0 };
    for (const article of numbersOf(articleId, locale))
      for (const [viewCount, readCount] of partsOf(article, window, now).filter(isThere)) {
        counts.viewCount += viewCount;
        counts.readCount += readCount;
      }
    return counts;
  }

  return {
    countViews: ({
      articleIds,
      windows,
      locale = null,
      now,
    }: Parameters<ViewCounts['countViews']>[0]) =>
      articleIds.flatMap((articleId) =>
        windows.map((window) => countWindow({ articleId, locale }, window, now)),
      ),
    daysOf({ articleId, locale, fromDay, toDay }: Parameters<ViewCounts['daysOf']>[0]) {
      return findDays
        .all(JSON.stringify(numbersOf(articleId, locale)), dayNumberOf(fromDay), dayNumberOf(toDay))
        .map(([day = 0, ...row]) => ({ localDay: dayNameOf(day), ...articleOfRow(row) }));
    },
  };
}

function isThere<Value>(value: Value | undefined): value is Value {
  return value !== undefined;
}
