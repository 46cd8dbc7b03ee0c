import { LOCALES } from '@congkhai/shared/contracts/identifiers';
import type { OpeningBalance } from '@congkhai/shared/contracts/opening-balance';
import type {
  ArticleViewsRequestSchema,
  ArticleViewsResponse,
  CountViewsRequestSchema,
  CountViewsResponse,
  QueryViewsRequestSchema,
  QueryViewsResponse,
  TotalResponse,
} from '@congkhai/shared/contracts/read-api-views';
import { type OpeningCounts, openingCountsOf } from '@congkhai/shared/views/opening-counts';
import { VIEW_DEFINITION, VIEW_SOURCES } from '@congkhai/shared/views/view';
import type * as z from 'zod';
import { notFound } from '../../http';
import type { OpeningDocuments } from '../../stores/opening-documents';
import type { ViewCounts } from '../../stores/view-store';
import { rangeOf } from './range';

type Days = ArticleViewsResponse['data']['days'];

interface Sources {
  documents: OpeningDocuments;
  views: ViewCounts;
  now: Date;
}

const NO_OPENING = openingCountsOf(null);
// A version of the document is one object for as long as it is held, so it is summed up once.
const openings = new WeakMap<OpeningBalance, OpeningCounts>();

/** `GET /v1/views`: counts of the articles that are published now in any locale; the other ids are named. */
export async function countViews(
  { ids }: z.infer<typeof CountViewsRequestSchema>,
  { documents, views, now }: Sources,
): Promise<CountViewsResponse> {
  const { publishedIds, unknownIds } = await tellApart(ids, documents);
  const { viewCountByArticle } = await openOpening(documents);
  const counts = await views.countViews({
    articleIds: publishedIds,
    windows: ['all'],
    now,
  });
  return {
    data: counts.map(({ articleId, viewCount, readCount }) => ({
      articleId,
      viewCount,
      readCount,
      openingViewCount: viewCountByArticle.get(articleId) ?? 0,
    })),
    meta: { unknownIds, definition: VIEW_DEFINITION },
  };
}

/** `POST /v1/views/query` */
export async function queryViews(
  { ids, windows }: z.infer<typeof QueryViewsRequestSchema>,
  { documents, views, now }: Sources,
): Promise<QueryViewsResponse> {
  const { publishedIds, unknownIds } = await tellApart(ids, documents);
  const { viewCountByArticle } = await openOpening(documents);
  const counts = await views.countViews({ articleIds: publishedIds, windows, now });
  return {
    data: publishedIds.map((articleId, index) => ({
      articleId,
      openingViewCount: viewCountByArticle.get(articleId) ?? 0,
      windows: counts
        .slice(index * windows.length, (index + 1) * windows.length)
        .map(({ window, viewCount, readCount }) => ({ window, viewCount, readCount })),
    })),
    meta: { unknownIds, definition: VIEW_DEFINITION },
  };
}

/** `GET /v1/views/{articleId}` */
export async function getArticleViews(
  request: z.infer<typeof ArticleViewsRequestSchema>,
  { documents, views, now }: Sources,
): Promise<ArticleViewsResponse> {
  const { articleId, locale = null } = request;
  const { from, to, days: localDays } = rangeOf(request, now);
  const isPublished =
    locale === null
      ? await isPublishedAnywhere(articleId, documents)
      : await documents.isPublished(articleId, locale);
  if (!isPublished) throw notFound(`No article ${articleId} is published`);
  const counted = await views.daysOf({ articleId, locale, fromDay: from, toDay: to });
  const byDay = new Map(counted.map((day) => [day.localDay, day]));
  const days = localDays.map((localDay) => byDay.get(localDay) ?? { localDay, ...NOTHING });
  const [total = NOTHING] = await views.countViews({
    articleIds: [articleId],
    windows: ['all'],
    now,
  });
  const { viewCountByArticle } = await openOpening(documents);
  return {
    data: {
      articleId,
      viewCount: sumOf(days, ({ viewCount }) => viewCount),
      readCount: sumOf(days, ({ readCount }) => readCount),
      sources: addUpSources(days),
      days,
      total: {
        viewCount: total.viewCount,
        readCount: total.readCount,
        openingViewCount: viewCountByArticle.get(articleId) ?? 0,
      },
    },
    meta: { from, to, locale, definition: VIEW_DEFINITION },
  };
}

const NOTHING = { viewCount: 0, readCount: 0, suspectCount: 0, sources: {} };

function sumOf<Item>(items: readonly Item[], countOf: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + countOf(item), 0);
}

function addUpSources(days: Days): Days[number]['sources'] {
  const sums = VIEW_SOURCES.map((source): [typeof source, number] => [
    source,
    sumOf(days, ({ sources }) => sources[source] ?? 0),
  ]);
  return Object.fromEntries(sums.filter(([, count]) => count > 0));
}

/** `GET /v1/total` */
export async function getTotal({ documents, views }: Omit<Sources, 'now'>): Promise<TotalResponse> {
  const { viewCount, readCount, visitCount } = await views.totals();
  const balance = await documents.openingBalance();
  const { site } = await openOpening(documents);
  const sources = (balance?.sources ?? []).map(
    ({ articles: _articles, unmatched: _unmatched, site: counts, ...source }) => ({
      ...source,
      ...counts,
    }),
  );
  return {
    data: { viewCount, readCount, visitCount, opening: { ...site, sources } },
    meta: { definition: VIEW_DEFINITION },
  };
}

async function openOpening(documents: OpeningDocuments): Promise<OpeningCounts> {
  const balance = await documents.openingBalance();
  if (!balance) return NO_OPENING;
  const counts = openings.get(balance) ?? openingCountsOf(balance);
  openings.set(balance, counts);
  return counts;
}

async function tellApart(ids: readonly string[], documents: OpeningDocuments) {
  const found = await Promise.all(ids.map((id) => isPublishedAnywhere(id, documents)));
  return {
    publishedIds: ids.filter((_id, position) => found[position]),
    unknownIds: ids.filter((_id, position) => !found[position]),
  };
}

async function isPublishedAnywhere(
  articleId: string,
  documents: OpeningDocuments,
): Promise<boolean> {
  for (const locale of LOCALES) if (await documents.isPublished(articleId, locale)) return true;
  return false;
}
