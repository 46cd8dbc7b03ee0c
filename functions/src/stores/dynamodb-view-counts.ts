import { LOCALES, type Locale } from '@congkhai/shared/contracts/identifiers';
import type { ArticleCounts } from '@congkhai/shared/views/most-read';
import { type ClosedCounts, createClosedCounts } from './dynamodb-closed-counts';
import { type ArticleCounters, addArticle, countOf, noCounts, textOf } from './dynamodb-counters';
import { createDayCounts } from './dynamodb-day-counts';
import { type ArticlesOfHour, createHours, type Hours } from './dynamodb-hours';
import { viewKeys } from './dynamodb-keys';
import { createSiteCounts } from './dynamodb-site-counts';
import type { ReadableTable } from './dynamodb-table';
import { createOldestUnsealed } from './dynamodb-unsealed';
import {
  type Closed,
  earliestOf,
  firstOpenHourAfter,
  latestOf,
  partsOfWindow,
  type WindowParts,
} from './dynamodb-windows';
import { dayNumberOf, firstHourOfDay, hourNameOf } from './hour-numbers';
import { inParallel } from './in-parallel';
import type { ArticleDay, ViewCounts } from './view-store';

const PARALLEL_REQUESTS_MAX = 16;
/** Counters of the running hour are read again after so long. */
const FRESH_MILLISECONDS = 2_000;

/** Reads counts from DynamoDB. Counters of hours that are not sealed follow what was recorded within seconds. */
export function openDynamodbViewCounts(
  views: ReadableTable,
  { freshMilliseconds = FRESH_MILLISECONDS, now }: { freshMilliseconds?: number; now: () => Date },
): ViewCounts {
  const hours = createHours(views, { freshMilliseconds, now });
  const closedCounts = createClosedCounts(views);

  async function readClosed(): Promise<Closed> {
    const chain = await views.get(viewKeys.chain);
    return { lastDay: textOf(chain, 'day'), revision: countOf(chain, 'revision') };
  }

  return {
    ...createSiteCounts(views, hours, readClosed),
    async countViews({ articleIds, windows, locale = null, now }) {
      const { lastDay } = await readClosed();
      const parts = windows.map((window) => partsOfWindow(window, now, lastDay));
      const open = await hoursFrom(hours, earliestOf(...parts.map(({ fromHour }) => fromHour)));
      const wanted = parts.flatMap((part) => part.periods);
      const closed = groupByArticle(await closedCounts.ofArticles(articleIds, wanted));
      return articleIds.flatMap((articleId) =>
        windows.map((window, position) => {
          const sum = createSums(parts[position] ?? { periods: [], fromHour: '9' });
          for (const counts of closed.get(articleId) ?? [])
            if (isOf(locale, counts)) sum.addClosed(counts);
          sum.addOpen(
            open.filter((hour) => isOf(locale, hour)),
            articleId,
          );
          return {
            window,
            ...(sum.counts.get(articleId) ?? { articleId, viewCount: 0, readCount: 0 }),
          };
        }),
      );
    },
    async countByArticle({ locale, window, now }) {
      const { lastDay, revision } = await readClosed();
      const parts = partsOfWindow(window, now, lastDay);
      const sum = createSums(parts);
      const lists = await inParallel(parts.periods, PARALLEL_REQUESTS_MAX, (period) =>
        closedCounts.list(period, locale, revision),
      );
      for (const counts of lists.flat()) sum.addClosed(counts);
      const open = await hours.ofArticles(await hours.ofSite(parts.fromHour), [locale]);
      sum.addOpen(open);
      return [...sum.counts.values()].filter(({ viewCount }) => viewCount > 0);
    },
    countDays: createDayCounts({ hours, closedCounts, readClosed }),
    async readsByHour({ locale, hours: wanted }) {
      const site = await hours.ofSite(earliestOf(...wanted), latestOf(...wanted));
      const found = await hours.ofArticles(
        site.filter(({ hour }) => wanted.includes(hour)),
        [locale],
      );
      return found.flatMap(({ hour, articles }) =>
        [...articles]
          .filter(([, { readCount }]) => readCount > 0)
          .map(([articleId, { readCount }]) => ({ articleId, hour, readCount })),
      );
    },
    daysOf: createArticleDays(hours, closedCounts, readClosed),
    oldestUnsealed: createOldestUnsealed(views, readClosed),
    async checkHealth() {
      await readClosed();
    },
  };
}

function createArticleDays(
  hours: Hours,
  closedCounts: ReturnType<typeof createClosedCounts>,
  readClosed: () => Promise<Closed>,
): ViewCounts['daysOf'] {
  return async function daysOf({ articleId, locale, fromDay, toDay }) {
    const { lastDay } = await readClosed();
    const locales = locale === null ? LOCALES : [locale];
    const days = new Map<string, ArticleCounters>();
    const add = (localDay: string, counts: ArticleCounters) => {
      const sum = days.get(localDay) ?? noCounts();
      addArticle(sum, counts);
      days.set(localDay, sum);
    };
    if (lastDay !== null && fromDay <= lastDay) {
      const closed = await closedCounts.days(articleId, fromDay, earliestOf(toDay, lastDay));
      for (const { period, counts, locale: of } of closed)
        if (locales.includes(of)) add(period.slice('day#'.length), counts);
    }
    const open = openHoursOf(fromDay, toDay, lastDay);
    const site = open ? await hours.ofSite(...open) : [];
    for (const { localDay, articles } of await hours.ofArticles(site, locales)) {
      const counts = articles.get(articleId);
      if (counts) add(localDay, counts);
    }
    return [...days]
      .filter(([, counts]) => hasEvents(counts))
      .sort(byDay)
      .map(articleDayOf);
  };
}

function isOf(locale: Locale | null, counts: { locale: Locale }): boolean {
  return locale === null || counts.locale === locale;
}

async function hoursFrom(hours: Hours, fromHour: string): Promise<ArticlesOfHour[]> {
  return hours.ofArticles(await hours.ofSite(fromHour));
}

/** The first and the last hour of a range of days that may still be open; null if all of them are closed. */
function openHoursOf(
  fromDay: string,
  toDay: string,
  lastDay: string | null,
): [string, string] | null {
  const first = hourNameOf(firstHourOfDay(dayNumberOf(fromDay)));
  const from = latestOf(first, firstOpenHourAfter(lastDay));
  const last = hourNameOf(firstHourOfDay(dayNumberOf(toDay) + 1) - 1);
  return from > last ? null : [from, last];
}

/** Adds up the parts of a window by article. */
function createSums({ periods, fromHour }: WindowParts) {
  const wanted = new Set(periods);
  const counts = new Map<string, ArticleCounts>();
  const heldDays = new Map<string, string>();

  function add(articleId: string, { viewCount, readCount }: ArticleCounters): void {
    const known = counts.get(articleId) ?? { articleId, viewCount: 0, readCount: 0 };
    known.viewCount += viewCount;
    known.readCount += readCount;
    counts.set(articleId, known);
  }

  function addHour({ localDay, locale, articles }: ArticlesOfHour, articleId: string): void {
    const found = articles.get(articleId);
    // While a day is being closed, some totals hold it already.
    const isHeld = localDay <= (heldDays.get(`${articleId} ${locale}`) ?? '');
    if (found && !isHeld) add(articleId, found);
  }

  return {
    counts,
    addClosed({ articleId, period, locale, counts: closed, lastDay }: ClosedCounts): void {
      if (!wanted.has(period)) return;
      add(articleId, closed);
      const key = `${articleId} ${locale}`;
      if (lastDay !== null && lastDay > (heldDays.get(key) ?? '')) heldDays.set(key, lastDay);
    },
    addOpen(open: readonly ArticlesOfHour[], articleId?: string): void {
      for (const hour of open) {
        if (hour.hour < fromHour) continue;
        const ids = articleId === undefined ? hour.articles.keys() : [articleId];
        for (const id of ids) addHour(hour, id);
      }
    },
  };
}

function groupByArticle(closed: readonly ClosedCounts[]): Map<string, ClosedCounts[]> {
  const groups = new Map<string, ClosedCounts[]>();
  for (const counts of closed)
    groups.set(counts.articleId, [...(groups.get(counts.articleId) ?? []), counts]);
  return groups;
}

function hasEvents({ viewCount, suspectCount }: ArticleCounters): boolean {
  return viewCount > 0 || suspectCount > 0;
}

function byDay([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}

function articleDayOf([localDay, counts]: [string, ArticleCounters]): ArticleDay {
  return { localDay, ...counts };
}
