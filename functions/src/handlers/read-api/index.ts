import type { PublishedStore } from '@congkhai/published-store';
import * as contracts from '@congkhai/shared/contracts/read-api';
import * as index from '@congkhai/shared/contracts/read-api-index';
import type { SiteSettings } from '@congkhai/shared/news/site';
import { checkTable } from '@congkhai/shared/scorecards/check-table';
import { CheckTableRequestSchema } from '@congkhai/shared/scorecards/check-table-contract';
import { localDayOf, utcHourOf } from '@congkhai/shared/time/local-day';
import * as z from 'zod';
import { type HttpApp, parseJsonBody, parseParameters, uncachedJsonReply } from '../../http';
import type { DocumentCache } from '../../stores/document-cache';
import type { SealCheck } from '../../stores/opened-seals';
import { createSealedDays } from '../../stores/sealed-days';
import type { ViewCounts } from '../../stores/view-store';
import type { ViewTokens } from '../../view-tokens';
import { getArticle, listArticles } from './articles';
import { listCategories } from './categories';
import { createDocumentRoutes } from './document-routes';
import { checkHealth, healthStatusOf } from './health';
import { addLedgerRoutes } from './ledger-routes';
import { addMedia } from './media';
import { addOpenDataFiles, listOpenData } from './open-data';
import { addOpenApi } from './openapi';
import { getAreas, getSeries, getSummary, listPeriods } from './periods';
import { getReleaseJson, listReleases } from './releases';
import { addScripts } from './scripts';
import { withFields } from './selected-fields';
import { addSiteRoutes } from './site-routes';
import { compareUnits, getItems, getUnitResult } from './unit-results';
import { getUnit, getUnitLineage, listUnits } from './units';
import { addViewRoutes } from './view-routes';

const NoParametersSchema = z.strictObject({});

/** A table of thousands of rows with all its parts. */
const CHECKED_TABLE_BYTES_MAX = 5 * 1_024 * 1_024;

export interface ReadApiDependencies {
  published: PublishedStore;
  /** The largest file of open data that can be sent in one answer. */
  fileBytesMax: number;
  documents: DocumentCache;
  /** How long a store is waited for where an earlier answer is known; null: until it answers. */
  patienceMilliseconds: number | null;
  sealCheck: SealCheck;
  views: ViewCounts;
  /** Null without a secret: then articles come without a token. */
  viewTokens: ViewTokens | null;
  site: SiteSettings;
  now: () => Date;
}

/** The public JSON API for reading. shared/endpoints lists every address with its contracts. */
export function addReadApi(app: HttpApp, dependencies: ReadApiDependencies): void {
  const { published, fileBytesMax, documents, views, viewTokens, site, now } = dependencies;
  const addDocumentRoute = createDocumentRoutes(app, dependencies);

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
  // Units come into force and end with the day.
  addDocumentRoute(
    '/v1/units',
    contracts.ListUnitsRequestSchema,
    withFields((request, opened, asOf) => listUnits(request, opened, localDayOf(asOf))),
    { turnOf: localDayOf },
  );
  addDocumentRoute('/v1/units/:unitId', contracts.GetUnitRequestSchema, withFields(getUnit));
  addDocumentRoute(
    '/v1/units/:unitId/lineage',
    contracts.GetUnitLineageRequestSchema,
    getUnitLineage,
  );
  addDocumentRoute('/v1/units/:unitId/series', index.GetSeriesRequestSchema, withFields(getSeries));
  addDocumentRoute('/v1/periods', index.ListPeriodsRequestSchema, withFields(listPeriods));
  addDocumentRoute('/v1/periods/:id/summary', index.GetSummaryRequestSchema, getSummary);
  addDocumentRoute(
    '/v1/periods/:id/units/:unitId',
    index.GetUnitResultRequestSchema,
    withFields(getUnitResult),
  );
  addDocumentRoute('/v1/periods/:id/areas', index.GetAreasRequestSchema, getAreas);
  addDocumentRoute('/v1/periods/:id/items', index.GetItemsRequestSchema, getItems);
  addDocumentRoute('/v1/periods/:id/compare', index.CompareUnitsRequestSchema, compareUnits);
  addDocumentRoute('/v1/periods/:id/releases', index.ListReleasesRequestSchema, listReleases);
  addDocumentRoute(
    '/v1/periods/:id/releases/:number',
    index.GetReleaseRequestSchema,
    getReleaseJson,
  );
  addDocumentRoute(
    '/v1/periods/:id/releases/:number/open-data',
    index.GetReleaseRequestSchema,
    listOpenData,
  );
  const sealedDays = createSealedDays(published, now);
  addViewRoutes(app, { ...dependencies, sealedDays, addDocumentRoute });
  addLedgerRoutes(app, { published, views, sealedDays, now, fileBytesMax, addDocumentRoute });
  addSiteRoutes(addDocumentRoute, site);
  addScripts(app);
  addOpenApi(app);
  addMedia(app, { published, fileBytesMax });
  addOpenDataFiles(app, { published, documents, fileBytesMax });

  app.post('/v1/check-table', async (context) => {
    const limits = { bytesMax: CHECKED_TABLE_BYTES_MAX };
    const table = await parseJsonBody(CheckTableRequestSchema, context, limits);
    return uncachedJsonReply(context, 200, { data: checkTable(table), meta: {} });
  });
  app.get('/v1/health', async (context) => {
    parseParameters(NoParametersSchema, context);
    const health = await checkHealth(dependencies, views);
    return uncachedJsonReply(context, healthStatusOf(health), health);
  });
}
