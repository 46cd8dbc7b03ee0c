import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clientAddressOf } from '../../functions/src/client-address';
import { readServerConfig } from '../../functions/src/config/server';
import { addReadApi } from '../../functions/src/handlers/read-api';
import { addCharts } from '../../functions/src/handlers/read-api/charts';
import { createHealth } from '../../functions/src/handlers/read-api/health';
import type { Searched } from '../../functions/src/handlers/read-api/health-watches';
import { addSearch } from '../../functions/src/handlers/read-api/search';
import { addRecordView, createRecordView } from '../../functions/src/handlers/record-view';
import { createSearchRefresh } from '../../functions/src/handlers/refresh-search';
import { createHttpApp } from '../../functions/src/http';
import { createLog } from '../../functions/src/log';
import { openPublishedStore } from '../../functions/src/stores/open-published-store';
import type { SealTrust } from '../../functions/src/stores/opened-seals';
import {
  openSearchFileToRead,
  openSearchFileToWrite,
} from '../../functions/src/stores/search-file';
import { createSearchWriter } from '../../functions/src/stores/search-writer';
import { createSqliteSearchIndex } from '../../functions/src/stores/sqlite-search-index';
import { openSqliteViewStore } from '../../functions/src/stores/sqlite-view-store';
import { createViewTokens } from '../../functions/src/view-tokens';
import { openChartThread } from './chart-thread';

/** A day in Viet Nam on which the articles of the builders are a few days old. */
export const NOW = '2023-10-06T08:00:00.000Z';

export const VIEW_SECRET = 'a secret of the tests with 32 characters';

/**
 * The JSON API on a folder and a SQLite file of its own, called without a network. `clock.now` can be set, and `logLines`
 * holds what was logged. `settings` are those of the environment that concern views.
 */
export function openApi({
  fileBytesMax = Number.MAX_SAFE_INTEGER,
  settings = {},
  seals = { keys: new Map(), isSignatureRequired: false },
}: {
  fileBytesMax?: number;
  seals?: SealTrust;
  settings?: Record<string, string>;
} = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'congkhai-api-'));
  const clock = { now: new Date(NOW) };
  const now = () => clock.now;
  const logLines: string[] = [];
  const log = createLog({ now, write: (line) => logLines.push(line) });
  const root = join(folder, 'published');
  const { published, documents, sealCheck } = openPublishedStore(
    { kind: 'folder', root, seals },
    { now, log },
  );
  const views = openSqliteViewStore({ file: join(folder, 'views.sqlite') });
  const viewTokens = createViewTokens(VIEW_SECRET);
  const app = createHttpApp({ corsOrigins: '*', log });
  const config = readServerConfig({ VIEW_SECRET, ...settings });
  const { site } = config;
  let searched: Searched | null = null;
  const health = createHealth({
    documents,
    sealCheck,
    views,
    now,
    searchedOf: async () => searched,
  });
  addReadApi(app, {
    health,
    published,
    fileBytesMax,
    documents,
    patienceMilliseconds: null,
    views,
    viewTokens,
    site,
    now,
  });
  const searchFile = join(folder, 'search.sqlite');
  const searchWriter = createSearchWriter(openSearchFileToWrite(searchFile));
  const refreshSearch = createSearchRefresh({ published, index: searchWriter, log });
  const searchIndex = createSqliteSearchIndex(openSearchFileToRead(searchFile));
  addSearch(app, { searchIndex, documents, now });
  const charts = openChartThread();
  addCharts(app, { documents, site, charts, now, patienceMilliseconds: null });
  // The tests say who calls in a header of their own.
  const viewConfig = config.views;
  const recordView = createRecordView({ documents, views, viewTokens, viewConfig, now });
  addRecordView(app, recordView, (context) =>
    clientAddressOf({
      peerAddress: context.req.header('x-test-address') ?? '192.0.2.1',
      forwardedFor: context.req.header('x-forwarded-for'),
      trustedProxies: config.trustedProxies,
    }),
  );

  return {
    folder,
    clock,
    logLines,
    published,
    documents,
    views,
    viewTokens,
    now,
    /** Brings the search to what the manifest lists. */
    async refreshSearch() {
      searched = { manifestNumber: await refreshSearch(), at: now() };
    },
    get: async (path: string, headers: Record<string, string> = {}) =>
      app.request(path, { headers }),
    /** Every address that is answered, as "get /v1/articles/{slug}". */
    addresses: () =>
      app.routes
        .filter(({ method }) => method !== 'ALL')
        .map(({ method, path }) => `${method.toLowerCase()} ${path.replaceAll(/:(\w+)/g, '{$1}')}`),
    request: async (path: string, init: RequestInit) => app.request(path, init),
    app,
    async close() {
      await views.close();
      await searchIndex.close();
      await charts.close();
      searchWriter.close();
      rmSync(folder, { recursive: true });
    },
  };
}
export type Api = ReturnType<typeof openApi>;
