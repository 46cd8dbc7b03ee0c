import type { ArticleListScope } from '@congkhai/shared/contracts/object-keys';
import type {
  ArticleHeadline,
  PublishedArticle,
} from '@congkhai/shared/contracts/published-article';
import { ArticleHeadlineSchema } from '@congkhai/shared/contracts/published-article';
import type {
  GetArticleRequestSchema,
  GetArticleResponse,
  ListArticlesRequestSchema,
  ListArticlesResponse,
  MostReadRequestSchema,
  MostReadResponse,
} from '@congkhai/shared/contracts/read-api';
import type { MostReadList } from '@congkhai/shared/views/most-read';
import { VIEW_DEFINITION } from '@congkhai/shared/views/view';
import type * as z from 'zod';
import { notFound } from '../../http';
import type { PublishedDocuments } from '../../stores/published-documents';
import { DocumentInvalid } from '../../stores/store-unavailable';
import { type ArticleList, openList, takeNewer, takeOlder } from './article-lists';
import { cursorOf, parseCursor } from './cursor';

const NEIGHBOURS_MAX = 5;
const RELATED_MAX = 5;

type ListArticlesRequest = z.infer<typeof ListArticlesRequestSchema>;

/** `GET /v1/articles` */
export async function listArticles(
  request: ListArticlesRequest,
  documents: PublishedDocuments,
): Promise<ListArticlesResponse> {
  const { locale, limit, cursor } = request;
  const scope = scopeOf(request);
  const listName = `${locale}/${scope}`;
  const position = cursor === undefined ? null : parseCursor(cursor, listName);
  const list = await openList(documents, locale, scope);
  if (!list) {
    await requireScope(request, documents);
    return { data: [], meta: { articleCount: 0, nextCursor: null } };
  }
  const articles = await takeOlder(list, { position, limit: limit + 1 });
  const data = articles.slice(0, limit);
  const last = data.at(-1);
  const articleCount = list.months.reduce((sum, month) => sum + month.articleCount, 0);
  const nextCursor = last && articles.length > limit ? cursorOf(last, listName) : null;
  return { data, meta: { articleCount, nextCursor } };
}

function scopeOf({ category, unit }: ListArticlesRequest): ArticleListScope {
  if (category !== undefined) return `category/${category}`;
  return unit === undefined ? 'all' : `unit/${unit}`;
}

/** An empty list of a category or unit that exists is empty; of one that does not exist, it is an error. */
async function requireScope(
  { category, unit }: ListArticlesRequest,
  documents: PublishedDocuments,
): Promise<void> {
  if (category !== undefined) {
    const categories = (await documents.categories())?.categories ?? [];
    if (!categories.some(({ categoryId }) => categoryId === category))
      throw notFound(`There is no category ${category}`);
  }
  if (unit !== undefined) {
    const units = (await documents.units())?.units ?? [];
    if (!units.some(({ unitId }) => unitId === unit)) throw notFound(`There is no unit ${unit}`);
  }
}

/** `GET /v1/articles/{slug}` */
export async function getArticle(
  { slug, locale }: z.infer<typeof GetArticleRequestSchema>,
  documents: PublishedDocuments,
  viewTokenOf: (articleId: string) => string | null,
): Promise<GetArticleResponse> {
  const pointer = await documents.slug(slug, locale);
  const article = pointer && (await documents.article(pointer.articleId, locale));
  if (!article) throw notFound(`No article is published at ${slug} in ${locale}`);
  const list = await openList(documents, locale, 'all');
  const neighbours = { position: article, limit: NEIGHBOURS_MAX };
  return {
    data: {
      ...article,
      newer: list ? await takeNewer(list, neighbours) : [],
      older: list ? await takeOlder(list, neighbours) : [],
      related: await takeRelated(article, documents),
    },
    meta: { viewToken: viewTokenOf(article.articleId) },
  };
}

/** Articles of the same unit, filled up with those of the same category; the latest of each first. */
async function takeRelated(
  article: PublishedArticle,
  documents: PublishedDocuments,
): Promise<ArticleHeadline[]> {
  const scopes: ArticleListScope[] = [];
  if (article.unit) scopes.push(`unit/${article.unit.unitId}`);
  if (article.category) scopes.push(`category/${article.category.categoryId}`);
  const related = new Map<string, ArticleHeadline>();
  for (const scope of scopes) {
    if (related.size >= RELATED_MAX) break;
    const list = await openList(documents, article.locale, scope);
    for (const headline of list ? await takeLatest(list) : [])
      if (headline.articleId !== article.articleId) related.set(headline.articleId, headline);
  }
  return [...related.values()].slice(0, RELATED_MAX);
}

// Enough to have RELATED_MAX left when the article itself and those of the same unit are taken out.
function takeLatest(list: ArticleList): Promise<ArticleHeadline[]> {
  return takeOlder(list, { position: null, limit: 2 * RELATED_MAX });
}

/** `GET /v1/most-read`: the stored list joined with the articles as they are now, so an unpublished one is gone at once. */
export async function listMostRead(
  { locale, window, limit }: z.infer<typeof MostReadRequestSchema>,
  documents: PublishedDocuments,
): Promise<MostReadResponse> {
  const list = await documents.mostRead(locale, window);
  const data: MostReadResponse['data'] = [];
  for (const entry of list?.entries ?? []) {
    if (data.length >= limit) break;
    const article = await readListed(documents, entry, locale);
    if (article) data.push(toMostRead(article, entry));
  }
  const computedAt = list?.computedAt ?? null;
  return { data, meta: { window, computedAt, definition: VIEW_DEFINITION } };
}

/** An article that a list names; null if it is gone, or broken, which must not take the list away (it was logged already). */
async function readListed(
  documents: PublishedDocuments,
  { articleId }: MostReadList['entries'][number],
  locale: PublishedArticle['locale'],
): Promise<PublishedArticle | null> {
  try {
    return await documents.article(articleId, locale);
  } catch (error) {
    if (error instanceof DocumentInvalid) return null;
    throw error;
  }
}

const HeadlineOfArticleSchema = ArticleHeadlineSchema.strip();

function toMostRead(article: PublishedArticle, entry: MostReadList['entries'][number]) {
  const { readCount, viewCount } = entry;
  return { article: HeadlineOfArticleSchema.parse(article), readCount, viewCount };
}
