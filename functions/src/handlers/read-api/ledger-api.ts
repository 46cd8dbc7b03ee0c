import type { PublishedStore } from '@congkhai/published-store';
import * as contracts from '@congkhai/shared/contracts/read-api-ledger';
import * as z from 'zod';
import { type HttpApp, parseParameters, RETRY_AFTER, uncachedJsonReply } from '../../http';
import { DAY_SEALS, HOUR_SEALS } from '../../ledger/seals';
import type { ArticlePresence } from '../../stores/article-presence';
import type { SealedDays } from '../../stores/sealed-days';
import type { ViewCounts } from '../../stores/view-store';
import type { AddDocumentRoute } from './document-routes';
import type { Health } from './health';
import { createLedgerEnds } from './ledger-ends';
import { addLedgerFiles } from './ledger-files';
import { readSealJson } from './ledger-seals';
import { getTransparency, listLedger } from './transparency';

const NoParametersSchema = z.strictObject({});

export interface LedgerApiDependencies {
  published: PublishedStore;
  health: Health;
  views: ViewCounts;
  sealedDays: SealedDays;
  /** The largest file of the ledger that can be sent in one answer. */
  fileBytesMax: number;
  now: () => Date;
  addDocumentRoute: AddDocumentRoute<ArticlePresence>;
}

/** How views were counted, so that anybody can see it, and how the service itself is. */
export function addLedgerApi(
  app: HttpApp,
  {
    published,
    health,
    views,
    sealedDays,
    fileBytesMax,
    now,
    addDocumentRoute,
  }: LedgerApiDependencies,
): void {
  const ends = createLedgerEnds(published, now);
  addDocumentRoute(
    '/v1/transparency',
    contracts.TransparencyRequestSchema,
    (request, opened, asOf) =>
      getTransparency(request, { documents: opened, views, sealedDays, ends, now: asOf }),
    { turnOf: secondOf },
  );
  addDocumentRoute(
    '/v1/ledger',
    contracts.ListLedgerRequestSchema,
    (request, _documents, asOf) => listLedger(request, { sealedDays, ends, now: asOf }),
    { turnOf: secondOf },
  );
  addDocumentRoute(
    '/v1/ledger/days/:day',
    contracts.GetDaySealRequestSchema,
    ({ day, version }) => readSealJson(published, DAY_SEALS, { name: day, version }),
    { turnOf: secondOf },
  );
  addDocumentRoute(
    '/v1/ledger/hours/:hour',
    contracts.GetHourSealRequestSchema,
    ({ hour, version }) => readSealJson(published, HOUR_SEALS, { name: hour, version }),
    { turnOf: secondOf },
  );
  addLedgerFiles(app, { published, fileBytesMax });
  app.get('/v1/health', async (context) => {
    parseParameters(NoParametersSchema, context);
    const { answer, isAnswering } = await health();
    // Load balancers and orchestrators act on the status: a full disk or a store that is away degrades us, but whoever ended a server that still
    // has answers would take the site away.
    return isAnswering
      ? uncachedJsonReply(context, 200, answer)
      : uncachedJsonReply(context, 503, answer, { ...RETRY_AFTER });
  });
}

function secondOf(asOf: Date): string {
  return asOf.toISOString().slice(0, 19);
}
