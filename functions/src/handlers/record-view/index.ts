import { isInNetworks } from '../../client-address';
import type { ViewConfig } from '../../config/views';
import { type HttpApp, type HttpContext, readJsonText, reply } from '../../http';
import type { ArticlePresence } from '../../stores/article-presence';
import type { DocumentCache } from '../../stores/document-cache';
import type { ViewRecorder } from '../../stores/view-store';
import type { ViewTokens } from '../../view-tokens';
import { createAgents } from './agent';
import { createPublishedCheck } from './published-check';
import { createRateLimit } from './rate-limits';
import { createReaderKeys, type ReaderTraits } from './reader-keys';
import { hostOf, sourceOf } from './source';
import { requireFreshness } from './view-freshness';
import { rejectionReasonOf, ViewRefused } from './view-refused';
import { BODY_BYTES_MAX, createViewReader, type ViewCall } from './view-request';

export interface RecordViewDependencies {
  documents: DocumentCache<ArticlePresence>;
  views: ViewRecorder;
  /** Null without a secret: then no token is good. */
  viewTokens: ViewTokens | null;
  viewConfig: ViewConfig;
  now: () => Date;
}

/**
 * `POST /v1/views`: records one activation of a published article. Answers 204 when the event is safe, whatever it was classed as, and
 * also when it was known already: who sends it learns nothing from the answer that would help to forge views. Refusals are tallied.
 */
export function addRecordView(
  app: HttpApp,
  recordView: RecordView,
  /** The address of the reader, as far as our own proxies vouch for it. */
  clientAddressOf: (context: HttpContext) => string,
): void {
  app.post('/v1/views', async (context) => {
    await recordView({
      header: (name) => context.req.header(name),
      text: () => readJsonText(context, { bytesMax: BODY_BYTES_MAX }),
      address: () => clientAddressOf(context),
    });
    return reply(context, 204, { headers: { ...RECORDED_HEADERS } });
  });
}

/** Headers of the answer to a view that is safe. */
export const RECORDED_HEADERS = { 'Cache-Control': 'no-store' };

/** Records the view that a request sends; resolves when it is safe. A refusal is tallied and rejects with `RequestRefused`. */
export type RecordView = (call: ViewCall) => Promise<void>;

/** What `POST /v1/views` does, for any server. */
export function createRecordView(dependencies: RecordViewDependencies): RecordView {
  const { views, now } = dependencies;
  const record = createRecording(dependencies);
  return async (call) => {
    try {
      await record(call);
    } catch (error) {
      const reason = rejectionReasonOf(error);
      if (reason) views.tallyRejected(reason, now());
      throw error;
    }
  };
}

function createRecording(dependencies: RecordViewDependencies) {
  const { documents, views, viewTokens, viewConfig, now } = dependencies;
  const { isTokenRequired } = viewConfig;
  const readView = createViewReader(viewConfig, now);
  const isPublished = createPublishedCheck(documents, now);
  const readerKeysOf = createReaderKeys(views);
  const requireRate = createRateCheck(viewConfig);
  const agentOf = createAgents();
  const isInternalAddress = createInternalCheck(viewConfig);
  const ownHosts = new Set(viewConfig.ownHosts);

  return async function record(call: ViewCall): Promise<void> {
    const sent = readView(call);
    const { view, reader } = sent instanceof Promise ? await sent : sent;
    const { eventId, articleId, locale } = view;
    const isPublic = isPublished(articleId, locale);
    if (isPublic !== true && !(await isPublic)) throw unknownArticle(articleId, locale);
    const recordedAt = now();
    const request = { isSigned: reader !== null, now: recordedAt };
    requireFreshness(view, request, { viewTokens, isTokenRequired });
    const traits = reader ?? traitsOf(call);
    const known = readerKeysOf(traits, recordedAt);
    const keys = known instanceof Promise ? await known : known;
    const readerKey = call.header('sec-gpc') === '1' ? null : keys.readerKey;
    requireRate(readerKey, keys.networkKey, recordedAt);
    const originHost = hostOf(call.header('origin') ?? '');
    await views.record({
      eventId: eventId.toLowerCase(),
      articleId,
      locale,
      recordedAt,
      readerKey,
      networkKey: keys.networkKey,
      agent: agentOf(traits.userAgent),
      source: sourceOf(
        view.referringHost ?? '',
        (host) => host === originHost || ownHosts.has(host),
      ),
      isInternal: view.isInternal === true || isInternalAddress(traits.address),
      isPrefetch: isPrefetch(call),
      startsTab: view.startsTab ?? null,
    });
  };
}

function unknownArticle(articleId: string, locale: string): ViewRefused {
  const message = `no article ${articleId} is published in ${locale}`;
  return new ViewRefused('unknown-article', 404, { field: 'articleId', message });
}

function traitsOf(call: ViewCall): ReaderTraits {
  return {
    address: call.address(),
    userAgent: call.header('user-agent') ?? '',
    acceptLanguage: call.header('accept-language') ?? '',
  };
}

/** What one reader and one network may send in a minute; far above what people do. */
function createRateCheck({ perReaderMinute, perNetworkMinute }: ViewConfig) {
  const waitOfReader = createRateLimit(perReaderMinute);
  const waitOfNetwork = createRateLimit(perNetworkMinute);
  return (readerKey: string | null, networkKey: string, now: Date) => {
    const at = now.getTime();
    const readerWait = readerKey === null ? 0 : waitOfReader(readerKey, at);
    if (readerWait > 0) throw tooMany('reader', readerWait);
    const networkWait = waitOfNetwork(networkKey, at);
    if (networkWait > 0) throw tooMany('network', networkWait);
  };
}

function tooMany(field: 'reader' | 'network', waitSeconds: number): ViewRefused {
  const headers = { 'Retry-After': String(waitSeconds) };
  return new ViewRefused('rate', 429, { field, message: 'sends too many views', headers });
}

function createInternalCheck({ internalNetworks }: ViewConfig): (address: string) => boolean {
  if (!internalNetworks) return () => false;
  return (address) => isInNetworks(address, internalNetworks);
}

/** What browsers send with everything that a page loads before anybody looks at it. */
const PREFETCH_HEADERS = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'];

function isPrefetch(call: ViewCall): boolean {
  return PREFETCH_HEADERS.some((name) => {
    const value = call.header(name);
    return value !== undefined && /prefetch|prerender|preview/i.test(value);
  });
}
