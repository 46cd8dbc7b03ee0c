import * as contracts from '@congkhai/shared/contracts/read-api';
import type { SiteSettings } from '@congkhai/shared/news/site';
import { utcHourOf } from '@congkhai/shared/time/local-day';
import type { ArticleDocuments } from '../../stores/article-documents';
import type { PeriodDocuments } from '../../stores/period-documents';
import type { ViewTokens } from '../../view-tokens';
import { getArticle, listArticles } from './articles';
import { listCategories } from './categories';
import type { AddDocumentRoute } from './document-routes';
import { withFields } from './selected-fields';
import { addSiteRoutes } from './site-routes';

export interface ArticleApiDependencies {
  /** Null without a secret: then articles come without a token. */
  viewTokens: ViewTokens | null;
  site: SiteSettings;
  addDocumentRoute: AddDocumentRoute<ArticleDocuments & PeriodDocuments>;
}

/** Articles, and what feed readers and search engines ask for. */
export function addArticleApi({
  viewTokens,
  site,
  addDocumentRoute,
}: ArticleApiDependencies): void {
  addDocumentRoute('/v1/articles', contracts.ListArticlesRequestSchema, withFields(listArticles));
  // An article carries the view token of the hour.
  addDocumentRoute(
    '/v1/articles/:slug',
    contracts.GetArticleRequestSchema,
    withFields((request, opened, asOf) =>
      getArticle(request, opened, (articleId) => viewTokens?.issue(articleId, asOf) ?? null),
    ),
    { turnOf: utcHourOf },
  );
  addDocumentRoute('/v1/categories', contracts.ListCategoriesRequestSchema, listCategories);
  addSiteRoutes(addDocumentRoute, site);
}
