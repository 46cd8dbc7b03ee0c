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

  /** Reads what an article has in a window, in parts that are to be added. Where the window begins is worked out once, and not for each article. */
  function readerOf(window: MostReadWindow, now: Date): (article: number) => Part[] {
    const fromHour = firstHourOf(window, now);
    if (fromHour === null) {
      const openDay = firstOpenDay();
      return (article) => [findTotal.get(article), sumDays.get(article, openDay)];
    }
    const first = hourNumberOf(fromHour);
    const day = dayOfHour(first);
    if (window !== '24h') return (article) => [sumDays.get(article, day)];
    const hours = JSON.stringify(Array.from({ length: 24 }, (_, index) => first + index));
    return (article) => [sumHours.get(article, hours)];
  }

  const numbersOf = (articleId: string, locale: Locale | null) =>
    locale === null ? findNumbers.all(articleId) : findNumber.all(articleId, locale);

  return {
    countViews({
      articleIds,
      windows,
      locale = null,
      now,
    }: Parameters<ViewCounts['countViews']>[0]): WindowCounts[] {
      const readers = windows.map((window) => ({ window, partsOf: readerOf(window, now) }));
      return articleIds.flatMap((articleId) => {
        const articles = numbersOf(articleId, locale);
        return readers.map(({ window, partsOf }) => ({
          articleId,
          window,
          ...sumOf(articles.flatMap(partsOf)),
        }));
      });
    },
    daysOf({ articleId, locale, fromDay, toDay }: Parameters<ViewCounts['daysOf']>[0]) {
      return findDays
        .all(JSON.stringify(numbersOf(articleId, locale)), dayNumberOf(fromDay), dayNumberOf(toDay))
        .map(([day = 0, ...row]) => ({ localDay: dayNameOf(day), ...articleOfRow(row) }));
    },
  };
}

/** Views and reads, if there are any. */
type Part = [viewCount: number, readCount: number] | undefined;

function sumOf(parts: readonly Part[]): { viewCount: number; readCount: number } {
  const sum = { viewCount: 0, readCount: 0 };
  for (const [viewCount, readCount] of parts.map((part) => part ?? [0, 0])) {
    sum.viewCount += viewCount ?? 0;
    sum.readCount += readCount ?? 0;
  }
  return sum;
}
