import type { PublishedStore } from '@congkhai/published-store';
import * as contracts from '@congkhai/shared/contracts/read-api';
import * as index from '@congkhai/shared/contracts/read-api-index';
import { checkTable } from '@congkhai/shared/scorecards/check-table';
import { CheckTableRequestSchema } from '@congkhai/shared/scorecards/check-table-contract';
import { localDayOf } from '@congkhai/shared/time/local-day';
import * as z from 'zod';
import {
  type HttpApp,
  type HttpContext,
  jsonBodyOf,
  jsonReply,
  parseJsonBody,
  parseParameters,
  uncachedJsonReply,
} from '../../http';
import type { DocumentCache } from '../../stores/document-cache';
import type { PublishedDocuments } from '../../stores/published-documents';
import type { ViewStore } from '../../stores/view-store';
import { createAnswerCache } from './answer-cache';
import { getArticle, listArticles, listMostRead } from './articles';
import { checkHealth, healthStatusOf } from './health';
import { addOpenDataFiles, listOpenData } from './open-data';
import { getAreas, getSeries, getSummaryJson, listPeriods } from './periods';
import { getReleaseJson, listReleases } from './releases';
import { compareUnits, getItems, getUnitResult } from './unit-results';
import { getUnit, getUnitLineage, listUnits } from './units';
import { countViews, countVisits } from './views';

const ANSWERS_BYTES_MAX = 32 * 1_024 * 1_024;
const NoParametersSchema = z.strictObject({});

/** A table of thousands of rows with all its parts. */
const CHECKED_TABLE_BYTES_MAX = 5 * 1_024 * 1_024;

export interface ReadApiDependencies {
  published: PublishedStore;
  /** The largest file of open data that can be sent in one answer. */
  fileBytesMax: number;
  documents: DocumentCache;
  views: ViewStore;
  now: () => Date;
}

/** The public JSON API for reading. shared/contracts/read-api.ts has a request and a response schema for each address. */
export function addReadApi(
  app: HttpApp,
  { published, fileBytesMax, documents, views, now }: ReadApiDependencies,
): void {
  const answer = createAnswerCache(documents, { bytesMax: ANSWERS_BYTES_MAX });

  /** An address whose answer depends on its parameters and on published documents alone. */
  function addDocumentRoute<Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    respond: (request: z.infer<Schema>, documents: PublishedDocuments) => Promise<object | string>,
  ): void {
    app.get(path, async (context) => {
      const body = await answer(addressOf(context), async (opened) => {
        const response = await respond(parseParameters(schema, context), opened);
        return typeof response === 'string' ? response : JSON.stringify(response);
      });
      return jsonReply(context, body);
    });
  }

  addDocumentRoute('/v1/articles', contracts.ListArticlesRequestSchema, listArticles);
  addDocumentRoute('/v1/articles/:slug', contracts.GetArticleRequestSchema, getArticle);
  addDocumentRoute('/v1/most-read', contracts.MostReadRequestSchema, listMostRead);
  // Units come into force and end with the day, so the day in Viet Nam is part of what the answer is kept under.
  app.get('/v1/units', async (context) => {
    const today = localDayOf(now());
    const body = await answer(`${today} ${addressOf(context)}`, async (opened) => {
      const request = parseParameters(contracts.ListUnitsRequestSchema, context);
      return JSON.stringify(await listUnits(request, opened, today));
    });
    return jsonReply(context, body);
  });
  addDocumentRoute('/v1/units/:unitId', contracts.GetUnitRequestSchema, getUnit);
  addDocumentRoute('/v1/units/:unitId/lineage', contracts.GetUnitRequestSchema, getUnitLineage);
  addDocumentRoute('/v1/units/:unitId/series', index.GetSeriesRequestSchema, getSeries);
  addDocumentRoute('/v1/periods', NoParametersSchema, (_request, opened) => listPeriods(opened));
  addDocumentRoute('/v1/periods/:id/summary', index.GetSummaryRequestSchema, getSummaryJson);
  addDocumentRoute(
    '/v1/periods/:id/units/:unitId',
    index.GetUnitResultRequestSchema,
    getUnitResult,
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
  addOpenDataFiles(app, { published, documents, fileBytesMax });

  app.post('/v1/check-table', async (context) => {
    const limits = { bytesMax: CHECKED_TABLE_BYTES_MAX };
    const table = await parseJsonBody(CheckTableRequestSchema, context, limits);
    return uncachedJsonReply(context, 200, { data: checkTable(table), meta: {} });
  });
  app.get('/v1/views', async (context) => {
    const request = parseParameters(contracts.CountViewsRequestSchema, context);
    return replyWith(context, await countViews(request, documents.open(), views));
  });
  app.get('/v1/visits', async (context) => {
    parseParameters(NoParametersSchema, context);
    return replyWith(context, await countVisits(views));
  });
  app.get('/v1/health', async (context) => {
    parseParameters(NoParametersSchema, context);
    const health = await checkHealth(documents, views);
    return uncachedJsonReply(context, healthStatusOf(health), health);
  });
}

function replyWith(context: HttpContext, response: object): Response {
  return jsonReply(context, jsonBodyOf(JSON.stringify(response)));
}

/** Path and query, as they were asked for: what stands before them is the same for all. */
function addressOf(context: HttpContext): string {
  const { url } = context.req;
  return url.slice(url.indexOf('/', url.indexOf('//') + 2));
}
