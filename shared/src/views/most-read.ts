import * as z from 'zod';
import { ArticleIdSchema } from '../contracts/identifiers';
import { daysBefore, InstantSchema, startOfLocalDay, utcHourOf } from '../time/local-day';

export const MOST_READ_WINDOWS = ['today', '7d', '30d', 'all'] as const;
export const MostReadWindowSchema = z.enum(MOST_READ_WINDOWS);
export type MostReadWindow = z.infer<typeof MostReadWindowSchema>;

/** How many articles a stored list keeps, so that it stays full when some of them are unpublished. */
export const MOST_READ_ENTRIES_MAX = 200;

/**
 * `lists/most-read/{locale}/{window}.json`. It names articles only: titles, and whether an article is still public,
 * are looked up when the list is read.
 */
export const MostReadListSchema = z.strictObject({
  window: MostReadWindowSchema,
  computedAt: InstantSchema,
  entries: z
    .array(
      z.strictObject({
        articleId: ArticleIdSchema,
        readCount: z.number().int().min(1),
        viewCount: z.number().int().min(1),
      }),
    )
    .max(MOST_READ_ENTRIES_MAX),
});
export type MostReadList = z.infer<typeof MostReadListSchema>;

export interface ArticleCounts {
  articleId: string;
  viewCount: number;
  readCount: number;
}

/** The first UTC hour of a window, or null for `all`. `today` begins at midnight in Viet Nam; the others are whole days back from now. */
export function firstHourOf(window: MostReadWindow, now: Date): string | null {
  switch (window) {
    case 'today':
      return utcHourOf(startOfLocalDay(now));
    case '7d':
      return utcHourOf(daysBefore(now, 7));
    case '30d':
      return utcHourOf(daysBefore(now, 30));
    case 'all':
      return null;
  }
}

/**
 * The most read articles: by reads, then by views, then by article id, so that the order is total and stable.
 * A read is at most one per reader, article and hour, which is why lists rank by it and not by views.
 */
export function selectMostRead(counts: readonly ArticleCounts[]): MostReadList['entries'] {
  return counts
    .filter((count) => count.readCount > 0)
    .sort(
      (a, b) =>
        b.readCount - a.readCount ||
        b.viewCount - a.viewCount ||
        (a.articleId < b.articleId ? -1 : 1),
    )
    .slice(0, MOST_READ_ENTRIES_MAX)
    .map(({ articleId, readCount, viewCount }) => ({ articleId, readCount, viewCount }));
}
