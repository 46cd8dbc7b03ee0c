import type { PublishedStore } from '@congkhai/published-store';
import * as contracts from '@congkhai/shared/contracts/read-api-ledger';
import type { HttpApp } from '../../http';
import { DAY_SEALS, HOUR_SEALS } from '../../ledger/seals';
import type { SealedDays } from '../../stores/sealed-days';
import type { ViewCounts } from '../../stores/view-store';
import type { AddDocumentRoute } from './document-routes';
import { createLedgerEnds } from './ledger-ends';
import { addLedgerFiles } from './ledger-files';
import { readSealJson } from './ledger-seals';
import { getTransparency, listLedger } from './transparency';

/** The addresses by which anybody can see how views were counted. */
export function addLedgerRoutes(
  app: HttpApp,
  {
    published,
    views,
    sealedDays,
    now,
    fileBytesMax,
    addDocumentRoute,
  }: {
    published: PublishedStore;
    views: ViewCounts;
    sealedDays: SealedDays;
    now: () => Date;
    fileBytesMax: number;
    addDocumentRoute: AddDocumentRoute;
  },
): void {
  const ends = createLedgerEnds(published, now);
  addDocumentRoute(
    '/v1/transparency',
    contracts.TransparencyRequestSchema,
    (request, documents, asOf) =>
      getTransparency(request, { documents, views, sealedDays, ends, now: asOf }),
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
}

function secondOf(asOf: Date): string {
  return asOf.toISOString().slice(0, 19);
}
