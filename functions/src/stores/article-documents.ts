import type { Locale } from '@congkhai/shared/contracts/identifiers';
import { type ArticleListScope, objectKeys } from '@congkhai/shared/contracts/object-keys';
import {
  ArticleHeadlineSchema,
  ArticleListIndexSchema,
  type ArticleListMonth,
  ArticleListMonthSchema,
  PublishedArticleSchema,
  PublishedSlugSchema,
} from '@congkhai/shared/contracts/published-article';
import * as z from 'zod';
import { openArticlePresence } from './article-presence';
import { type DocumentSource, parsedOnce, parsedWith } from './parsed-documents';
import { openReferenceDocuments } from './reference-documents';

/** Articles, the lists of them, and what they are filed under. */
export type ArticleDocuments = ReturnType<typeof openArticleDocuments>;

export function openArticleDocuments(source: DocumentSource) {
  return {
    ...openReferenceDocuments(source),
    ...openArticlePresence(source),
    article: (articleId: string, locale: Locale) =>
      readArticle(source, objectKeys.article(articleId, locale)),
    slug: (slug: string, locale: Locale) => readSlug(source, objectKeys.slug(slug, locale)),
    listIndex: (locale: Locale, scope: ArticleListScope) =>
      readListIndex(source, objectKeys.articleListIndex(locale, scope)),
    listMonth: (locale: Locale, scope: ArticleListScope, month: string) =>
      readListMonth(source, objectKeys.articleListMonth(locale, scope, month)),
  };
}

const readArticle = parsedWith(PublishedArticleSchema);
const readSlug = parsedWith(PublishedSlugSchema);
const readListIndex = parsedWith(ArticleListIndexSchema);

// One bad headline must not take a whole list of news away: it is reported and left out.
const TolerantListMonthSchema = ArticleListMonthSchema.extend({ articles: z.array(z.unknown()) });
const readListMonth = parsedOnce((json, report): ArticleListMonth => {
  const { month, articles } = TolerantListMonthSchema.parse(json);
  return {
    month,
    articles: articles.flatMap((article) => {
      const headline = ArticleHeadlineSchema.safeParse(article);
      if (headline.success) return [headline.data];
      report(z.prettifyError(headline.error));
      return [];
    }),
  };
});
