import * as z from 'zod';
import { ArticleListScopeSchema } from '../contracts/article-list-scope';
import { ArticleIdSchema, LocaleSchema } from '../contracts/identifiers';
import { daysBefore, InstantSchema, localDayOf, utcHourOf } from '../time/local-day';
import { createTopList, type TopList } from './top-list';

export const MOST_READ_WINDOWS = ['today', '24h', '7d', '30d', 'month', 'year', 'all'] as const;
export const MostReadWindowSchema = z.enum(MOST_READ_WINDOWS);
export type MostReadWindow = z.infer<typeof MostReadWindowSchema>;

const MILLISECONDS_PER_HOUR = 3_600_000;

/** How many articles a stored list keeps, so that it stays full when some of them are unpublished. */
export const MOST_READ_ENTRIES_MAX = 200;

const MostReadEntrySchema = z.strictObject({
  articleId: ArticleIdSchema,
  readCount: z.number().int().min(1),
  viewCount: z.number().int().min(1),
});

/**
 * `lists/most-read/{locale}/{scope}/{window}.json`. It names articles only: titles, whether an article is still public, and what editors decided
 * are looked up when the list is read. A list that would be empty is not there.
 */
export const MostReadListSchema = z.strictObject({
  locale: LocaleSchema,
  scope: ArticleListScopeSchema,
  window: MostReadWindowSchema,
  computedAt: InstantSchema,
  entries: z.array(MostReadEntrySchema).min(1).max(MOST_READ_ENTRIES_MAX),
});
export type MostReadList = z.infer<typeof MostReadListSchema>;

export interface ArticleCounts {
  articleId: string;
  viewCount: number;
  readCount: number;
}

/**
 * The first UTC hour of a window, or null for `all`. Windows turn at midnight in Viet Nam: `7d` and `30d` are today and the 6 or 29 days before,
 * `month` and `year` begin with the calendar month and year. Only `24h` rolls, by clock hours: the running one and the 23 before.
 */
export function firstHourOf(window: MostReadWindow, now: Date): string | null {
  const today = localDayOf(now);
  switch (window) {
    case 'today':
      return firstHourOfDay(today);
    case '24h':
      return utcHourOf(new Date(now.getTime() - 23 * MILLISECONDS_PER_HOUR));
    case '7d':
      return firstHourOfDay(localDayOf(daysBefore(now, 6)));
    case '30d':
      return firstHourOfDay(localDayOf(daysBefore(now, 29)));
    case 'month':
      return firstHourOfDay(`${today.slice(0, 7)}-01`);
    case 'year':
      return firstHourOfDay(`${today.slice(0, 4)}-01-01`);
    case 'all':
      return null;
  }
}

function firstHourOfDay(localDay: string): string {
  return utcHourOf(new Date(`${localDay}T00:00:00+07:00`));
}

/**
 * False for a list of today that was computed on an earlier day. All other lists may be taken as they are until they are computed again, a few
 * seconds after their window has moved.
 */
export function isCurrentList({ window, computedAt }: MostReadList, now: Date): boolean {
  return window !== 'today' || localDayOf(new Date(computedAt)) === localDayOf(now);
}

/**
 * Collects the most read articles: by reads, then by views, then by article id, so that the order is total and stable. What nobody read is left
 * out. A read is at most one per reader, article and hour, which is why lists rank by it and not by views.
 */
export function createMostReadTop(): TopList<ArticleCounts> {
  const top = createTopList(compareMostRead, MOST_READ_ENTRIES_MAX);
  return {
    add(count) {
      if (count.readCount > 0) top.add(count);
    },
    entries: () => top.entries(),
  };
}

/** The order of most-read lists. */
export function compareMostRead(a: ArticleCounts, b: ArticleCounts): number {
  return (
    b.readCount - a.readCount ||
    b.viewCount - a.viewCount ||
    (a.articleId < b.articleId ? -1 : Number(a.articleId > b.articleId))
  );
}
