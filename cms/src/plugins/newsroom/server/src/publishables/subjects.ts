import {
  ArticleIdSchema,
  IdentifierSchema,
  type Locale,
  LocaleSchema,
} from '@congkhai/shared/contracts/identifiers';
import type { ArticleListScope } from '@congkhai/shared/contracts/object-keys';
import { LocalMonthSchema } from '@congkhai/shared/time/local-day';

// What articles are published as. A subject is a kind, a colon and a path, such as `article-list:vi/category/cchc/2023-10`.
export const ARTICLE_KIND = 'article';
export const ARTICLE_LIST_KIND = 'article-list';
export const ARTICLE_INDEX_KIND = 'article-index';
export const CATEGORIES_KIND = 'categories';

export interface ArticleSubject {
  articleId: string;
  locale: Locale;
}
export interface ArticleIndexSubject {
  locale: Locale;
  scope: ArticleListScope;
}
export interface ArticleListSubject extends ArticleIndexSubject {
  month: string;
}

export const subjects = {
  article: ({ articleId, locale }: ArticleSubject) => `${ARTICLE_KIND}:${articleId}/${locale}`,
  articleList: ({ locale, scope, month }: ArticleListSubject) =>
    `${ARTICLE_LIST_KIND}:${locale}/${scope}/${month}`,
  articleIndex: ({ locale, scope }: ArticleIndexSubject) =>
    `${ARTICLE_INDEX_KIND}:${locale}/${scope}`,
  categories: () => CATEGORIES_KIND,
} as const;

export function parseArticleSubject(subject: string): ArticleSubject {
  const [articleId, locale] = pathOf(subject);
  return { articleId: ArticleIdSchema.parse(articleId), locale: LocaleSchema.parse(locale) };
}

export function parseArticleIndexSubject(subject: string): ArticleIndexSubject {
  const [locale, ...scope] = pathOf(subject);
  return { locale: LocaleSchema.parse(locale), scope: parseScope(scope) };
}

export function parseArticleListSubject(subject: string): ArticleListSubject {
  const [locale, ...rest] = pathOf(subject);
  return {
    locale: LocaleSchema.parse(locale),
    scope: parseScope(rest.slice(0, -1)),
    month: LocalMonthSchema.parse(rest.at(-1)),
  };
}

/** The lists an article stands in. */
export function scopesOf(article: {
  category: { categoryId: string } | null;
  unit: { unitId: string } | null;
}): ArticleListScope[] {
  return [
    'all',
    ...(article.category ? [`category/${article.category.categoryId}` as const] : []),
    ...(article.unit ? [`unit/${article.unit.unitId}` as const] : []),
  ];
}

function pathOf(subject: string): string[] {
  return subject.slice(subject.indexOf(':') + 1).split('/');
}

function parseScope([name, id, ...rest]: string[]): ArticleListScope {
  if (name === 'all' && id === undefined) return 'all';
  if ((name === 'category' || name === 'unit') && rest.length === 0)
    return `${name}/${IdentifierSchema.parse(id)}`;
  throw new Error(`Unknown article list scope ${[name, id, ...rest].join('/')}`);
}
