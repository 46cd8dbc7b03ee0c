import * as contracts from '@congkhai/shared/contracts/read-api-views';
import * as z from 'zod';
import { type HttpApp, parseJsonBody, uncachedJsonReply } from '../../http';
import type { DocumentCache } from '../../stores/document-cache';
import type { OpeningDocuments } from '../../stores/opening-documents';
import type { ViewCounts } from '../../stores/view-store';
import { addViewRoute, type ViewRouteDependencies } from './view-route';
import { countViews, getArticleViews, getTotal, queryViews } from './views';

/** A thousand ids and all windows, with room. */
const QUERY_BYTES_MAX = 64 * 1_024;
const NoParametersSchema = z.strictObject({});

export interface ViewApiDependencies extends ViewRouteDependencies<OpeningDocuments> {
  documents: DocumentCache<OpeningDocuments>;
  views: ViewCounts;
  now: () => Date;
}

/** How much is read, of articles and of everything. */
export function addViewApi(app: HttpApp, parts: ViewApiDependencies): void {
  const { documents, views, now } = parts;
  addViewRoute(parts, '/v1/views', contracts.CountViewsRequestSchema, countViews);
  addViewRoute(parts, '/v1/views/:articleId', contracts.ArticleViewsRequestSchema, getArticleViews);
  addViewRoute(parts, '/v1/total', NoParametersSchema, (_request, sources) => getTotal(sources));
  app.post('/v1/views/query', async (context) => {
    const limits = { bytesMax: QUERY_BYTES_MAX };
    const request = await parseJsonBody(contracts.QueryViewsRequestSchema, context, limits);
    const sources = { documents: documents.open(), views, now: now() };
    return uncachedJsonReply(context, 200, await queryViews(request, sources));
  });
}
