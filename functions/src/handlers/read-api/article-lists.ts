import type { Locale } from '@congkhai/shared/contracts/identifiers';
import type { ArticleListScope } from '@congkhai/shared/contracts/object-keys';
import type {
  ArticleHeadline,
  ArticleListIndex,
} from '@congkhai/shared/contracts/published-article';
import { type ArticlePosition, comparePositions } from '@congkhai/shared/news/article-order';
import { localMonthOf } from '@congkhai/shared/time/local-day';
import type { ArticleDocuments } from '../../stores/article-documents';

/** A stored list of articles: which ones it holds, and the months it is kept in. */
export interface ArticleList {
  documents: ArticleDocuments;
  locale: Locale;
  scope: ArticleListScope;
  months: ArticleListIndex['months'];
}

/** Opens a list, or gives null when no article is in it. */
export async function openList(
  documents: ArticleDocuments,
  locale: Locale,
  scope: ArticleListScope,
): Promise<ArticleList | null> {
  const index = await documents.listIndex(locale, scope);
  return index && { documents, locale, scope, months: index.months };
}

/** How many articles a list holds. */
export function countArticles({ months }: ArticleList): number {
  return months.reduce((sum, { articleCount }) => sum + articleCount, 0);
}

/** The first `limit` articles of a list that were published before a position (or of the whole list), newest first. */
export async function takeOlder(
  list: ArticleList,
  { position, limit }: { position: ArticlePosition | null; limit: number },
): Promise<ArticleHeadline[]> {
  const taken: ArticleHeadline[] = [];
  const newestMonth = position && monthOf(position);
  for (const { month } of list.months) {
    if (taken.length >= limit) break;
    if (newestMonth !== null && month > newestMonth) continue;
    const articles = await articlesOf(list, month);
    taken.push(
      ...articles.filter((article) => !position || comparePositions(position, article) < 0),
    );
  }
  return taken.slice(0, limit);
}

/** The first `limit` articles of a list that were published after a position, the one nearest to it first. */
export async function takeNewer(
  list: ArticleList,
  { position, limit }: { position: ArticlePosition; limit: number },
): Promise<ArticleHeadline[]> {
  const taken: ArticleHeadline[] = [];
  const oldestMonth = monthOf(position);
  for (const { month } of list.months.toReversed()) {
    if (taken.length >= limit) break;
    if (month < oldestMonth) continue;
    const articles = await articlesOf(list, month);
    taken.push(
      ...articles.toReversed().filter((article) => comparePositions(article, position) < 0),
    );
  }
  return taken.slice(0, limit);
}

function monthOf({ publishedAt }: ArticlePosition): string {
  return localMonthOf(new Date(publishedAt));
}

// The index and its months are written one after another, so a month may be missing for a moment.
async function articlesOf(list: ArticleList, month: string): Promise<ArticleHeadline[]> {
  const stored = await list.documents.listMonth(list.locale, list.scope, month);
  return stored?.articles ?? [];
}
