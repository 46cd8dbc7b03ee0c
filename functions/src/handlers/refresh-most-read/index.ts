import type { PublishedStore } from '@congkhai/published-store';
import { LOCALES, type Locale } from '@congkhai/shared/contracts/identifiers';
import type { ArticleListScope } from '@congkhai/shared/contracts/object-keys';
import { type ArticlePlace, findScopes, type ScopesOf } from '@congkhai/shared/news/article-scopes';
import { localDayOf } from '@congkhai/shared/time/local-day';
import {
  createMostReadTop,
  MOST_READ_WINDOWS,
  type MostReadList,
} from '@congkhai/shared/views/most-read';
import {
  createRisingTop,
  findRising,
  type RisingList,
  risingHoursOf,
} from '@congkhai/shared/views/rising';
import type { TopList } from '@congkhai/shared/views/top-list';
import { createArticlePlaces, type PlacesByArticle } from '../../stores/article-places';
import type { DocumentCache } from '../../stores/document-cache';
import type { ReferenceDocuments } from '../../stores/reference-documents';
import type { ViewCounts } from '../../stores/view-store';
import { createStoredLists } from './stored-lists';

export interface RefreshMostReadDependencies {
  published: PublishedStore;
  documents: DocumentCache<ReferenceDocuments>;
  views: ViewCounts;
  now: () => Date;
}

/**
 * Makes the job that rebuilds the most-read lists of every locale, window and scope, and the rising lists, from the view counts. They hold what
 * is public; a list whose entries are the same as before is not written again, so `computedAt` says since when it is as it is, and one that would
 * be empty is removed. One process at a time; it remembers what it has read and written, so that the next run costs what has changed.
 */
export function createMostReadRefresh({
  published,
  documents,
  views,
  now,
}: RefreshMostReadDependencies): () => Promise<void> {
  const places = createArticlePlaces(published);
  const lists = createStoredLists(published);

  return async function refreshMostRead() {
    const at = now();
    await lists.open(at);
    const scopesOf = await openScopes(documents, localDayOf(at));
    for (const locale of LOCALES) {
      const filing = { scopesOf, places: await places.of(locale) };
      const parts = { views, at, filing, locale };
      await lists.put(await buildRising(parts));
      for (const window of MOST_READ_WINDOWS)
        await lists.put(await buildMostRead({ ...parts, window }));
    }
    await lists.removeOthers();
  };
}

interface Parts {
  views: ViewCounts;
  at: Date;
  filing: Filing;
  locale: Locale;
}
interface Filing {
  scopesOf: ScopesOf;
  places: PlacesByArticle;
}

async function openScopes(
  documents: DocumentCache<ReferenceDocuments>,
  today: string,
): Promise<ScopesOf> {
  const opened = documents.open();
  const categories = (await opened.categories()) ?? { categories: [] };
  const units = (await opened.units()) ?? { units: [], events: [] };
  const scopesOf = findScopes(categories, units, today);
  const known = new Map<ArticlePlace, readonly ArticleListScope[]>();
  return (place) => {
    const scopes = known.get(place) ?? scopesOf(place);
    known.set(place, scopes);
    return scopes;
  };
}

async function buildMostRead({
  views,
  at,
  filing,
  locale,
  window,
}: Parts & { window: MostReadList['window'] }): Promise<MostReadList[]> {
  const counts = await views.countByArticle({ locale, window, now: at });
  const computedAt = at.toISOString();
  return sortIntoScopes(counts, filing, createMostReadTop).map(([scope, entries]) => ({
    locale,
    scope,
    window,
    computedAt,
    entries: entries.map(({ articleId, readCount, viewCount }) => ({
      articleId,
      readCount,
      viewCount,
    })),
  }));
}

async function buildRising({ views, at, filing, locale }: Parts): Promise<RisingList[]> {
  const { hour, hours, earlierHours } = risingHoursOf(at);
  const reads = await views.readsByHour({ locale, hours: [...hours, ...earlierHours] });
  const computedAt = at.toISOString();
  return sortIntoScopes(findRising(reads, { hours }), filing, createRisingTop).map(
    ([scope, entries]) => ({ locale, scope, hour, computedAt, entries }),
  );
}

/** The first entries of each scope that has any. Articles that are not public are in no list. */
function sortIntoScopes<Entry extends { articleId: string }>(
  entries: readonly Entry[],
  { scopesOf, places }: Filing,
  createTop: () => TopList<Entry>,
): [ArticleListScope, Entry[]][] {
  const tops = new Map<ArticleListScope, TopList<Entry>>();
  for (const entry of entries) {
    const place = places.get(entry.articleId);
    for (const scope of place ? scopesOf(place) : []) {
      const top = tops.get(scope) ?? createTop();
      tops.set(scope, top);
      top.add(entry);
    }
  }
  return [...tops]
    .map(([scope, top]): [ArticleListScope, Entry[]] => [scope, top.entries()])
    .filter(([, first]) => first.length > 0);
}
