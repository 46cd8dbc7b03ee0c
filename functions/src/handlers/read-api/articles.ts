import type { Locale } from '@congkhai/shared/contracts/identifiers';
import type { ArticleListScope } from '@congkhai/shared/contracts/object-keys';
import type {
  ArticleHeadline,
  PublishedArticle,
  PublishedSlug,
} from '@congkhai/shared/contracts/published-article';
import type {
  GetArticleRequestSchema,
  GetArticleResponse,
  ListArticlesRequestSchema,
  ListArticlesResponse,
  MovedArticleResponse,
} from '@congkhai/shared/contracts/read-api';
import type * as z from 'zod';
import { AddressMoved, notFound, RequestRefused } from '../../http';
import type { ArticleDocuments } from '../../stores/article-documents';
import { type ArticleList, countArticles, openList, takeNewer, takeOlder } from './article-lists';
import { cursorOf, parseCursor } from './cursor';
import { readHeadline } from './headlines';
import { requireScope, scopeOf } from './scopes';

const NEIGHBOURS_MAX = 5;
const RELATED_MAX = 5;

type ListArticlesRequest = z.infer<typeof ListArticlesRequestSchema>;
type GetArticleRequest = z.infer<typeof GetArticleRequestSchema>;

/** `GET /v1/articles` */
export async function listArticles(
  request: ListArticlesRequest,
  documents: ArticleDocuments,
): Promise<ListArticlesResponse> {
  const { locale, limit, cursor, ids } = request;
  if (ids) return listByIds(ids, locale, documents);
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
  const nextCursor = last && articles.length > limit ? cursorOf(last, listName) : null;
  return { data, meta: { articleCount: countArticles(list), nextCursor } };
}

async function listByIds(
  ids: readonly string[],
  locale: Locale,
  documents: ArticleDocuments,
): Promise<ListArticlesResponse> {
  const found = await Promise.all(ids.map((id) => readHeadline(documents, id, locale)));
  const data = found.filter((headline) => headline !== null);
  const unknownIds = ids.filter((_id, position) => !found[position]);
  return { data, meta: { articleCount: data.length, nextCursor: null, unknownIds } };
}

/** `GET /v1/articles/{slug}` */
export async function getArticle(
  request: GetArticleRequest,
  documents: ArticleDocuments,
  viewTokenOf: (articleId: string) => string | null,
): Promise<GetArticleResponse> {
  const { locale, fields } = request;
  const query = `locale=${locale}${fields ? `&fields=${fields.join()}` : ''}`;
  const article = await readArticle(request, documents, (slug) => `${slug}?${query}`);
  const list = await openList(documents, article.locale, 'all');
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

/**
 * The article at an address. Throws what is answered if there is none: 404, 410, or a 301 to where it is now.
 * @param addressOf Makes the address of another slug, relative to the one that was asked for.
 */
export async function readArticle(
  { slug, locale }: Pick<GetArticleRequest, 'slug' | 'locale'>,
  documents: ArticleDocuments,
  addressOf: (slug: string) => string,
): Promise<PublishedArticle> {
  const address = await documents.slug(slug, locale);
  if (address?.state === 'moved') throw movedTo(address, locale, addressOf);
  if (address?.state === 'gone') throw takenBack(address);
  const article = address && (await documents.article(address.articleId, locale));
  if (!article) throw notFound(`No article is published at ${slug} in ${locale}`);
  return article;
}

function movedTo(
  { articleId, newSlug }: Extract<PublishedSlug, { state: 'moved' }>,
  locale: Locale,
  addressOf: (slug: string) => string,
): AddressMoved {
  const answer: MovedArticleResponse = { data: { articleId, locale, slug: newSlug }, meta: {} };
  return new AddressMoved(addressOf(newSlug), answer);
}

/** 410, with what the office tells readers. Not 200: pages that know nothing of notices would show an empty article. */
function takenBack(address: Extract<PublishedSlug, { state: 'gone' }>): RequestRefused {
  const { slug, reason, title, notice, goneAt } = address;
  const detail = notice ?? `The article at ${slug} was taken back`;
  return new RequestRefused(410, detail, { gone: { reason, title, notice, goneAt } });
}

/**
 * What editors chose and publishing suggested, filled up with the latest of the same unit and then of the same category: they may
 * be younger than the article itself.
 */
async function takeRelated(
  article: PublishedArticle,
  documents: ArticleDocuments,
): Promise<ArticleHeadline[]> {
  const scopes: ArticleListScope[] = [];
  if (article.unit) scopes.push(`unit/${article.unit.unitId}`);
  if (article.category) scopes.push(`category/${article.category.categoryId}`);
  const related = new Map<string, ArticleHeadline>();
  for (const articleId of article.relatedArticleIds) {
    const headline = await readHeadline(documents, articleId, article.locale);
    if (headline) related.set(articleId, headline);
  }
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
