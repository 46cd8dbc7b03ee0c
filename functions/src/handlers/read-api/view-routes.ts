import type { PublishedStore } from '@congkhai/published-store';
import * as contracts from '@congkhai/shared/contracts/read-api-views';
import * as z from 'zod';
import { type HttpApp, parseJsonBody, uncachedJsonReply } from '../../http';
import { createArticlePlaces } from '../../stores/article-places';
import type { DocumentCache } from '../../stores/document-cache';
import { createLastKnownCounts } from '../../stores/last-known-counts';
import type { PublishedDocuments } from '../../stores/published-documents';
import type { SealedDays } from '../../stores/sealed-days';
import type { ViewCounts } from '../../stores/view-store';
import { getAudience, getAudienceNow } from './audience';
import type { AddDocumentRoute } from './document-routes';
import { getFront } from './front';
import { listMostRead, listRising } from './most-read';
import { withFields } from './selected-fields';
import { countViews, getArticleViews, getTotal, queryViews } from './views';

/** A thousand ids and all windows, with room. */
const QUERY_BYTES_MAX = 64 * 1_024;
const NoParametersSchema = z.strictObject({});

/** The addresses that tell what is read. Counts in an answer are of the running second; whether articles are public is asked each time. */
export function addViewRoutes(
  app: HttpApp,
  {
    published,
    documents,
    views,
    sealedDays,
    now,
    patienceMilliseconds,
    addDocumentRoute,
  }: {
    published: PublishedStore;
    documents: DocumentCache;
    views: ViewCounts;
    sealedDays: SealedDays;
    now: () => Date;
    patienceMilliseconds: number | null;
    addDocumentRoute: AddDocumentRoute;
  },
): void {
  const places = createArticlePlaces(published);
  const lastKnownCounts = createLastKnownCounts(views, { now, patienceMilliseconds });
  const sourcesOf = (opened: PublishedDocuments, asOf: Date) => ({
    documents: opened,
    views: lastKnownCounts(opened.noteStale),
    sealedDays,
    places,
    now: asOf,
  });

  function addRoute<Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    respond: (request: z.infer<Schema>, sources: ReturnType<typeof sourcesOf>) => Promise<object>,
  ): void {
    addDocumentRoute(
      path,
      schema,
      (request, opened, asOf) => respond(request, sourcesOf(opened, asOf)),
      { turnOf: secondOf },
    );
  }

  addRoute('/v1/most-read', contracts.MostReadRequestSchema, withFields(listMostRead));
  addRoute('/v1/rising', contracts.RisingRequestSchema, withFields(listRising));
  addRoute('/v1/front', contracts.FrontRequestSchema, getFront);
  addRoute('/v1/views', contracts.CountViewsRequestSchema, countViews);
  addRoute('/v1/views/:articleId', contracts.ArticleViewsRequestSchema, getArticleViews);
  addRoute('/v1/total', NoParametersSchema, (_request, sources) => getTotal(sources));
  addRoute('/v1/audience', contracts.AudienceRequestSchema, getAudience);
  addRoute('/v1/audience/now', NoParametersSchema, (_request, sources) => getAudienceNow(sources));
  app.post('/v1/views/query', async (context) => {
    const limits = { bytesMax: QUERY_BYTES_MAX };
    const request = await parseJsonBody(contracts.QueryViewsRequestSchema, context, limits);
    const response = await queryViews(request, sourcesOf(documents.open(), now()));
    return uncachedJsonReply(context, 200, response);
  });
}

function secondOf(asOf: Date): string {
  return asOf.toISOString().slice(0, 19);
}
