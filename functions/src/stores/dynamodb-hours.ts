import { LOCALES, type Locale } from '@congkhai/shared/contracts/identifiers';
import { type ArticleCounters, articleOfItem, countOf, textOf } from './dynamodb-counters';
import type { Item } from './dynamodb-items';
import { viewKeys } from './dynamodb-keys';
import type { ReadableTable } from './dynamodb-table';
import { dayNameOf, dayOfHour, hourNumberOf } from './hour-numbers';
import { inParallel } from './in-parallel';
import { createLeastRecentlyUsed } from './least-recently-used';

const PARALLEL_REQUESTS_MAX = 16;
/** So many counters of articles are kept in memory at most. */
const KEPT_COUNTERS_MAX = 500_000;

/** What an hour has of the site, and how to get what it has of the articles. */
export interface SiteHour {
  hour: string;
  localDay: string;
  item: Item;
}

/** The articles of an hour in one language. */
export interface ArticlesOfHour {
  hour: string;
  localDay: string;
  locale: Locale;
  articles: ReadonlyMap<string, ArticleCounters>;
}

/**
 * Reads the counters of hours. Those of a sealed hour are kept in memory, because only a later version changes them; the others for
 * `freshMilliseconds`.
 */
export function createHours(
  views: ReadableTable,
  { freshMilliseconds, now }: { freshMilliseconds: number; now: () => Date },
) {
  const kept = createLeastRecentlyUsed<{ articles: ArticlesOfHour['articles']; until: number }>(
    KEPT_COUNTERS_MAX,
  );

  async function readArticles(hour: string, locale: Locale): Promise<ArticlesOfHour['articles']> {
    const items = await views.query({ pk: viewKeys.hour(hour, locale) });
    return new Map(items.map((item) => [String(item.sk), articleOfItem(item)]));
  }

  async function articlesOf({ hour, item }: SiteHour, locale: Locale) {
    const version = countOf(item, 'sealVersion');
    const key = `${hour} ${locale} ${version}`;
    const known = kept.get(key);
    if (known && now().getTime() < known.until) return known.articles;
    const articles = await readArticles(hour, locale);
    const until = version > 0 ? Number.POSITIVE_INFINITY : now().getTime() + freshMilliseconds;
    kept.set(key, { articles, until }, articles.size + 1);
    return articles;
  }

  return {
    /** The site's counters of hours from the first to the last given, ascending; the last may be left open. */
    async ofSite(fromHour: string, toHour = '9'): Promise<SiteHour[]> {
      const sortKey = {
        text: '#sk BETWEEN :from AND :to',
        values: { from: fromHour, to: toHour },
      };
      const items = await views.query({ pk: viewKeys.siteHour(fromHour).pk, sortKey });
      return items.map((item) => {
        const hour = textOf(item, 'sk') ?? '';
        return { hour, localDay: dayNameOf(dayOfHour(hourNumberOf(hour))), item };
      });
    },
    ofArticles(hours: readonly SiteHour[], locales: readonly Locale[] = LOCALES) {
      const wanted = hours.flatMap((hour) => locales.map((locale) => ({ hour, locale })));
      return inParallel(wanted, PARALLEL_REQUESTS_MAX, async ({ hour, locale }) => {
        const articles = await articlesOf(hour, locale);
        return { hour: hour.hour, localDay: hour.localDay, locale, articles };
      });
    },
  };
}
export type Hours = ReturnType<typeof createHours>;
