import { LOCALES, type Locale } from '@congkhai/shared/contracts/identifiers';
import { type ArticleCounters, articleOfItem, textOf } from './dynamodb-counters';
import type { Item } from './dynamodb-items';
import { LIST_INDEX, periods, viewKeys } from './dynamodb-keys';
import type { ReadableTable } from './dynamodb-table';
import { inParallel } from './in-parallel';
import { createLeastRecentlyUsed } from './least-recently-used';

const PARALLEL_REQUESTS_MAX = 16;
/** So many counters of articles are kept in memory at most. */
const KEPT_COUNTERS_MAX = 1_000_000;

/** An article's counts of a closed day, of the closed days of a month, or of all of them. */
export interface ClosedCounts {
  articleId: string;
  /** Such as "day#2023-10-06", "month#2023-10" or "total". */
  period: string;
  locale: Locale;
  counts: ArticleCounters;
  /** The last day that a month or the total holds; it may be one that is just being closed. Null for a day. */
  lastDay: string | null;
}

/** Reads the counts of closed days. */
export function createClosedCounts(views: ReadableTable) {
  const keptLists = createLeastRecentlyUsed<ClosedCounts[]>(KEPT_COUNTERS_MAX);

  async function readArticle(articleId: string, firstPeriod: string, lastPeriod: string) {
    const sortKey = {
      text: '#sk BETWEEN :first AND :last',
      // Sort keys end with a locale.
      values: { first: firstPeriod, last: `${lastPeriod}#~` },
    };
    const items = await views.query({ pk: viewKeys.article(articleId), sortKey });
    return items.map(closedCountsOf);
  }

  async function readTotals(articleIds: readonly string[]): Promise<ClosedCounts[]> {
    const keys = articleIds.flatMap((articleId) =>
      LOCALES.map((locale) => viewKeys.articlePeriod(articleId, periods.total, locale)),
    );
    return (await views.getAll(keys)).map(closedCountsOf);
  }

  return {
    /** An article's counts of the closed days from one to another. */
    days: (articleId: string, fromDay: string, toDay: string) =>
      readArticle(articleId, periods.day(fromDay), periods.day(toDay)),
    /** Counts of these articles in these periods, and it may be in others. */
    async ofArticles(articleIds: readonly string[], wanted: readonly string[]) {
      const [first] = [...wanted].sort();
      if (first === undefined) return [];
      if (first === periods.total) return readTotals(articleIds);
      const found = await inParallel(articleIds, PARALLEL_REQUESTS_MAX, (articleId) =>
        readArticle(articleId, first, periods.total),
      );
      return found.flat();
    },
    /** All articles of a period. It is kept in memory until another day is closed, of which `revision` tells. */
    async list(period: string, locale: Locale, revision: number): Promise<ClosedCounts[]> {
      const pk = viewKeys.list(period, locale);
      const key = `${pk} ${revision}`;
      const known = keptLists.get(key);
      if (known) return known;
      const list = (await views.query({ pk, index: LIST_INDEX })).map(closedCountsOf);
      keptLists.set(key, list, list.length + 1);
      return list;
    },
  };
}

function closedCountsOf(item: Item): ClosedCounts {
  const [, period = '', locale] = /^(.+)#(\w+)$/.exec(textOf(item, 'sk') ?? '') ?? [];
  return {
    articleId: textOf(item, 'articleId') ?? '',
    period,
    locale: locale === 'en' ? 'en' : 'vi',
    counts: articleOfItem(item),
    lastDay: textOf(item, 'lastDay'),
  };
}
