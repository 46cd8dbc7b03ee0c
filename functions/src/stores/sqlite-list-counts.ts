import { LOCALES } from '@congkhai/shared/contracts/identifiers';
import { localDayOf } from '@congkhai/shared/time/local-day';
import { firstHourOf, type MostReadWindow } from '@congkhai/shared/views/most-read';
import type { Database } from 'better-sqlite3';
import { dayNameOf, dayNumberOf, dayOfHour, firstHourOfDay, hourNumberOf } from './hour-numbers';
import {
  type ArticleSums,
  addPeriod,
  emptySums,
  type PackedArticle,
  unpackPeriod,
} from './period-counts';
import { createArticleNames } from './sqlite-article-names';
import { prepareFirstOpenDay } from './sqlite-open-days';
import type { ArticleDayCounts, ViewCounts } from './view-store';

/** Counts of all articles, for lists. */
export function prepareListCounts(database: Database) {
  const names = createArticleNames(database);
  const sumsOf = prepareSums(database);
  const articlesOfDay = prepareDays(database);
  const findReads = database
    .prepare<[number], [number, number]>(
      'SELECT article, read_count FROM article_hours WHERE hour = ? AND read_count > 0',
    )
    .raw();

  return {
    countByArticle({ locale, window, now }: Parameters<ViewCounts['countByArticle']>[0]) {
      const { views, reads } = sumsOf(names.lastNumber(), window, now);
      const counts = [];
      for (const [article, articleId] of names.of(locale)) {
        const viewCount = views[article] ?? 0;
        if (viewCount > 0) counts.push({ articleId, viewCount, readCount: reads[article] ?? 0 });
      }
      return counts;
    },
    countDays({ fromDay, toDay }: Parameters<ViewCounts['countDays']>[0]): ArticleDayCounts[] {
      const counts: ArticleDayCounts[] = [];
      for (let day = dayNumberOf(fromDay); day <= dayNumberOf(toDay); day += 1)
        for (const { article, viewCount, readCount } of articlesOfDay(day))
          for (const locale of LOCALES) {
            const articleId = names.of(locale).get(article);
            if (articleId !== undefined && viewCount > 0)
              counts.push({ localDay: dayNameOf(day), articleId, locale, viewCount, readCount });
          }
      return counts;
    },
    readsByHour({ locale, hours }: Parameters<ViewCounts['readsByHour']>[0]) {
      const ids = names.of(locale);
      const counts = [];
      for (const hour of hours)
        for (const [article, readCount] of findReads.iterate(hourNumberOf(hour))) {
          const articleId = ids.get(article);
          if (articleId !== undefined) counts.push({ articleId, hour, readCount });
        }
      return counts;
    },
  };
}

/** The articles of a day: those of a closed day lie packed, those of an open one are added up by the hour. */
function prepareDays(database: Database): (day: number) => Iterable<PackedArticle> {
  const findPacked = database
    .prepare<[number], Buffer>('SELECT counts FROM day_counts WHERE local_day = ?')
    .pluck();
  const sumHours = database.prepare<[number, number], PackedArticle>(`
    SELECT article, sum(view_count) AS viewCount, sum(read_count) AS readCount FROM article_hours
    WHERE hour >= ? AND hour < ? GROUP BY article`);
  return (day) => {
    const packed = findPacked.get(day);
    return packed
      ? unpackPeriod(packed)
      : sumHours.iterate(firstHourOfDay(day), firstHourOfDay(day + 1));
  };
}

function prepareSums(database: Database) {
  const firstOpenDay = prepareFirstOpenDay(database);
  const findHours = database
    .prepare<[number], [number, number, number]>(
      'SELECT article, view_count, read_count FROM article_hours WHERE hour >= ?',
    )
    .raw();
  const findTotals = database
    .prepare<[], [number, number, number]>('SELECT * FROM article_totals')
    .raw();
  const findDays = database
    .prepare<[number], Buffer>('SELECT counts FROM day_counts WHERE local_day >= ?')
    .pluck();
  const findMonths = database
    .prepare<[string, string], Buffer>(
      'SELECT counts FROM month_counts WHERE month >= ? AND month < ?',
    )
    .pluck();

  function addClosedDays(sums: ArticleSums, window: MostReadWindow, firstDay: number, now: Date) {
    const month = localDayOf(now).slice(0, 7);
    const isOfMonths = window === 'year';
    if (isOfMonths)
      for (const packed of findMonths.iterate(dayNameOf(firstDay).slice(0, 7), month))
        addPeriod(sums, packed);
    const firstSingleDay = isOfMonths ? dayNumberOf(`${month}-01`) : firstDay;
    for (const packed of findDays.iterate(firstSingleDay)) addPeriod(sums, packed);
  }

  return function sumsOf(lastArticle: number, window: MostReadWindow, now: Date): ArticleSums {
    const sums = emptySums(lastArticle);
    const firstOpenHour = firstHourOfDay(firstOpenDay());
    const fromHour = firstHourOf(window, now);
    if (fromHour === null) addRows(sums, findTotals.iterate());
    const first = fromHour === null ? firstOpenHour : hourNumberOf(fromHour);
    // Only the last 24 hours may begin within a day that is closed, and hours are kept much longer than that.
    if (window === '24h' || first >= firstOpenHour) {
      addRows(sums, findHours.iterate(first));
    } else {
      addClosedDays(sums, window, dayOfHour(first), now);
      addRows(sums, findHours.iterate(firstOpenHour));
    }
    return sums;
  };
}

function addRows({ views, reads }: ArticleSums, rows: Iterable<[number, number, number]>): void {
  for (const [article, viewCount, readCount] of rows) {
    views[article] = (views[article] ?? 0) + viewCount;
    reads[article] = (reads[article] ?? 0) + readCount;
  }
}
