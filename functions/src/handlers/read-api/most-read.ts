import type { Locale } from '@congkhai/shared/contracts/identifiers';
import type { ArticleListScope } from '@congkhai/shared/contracts/object-keys';
import type {
  MostReadEntry,
  MostReadRequestSchema,
  MostReadResponse,
  RisingRequestSchema,
  RisingResponse,
} from '@congkhai/shared/contracts/read-api-views';
import { localDayOf } from '@congkhai/shared/time/local-day';
import { excludedFrom, type ListContext, pinnedIn } from '@congkhai/shared/views/apply-exceptions';
import type { ListExceptions } from '@congkhai/shared/views/exceptions';
import {
  type ArticleCounts,
  isCurrentList,
  type MostReadWindow,
} from '@congkhai/shared/views/most-read';
import { VIEW_DEFINITION } from '@congkhai/shared/views/view';
import type * as z from 'zod';
import type { ListDocuments } from '../../stores/list-documents';
import type { ViewCounts } from '../../stores/view-store';
import { readHeadline } from './headlines';
import { openScopes, requireScope, scopeOf } from './scopes';

const NO_EXCEPTIONS: ListExceptions = { pins: [], exclusions: [] };

interface Sources {
  documents: ListDocuments;
  views: ViewCounts;
  now: Date;
}

/**
 * `GET /v1/most-read`: the stored list joined with the articles as they are now, so an unpublished one is gone at once, and with what editors
 * decided: pins first, with the counts that they have, and without what is excluded.
 */
export async function listMostRead(
  request: z.infer<typeof MostReadRequestSchema>,
  sources: Sources,
): Promise<MostReadResponse> {
  const { documents, now } = sources;
  const { locale, window, limit } = request;
  const scope = scopeOf(request);
  const stored = await documents.mostRead(locale, scope, window);
  if (!stored) await requireScope(request, documents);
  const list = stored && isCurrentList(stored, now) ? stored : null;
  const exceptions = (await documents.listExceptions()) ?? NO_EXCEPTIONS;
  const context = { scope, window, today: localDayOf(now) };
  const excluded = excludedFrom(exceptions, context);
  const pinned = await pinnedIn(exceptions, context, (articleId) =>
    isInScope(articleId, { documents, locale, ...context }),
  );
  const listed = (list?.entries ?? []).filter(({ articleId }) => !pinned.includes(articleId));
  const counted = await countPinned(pinned, list?.entries ?? [], { ...sources, locale, window });
  const entries = [...counted, ...listed].filter(({ articleId }) => !excluded.has(articleId));
  const data: MostReadEntry[] = [];
  for (const { articleId, readCount, viewCount } of entries) {
    if (data.length >= limit) break;
    const article = await readHeadline(documents, articleId, locale);
    const isPinned = pinned.includes(articleId);
    if (article) data.push({ rank: data.length + 1, isPinned, article, readCount, viewCount });
  }
  const computedAt = list?.computedAt ?? null;
  return { data, meta: { window, scope, computedAt, definition: VIEW_DEFINITION } };
}

async function isInScope(
  articleId: string,
  { documents, locale, scope, today }: ListContext & { documents: ListDocuments; locale: Locale },
): Promise<boolean> {
  if (scope === 'all') return true;
  const article = await readHeadline(documents, articleId, locale);
  if (!article) return false;
  const scopesOf = await openScopes(documents, today);
  const categoryId = article.category?.categoryId ?? null;
  return scopesOf({ categoryId, unitId: article.unit?.unitId ?? null }).includes(scope);
}

/** The pinned articles with their counts: from the list, or for those that it has not, from the store. */
async function countPinned(
  pinned: readonly string[],
  entries: readonly ArticleCounts[],
  { views, now, locale, window }: Sources & { locale: Locale; window: MostReadWindow },
): Promise<ArticleCounts[]> {
  const listed = new Map(entries.map((entry) => [entry.articleId, entry]));
  const articleIds = pinned.filter((articleId) => !listed.has(articleId));
  const counts =
    articleIds.length > 0
      ? await views.countViews({ articleIds, windows: [window], locale, now })
      : [];
  for (const count of counts) listed.set(count.articleId, count);
  return pinned.flatMap((articleId) => listed.get(articleId) ?? []);
}

/** `GET /v1/rising` */
export async function listRising(
  request: z.infer<typeof RisingRequestSchema>,
  { documents, now }: Sources,
): Promise<RisingResponse> {
  const { locale, limit } = request;
  const scope: ArticleListScope = scopeOf(request);
  const list = await documents.rising(locale, scope);
  if (!list) await requireScope(request, documents);
  const exceptions = (await documents.listExceptions()) ?? NO_EXCEPTIONS;
  const excluded = excludedFrom(exceptions, { scope, window: null, today: localDayOf(now) });
  const data: RisingResponse['data'] = [];
  for (const { articleId, readCount, earlierReadCount } of list?.entries ?? []) {
    if (data.length >= limit) break;
    const article = excluded.has(articleId)
      ? null
      : await readHeadline(documents, articleId, locale);
    if (article) data.push({ rank: data.length + 1, article, readCount, earlierReadCount });
  }
  const meta = { hour: list?.hour ?? null, computedAt: list?.computedAt ?? null };
  return { data, meta: { scope, ...meta, definition: VIEW_DEFINITION } };
}
