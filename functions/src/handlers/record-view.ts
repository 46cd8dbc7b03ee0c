import { type Agent, type ViewRequest, ViewRequestSchema } from '@congkhai/shared/views/view';
import { isbot } from 'isbot';
import { type HttpApp, type HttpContext, notFound, parseJsonBody, reply } from '../http';
import type { DocumentCache } from '../stores/document-cache';
import type { ViewRecorder } from '../stores/view-store';
import { createReaderKeys, type ReaderTraits } from './reader-key';

const BODY_BYTES_MAX = 1_024;

export interface RecordViewDependencies {
  documents: DocumentCache;
  views: ViewRecorder;
  now: () => Date;
  /** The address of the reader, as far as our own proxies vouch for it. */
  clientAddressOf: (context: HttpContext) => string;
}

/**
 * `POST /v1/views`: records one activation of a published article. Answers 204 when the event is safe, whether it was counted,
 * classed as a duplicate or a bot, or known already: who sends it learns nothing from the answer that would help to forge views.
 */
export function addRecordView(app: HttpApp, dependencies: RecordViewDependencies): void {
  const { documents, views, now, clientAddressOf } = dependencies;
  const keysOf = createReaderKeys(views);

  app.post('/v1/views', async (context) => {
    const view = await parseJsonBody(ViewRequestSchema, context, { bytesMax: BODY_BYTES_MAX });
    await requirePublished(documents, view);
    const recordedAt = now();
    const traits = traitsOf(context, clientAddressOf(context));
    const isPrivate = context.req.header('sec-gpc') === '1';
    const { readerKey, networkKey } = await keysOf(traits, recordedAt);
    await views.record({
      eventId: view.eventId,
      articleId: view.articleId,
      locale: view.locale,
      recordedAt,
      readerKey: isPrivate ? null : readerKey,
      networkKey,
      agent: agentOf(traits.userAgent),
      source: view.referringHost ? 'other' : 'direct',
      isInternal: view.isInternal ?? false,
      isPrefetch: /prefetch|prerender/.test(context.req.header('sec-purpose') ?? ''),
      startsTab: view.startsTab ?? null,
    });
    return reply(context, 204, { headers: { 'Cache-Control': 'no-store' } });
  });
}

async function requirePublished(documents: DocumentCache, view: ViewRequest): Promise<void> {
  const isPublished = await documents.open().isPublished(view.articleId, view.locale);
  if (!isPublished) throw notFound(`No article ${view.articleId} is published in ${view.locale}`);
}

function traitsOf(context: HttpContext, address: string): ReaderTraits {
  return {
    address,
    userAgent: context.req.header('user-agent') ?? '',
    acceptLanguage: context.req.header('accept-language') ?? '',
  };
}

// Every browser says what it is. Whoever does not is a program.
function agentOf(userAgent: string): Agent {
  if (userAgent === '') return 'none';
  return isbot(userAgent) ? 'isbot' : 'browser';
}
