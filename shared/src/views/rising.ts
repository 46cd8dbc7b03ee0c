import * as z from 'zod';
import { ArticleListScopeSchema } from '../contracts/article-list-scope';
import { ArticleIdSchema, LocaleSchema } from '../contracts/identifiers';
import { InstantSchema, UtcHourSchema, utcHourOf } from '../time/local-day';
import { MOST_READ_ENTRIES_MAX } from './most-read';
import { createTopList } from './top-list';

const MILLISECONDS_PER_HOUR = 3_600_000;
const HOURS_PER_DAY = 24;
/** So many days an article is compared with. */
const EARLIER_DAYS = 7;
/** What fewer readers read may have risen by chance. */
const READS_MIN = 10;

/** An article that is read more than usual: reads in the running and the previous clock hour, and in the same hours of the 7 days before together. */
const RisingEntrySchema = z.strictObject({
  articleId: ArticleIdSchema,
  readCount: z.number().int().min(READS_MIN),
  earlierReadCount: z.number().int().min(0),
});
export type RisingEntry = z.infer<typeof RisingEntrySchema>;

/** `lists/rising/{locale}/{scope}.json`. It names articles only; a scope in which nothing rises has none. */
export const RisingListSchema = z.strictObject({
  locale: LocaleSchema,
  scope: ArticleListScopeSchema,
  /** The clock hour that was running. */
  hour: UtcHourSchema,
  computedAt: InstantSchema,
  entries: z.array(RisingEntrySchema).min(1).max(MOST_READ_ENTRIES_MAX),
});
export type RisingList = z.infer<typeof RisingListSchema>;

/** The UTC hours that rising is about: the running and the previous one, and the same two of each of the 7 days before. */
export function risingHoursOf(now: Date): {
  /** The running one. */
  hour: string;
  hours: string[];
  earlierHours: string[];
} {
  const hourBefore = (hours: number) =>
    utcHourOf(new Date(now.getTime() - hours * MILLISECONDS_PER_HOUR));
  const days = Array.from({ length: EARLIER_DAYS }, (_, index) => (index + 1) * HOURS_PER_DAY);
  return {
    hour: hourBefore(0),
    hours: [hourBefore(0), hourBefore(1)],
    earlierHours: days.flatMap((hours) => [hourBefore(hours), hourBefore(hours + 1)]),
  };
}

/**
 * Sums up reads by article, and keeps those that rise: at least 10 reads, and more than the mean of the 7 days before (which is taken for
 * one read if it is less).
 */
export function findRising(
  reads: readonly { articleId: string; hour: string; readCount: number }[],
  { hours }: { hours: readonly string[] },
): RisingEntry[] {
  const entries = new Map<string, RisingEntry>();
  for (const { articleId, hour, readCount } of reads) {
    const entry = entries.get(articleId) ?? { articleId, readCount: 0, earlierReadCount: 0 };
    entries.set(articleId, entry);
    if (hours.includes(hour)) entry.readCount += readCount;
    else entry.earlierReadCount += readCount;
  }
  return [...entries.values()].filter(
    (entry) =>
      entry.readCount >= READS_MIN && entry.readCount * EARLIER_DAYS > comparedReadsOf(entry),
  );
}

/** The reads of seven days that an article is compared with: at least one a day, so that a new article does not rise without end. */
function comparedReadsOf({ earlierReadCount }: RisingEntry): number {
  return Math.max(earlierReadCount, EARLIER_DAYS);
}

/**
 * The order of what rises: by the ratio of reads to usual reads, then by reads, then by article id. Ratios are compared as products of
 * whole numbers, so that equal ones are equal.
 */
function compareRising(a: RisingEntry, b: RisingEntry): number {
  return (
    b.readCount * comparedReadsOf(a) - a.readCount * comparedReadsOf(b) ||
    b.readCount - a.readCount ||
    (a.articleId < b.articleId ? -1 : Number(a.articleId > b.articleId))
  );
}

/** Collects what rises most. */
export function createRisingTop() {
  return createTopList(compareRising, MOST_READ_ENTRIES_MAX);
}
