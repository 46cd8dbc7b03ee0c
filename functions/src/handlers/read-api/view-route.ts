import type * as z from 'zod';
import type { ArticlePresence } from '../../stores/article-presence';
import type { LastKnownCounts } from '../../stores/last-known-counts';
import type { ViewCounts } from '../../stores/view-store';
import type { AddDocumentRoute } from './document-routes';

/** What answers with counts are made of. */
export interface ViewRouteDependencies<Documents> {
  lastKnownCounts: LastKnownCounts;
  addDocumentRoute: AddDocumentRoute<Documents>;
}

/** Adds an address whose answer has counts. They are of the running second; whether articles are public is asked each time. */
export function addViewRoute<
  Documents extends Pick<ArticlePresence, 'noteStale'>,
  Schema extends z.ZodType,
>(
  { lastKnownCounts, addDocumentRoute }: ViewRouteDependencies<Documents>,
  path: string,
  schema: Schema,
  respond: (
    request: z.infer<Schema>,
    sources: { documents: Documents; views: ViewCounts; now: Date },
  ) => Promise<object>,
): void {
  addDocumentRoute(
    path,
    schema,
    (request, documents, now) =>
      respond(request, { documents, views: lastKnownCounts(documents.noteStale), now }),
    { turnOf: secondOf },
  );
}

function secondOf(asOf: Date): string {
  return asOf.toISOString().slice(0, 19);
}
