import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import type { Publishable } from '@congkhai/shared/contracts/publishable';
import {
  ArticleListIndexSchema,
  ArticleListMonthSchema,
} from '@congkhai/shared/contracts/published-article';
import type { PublishedArticles } from '../services/published-articles';
import {
  ARTICLE_INDEX_KIND,
  ARTICLE_LIST_KIND,
  parseArticleIndexSubject,
  parseArticleListSubject,
  subjects,
} from './subjects';

/** The articles of a month. No write of an editor concerns it directly: it follows the articles that stand in it. */
export function articleListPublishable(articles: () => PublishedArticles): Publishable {
  return {
    kind: ARTICLE_LIST_KIND,
    isDerived: true,
    // 2: headlines have `updatedAt`.
    form: 2,
    uids: [],
    subjectsOf: async () => [],
    async documentsOf(subject) {
      const { locale, scope, month } = parseArticleListSubject(subject);
      const headlines = await articles().listMonth(locale, scope, month);
      if (headlines.length === 0) return [];
      return [
        {
          key: objectKeys.articleListMonth(locale, scope, month),
          body: ArticleListMonthSchema.parse({ month, articles: headlines }),
          dependents: [subjects.articleIndex({ locale, scope })],
        },
      ];
    },
  };
}

/** The months that have articles. It follows the lists of the months. */
export function articleIndexPublishable(articles: () => PublishedArticles): Publishable {
  return {
    kind: ARTICLE_INDEX_KIND,
    isDerived: true,
    uids: [],
    subjectsOf: async () => [],
    async documentsOf(subject) {
      const { locale, scope } = parseArticleIndexSubject(subject);
      const months = await articles().countByMonth(locale, scope);
      if (months.length === 0) return [];
      return [
        {
          key: objectKeys.articleListIndex(locale, scope),
          body: ArticleListIndexSchema.parse({ months }),
          dependents: [],
        },
      ];
    },
  };
}
