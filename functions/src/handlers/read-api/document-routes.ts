import type * as z from 'zod';
import { bodyOf, bodyReply, type FinishedBody } from '../../finished-body';
import { type HttpApp, type HttpContext, JSON_TYPE, parseParameters } from '../../http';
import type { DocumentCache } from '../../stores/document-cache';
import { createAnswerCache } from './answer-cache';

const ANSWERS_BYTES_MAX = 32 * 1_024 * 1_024;

type Respond<Request, Documents> = (
  request: Request,
  documents: Documents,
  asOf: Date,
) => Promise<object | string>;

interface RouteOptions {
  /** Names the time for which an answer holds; without it answers depend on no time. */
  turnOf?: (asOf: Date) => string;
  /** What a text that is answered is, if it is not JSON. */
  mediaType?: string;
}

/** What `createDocumentRoutes` makes. */
export type AddDocumentRoute<Documents> = <Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  respond: Respond<z.infer<Schema>, Documents>,
  options?: RouteOptions,
) => void;

/**
 * Adds addresses whose answers depend on their parameters and on published documents, and on time no more than `turnOf` says: an answer
 * is kept for as long as `turnOf` gives the same text.
 */
export function createDocumentRoutes<Documents>(
  app: HttpApp,
  {
    documents,
    now,
    patienceMilliseconds,
  }: { documents: DocumentCache<Documents>; now: () => Date; patienceMilliseconds: number | null },
): AddDocumentRoute<Documents> {
  const answer = createAnswerCache<Documents, FinishedBody>(documents, {
    bytesMax: ANSWERS_BYTES_MAX,
    now,
    patienceMilliseconds,
  });

  return function addDocumentRoute<Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    respond: Respond<z.infer<Schema>, Documents>,
    { turnOf = () => '', mediaType = JSON_TYPE }: RouteOptions = {},
  ): void {
    app.get(path, async (context) => {
      const asOf = now();
      const { body, staleSince } = await answer(
        addressOf(context),
        turnOf(asOf),
        async (opened) => {
          const response = await respond(parseParameters(schema, context), opened, asOf);
          return bodyOf(typeof response === 'string' ? response : JSON.stringify(response));
        },
      );
      return markedStale(bodyReply(context, body, { mediaType }), staleSince, asOf);
    });
  };
}

/** Says by RFC 9211 that an answer could not be confirmed for so many seconds, because a store cannot be reached; null: it is right now. */
export function markedStale(response: Response, staleSince: number | null, asOf: Date): Response {
  if (staleSince === null) return response;
  const seconds = Math.max(0, Math.round((asOf.getTime() - staleSince) / 1_000));
  response.headers.set('Cache-Status', `congkhai; hit; ttl=-${seconds}; detail=stale`);
  return response;
}

/** Path and query, as they were asked for: what stands before them is the same for all. */
export function addressOf(context: HttpContext): string {
  const { url } = context.req;
  return url.slice(url.indexOf('/', url.indexOf('//') + 2));
}
