import { LOCALES, type Locale } from '@congkhai/shared/contracts/identifiers';
import {
  type ArticleHeadline,
  ArticleHeadlineSchema,
  type PublishedArticle,
} from '@congkhai/shared/contracts/published-article';
import type { ArticleDocuments } from '../../stores/article-documents';
import { DocumentInvalid } from '../../stores/store-unavailable';

const HeadlineOfArticleSchema = ArticleHeadlineSchema.strip();
// A version of an article is one object for as long as it is held, so its headline is cut out once.
const headlines = new WeakMap<PublishedArticle, ArticleHeadline>();

/** What a list shows of an article that is public in this locale; null if it is not, or is broken, which must not take the list away (it was logged already). */
export async function readHeadline(
  documents: ArticleDocuments,
  articleId: string,
  locale: Locale,
): Promise<ArticleHeadline | null> {
  const article = await readArticle(documents, articleId, locale);
  if (!article) return null;
  const headline = headlines.get(article) ?? HeadlineOfArticleSchema.parse(article);
  headlines.set(article, headline);
  return headline;
}

/** The headline in the first of the locales in which the article is public. */
export async function readAnyHeadline(
  documents: ArticleDocuments,
  articleId: string,
): Promise<ArticleHeadline | null> {
  for (const locale of LOCALES) {
    const headline = await readHeadline(documents, articleId, locale);
    if (headline) return headline;
  }
  return null;
}

/** When an article last changed for readers, so far as a list knows it; never before it was published. */
export function updatedAtOf({ publishedAt, updatedAt }: ArticleHeadline): string {
  return updatedAt !== null && updatedAt > publishedAt ? updatedAt : publishedAt;
}

async function readArticle(
  documents: ArticleDocuments,
  articleId: string,
  locale: Locale,
): Promise<PublishedArticle | null> {
  try {
    return await documents.article(articleId, locale);
  } catch (error) {
    if (error instanceof DocumentInvalid) return null;
    throw error;
  }
}
