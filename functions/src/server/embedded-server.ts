import { mkdirSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { dirname } from 'node:path';
import { portalUrlOf } from '@congkhai/shared/news/site';
import { getRequestListener } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { ChartPainter } from '../charts/drawing';
import { clientAddressOf } from '../client-address';
import type { ServerConfig } from '../config/server';
import { addReadApi } from '../handlers/read-api';
import { addCharts } from '../handlers/read-api/charts';
import { createHealth, type Health } from '../handlers/read-api/health';
import { addSearch } from '../handlers/read-api/search';
import { addRecordView, createRecordView } from '../handlers/record-view';
import { createHttpApp, type HttpApp, type HttpContext } from '../http';
import { createKeyedQueue } from '../keyed-queue';
import type { Log } from '../log';
import { type OpenPublishedStore, openPublishedStore } from '../stores/open-published-store';
import type { SealCheck } from '../stores/opened-seals';
import { openSearchFileToWrite } from '../stores/search-file';
import type { SearchIndex } from '../stores/search-index';
import { openSqliteViewCounts } from '../stores/sqlite-view-counts';
import { recordInBatches } from '../stores/sqlite-view-recorder';
import type { Closing, ViewCounts, ViewRecorder } from '../stores/view-store';
import { openViewTokens, type ViewTokens } from '../view-tokens';
import { createChartThread } from './chart-thread';
import { createCompressor } from './compressor';
import { createJobs } from './jobs';
import { answerMalformedRequests, malformedReply } from './malformed-requests';
import { addMetrics, createMetrics, type Metrics } from './metrics';
import { addPortalFiles } from './portal-files';
import { loadPortalPages } from './portal-pages';
import { addPreviews } from './previews';
import { addPublishedChanges } from './published-changes';
import { addReferencePage } from './reference-page';
import { runInThread } from './refresh-thread';
import { createSearchThread } from './search-thread';
import { createStayingThread } from './staying-thread';
import { answerViews } from './view-listener';
import { startRecorderThread } from './view-recorder-thread';

/** A client that sends its request more slowly than this is cut off. */
const REQUEST_TIMEOUT_MILLISECONDS = 15_000;
/** Longer than the 60 seconds of common load balancers, which must be the ones to close an idle connection. */
const KEEP_ALIVE_MILLISECONDS = 65_000;
/** How long requests under way may take to end when the server stops. */
const STOP_MILLISECONDS = 10_000;
const SWEEP_MILLISECONDS = 50;

/** Another program listens on the port already. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';
  constructor(port: number, options?: ErrorOptions) {
    super(`Port ${port} is taken by another program (EADDRINUSE): stop it, or set PORT`, options);
  }
}

/** The programs of the server's threads. */
export interface Programs {
  refresh: string;
  viewStore: string;
  mostRead: string;
  sealViews: string;
  search: string;
  refreshSearch: string;
  chart: string;
}

export interface EmbeddedServer {
  port: number;
  /** Finishes the requests and jobs under way, commits what was recorded and closes the view store. */
  stop(): Promise<void>;
}

/** Starts the functions as one Node server: the JSON API, the example portal, and the jobs that a cloud would schedule. */
export async function startEmbeddedServer(
  config: ServerConfig,
  { now, log, programs }: { now: () => Date; log: Log; programs: Programs },
): Promise<EmbeddedServer> {
  const stores = openPublishedStore(config.publishedStore, { now, log });
  warnOfUncheckedSeals(stores.sealCheck, log);
  const { recorder, views } = await openViews(config.viewsFile, programs);
  const enqueue = createKeyedQueue(runInThread);
  const refreshReleases = () => enqueue(programs.refresh);
  const mostRead = createStayingThread(programs.mostRead);
  const sealViews = () => enqueue(programs.sealViews);
  // Made here, so that whoever searches finds it, and looked through by a thread that is started with the first search.
  openSearchFileToWrite(config.searchFile).close();
  const searchIndex = createSearchThread(programs.search, { file: config.searchFile });
  const charts = createChartThread(programs.chart);
  const refreshSearch = createStayingThread<number | null>(programs.refreshSearch);
  const metrics = createMetrics({ now });
  const jobs = createJobs(config, {
    recorder,
    mostRead,
    refreshSearch,
    refreshReleases,
    sealViews,
    now,
  });
  const health = createHealth({
    ...stores,
    views,
    searchedOf: async () => jobs.searched(),
    ownWatches: jobs.watches,
    now,
  });
  const parts = {
    ...stores,
    metrics,
    health,
    searchIndex,
    charts,
    recorder,
    views,
    now,
    log,
    refreshReleases,
  };
  const server = createHttpServer(await createListener(config, parts));
  try {
    await listen(server, config);
  } catch (error) {
    await recorder.close();
    throw error;
  }
  const running = jobs.start({ metrics, log });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : config.port,
    async stop() {
      await close(server);
      await Promise.all(running.map((job) => job.stop()));
      await mostRead.stop();
      await refreshSearch.stop();
      await searchIndex.close();
      await charts.close();
      await recorder.close();
      await views.close();
    },
  };
}

/** A stranger who can write to the store could show readers anything that is not checked by signatures. */
function warnOfUncheckedSeals(sealCheck: SealCheck, log: Log): void {
  if (sealCheck === 'hashed')
    log.warn('Signatures of published documents are not checked: set PUBLISHING_PUBLIC_KEYS');
  if (sealCheck === 'signed-or-unsigned')
    log.warn('Published documents that nobody signed are served: set REQUIRE_SEALS=true');
}

/** Opens the view store: one thread records, and this one reads counts. */
async function openViews(
  file: string,
  programs: Programs,
): Promise<{ recorder: ViewRecorder; views: ViewCounts & Closing }> {
  mkdirSync(dirname(file), { recursive: true });
  const recorder = recordInBatches(await startRecorderThread(programs.viewStore, { file }));
  const counts = openSqliteViewCounts({ file });
  // Counts that can be read are of no use if nothing is added to them any more.
  const checkHealth = async () => {
    await recorder.checkHealth();
    await counts.checkHealth();
  };
  return { recorder, views: { ...counts, checkHealth } };
}

interface Parts extends OpenPublishedStore {
  metrics: Metrics;
  health: Health;
  recorder: ViewRecorder;
  views: ViewCounts;
  searchIndex: SearchIndex;
  charts: ChartPainter;
  now: () => Date;
  log: Log;
  refreshReleases: () => Promise<void>;
}

/** The application, and before it the listener that records views. */
async function createListener(config: ServerConfig, parts: Parts): Promise<RequestListener> {
  const { recorder, log } = parts;
  const { corsOrigins, trustedProxies, views: viewConfig } = config;
  const viewTokens = openViewTokens(viewConfig.secret);
  const recordView = createRecordView({ ...parts, views: recorder, viewTokens, viewConfig });
  const addressOf = (peerAddress = '', forwardedFor?: string) =>
    clientAddressOf({ peerAddress, forwardedFor, trustedProxies });
  const app = createApp(config, { ...parts, viewTokens });
  addRecordView(app, recordView, (context: HttpContext) =>
    addressOf(getConnInfo(context).remote.address, context.req.header('x-forwarded-for')),
  );
  if (config.portalFolder !== null) await addPortal(app, config.portalFolder, config, parts);
  return answerViews(
    { recordView, corsOrigins, log, clientAddressOf: addressOf },
    getRequestListener(app.fetch, { errorHandler: malformedReply }),
  );
}

/** The pages that the folder's program renders, and its files. The pages read this server's own API, without a network between. */
async function addPortal(
  app: HttpApp,
  folder: string,
  { site }: ServerConfig,
  { now }: Parts,
): Promise<void> {
  const answerPage = await loadPortalPages(folder, {
    api: async (path) => app.fetch(new Request(new URL(path, site.apiUrl))),
    siteUrl: new URL(portalUrlOf(site)).origin,
    now,
  });
  addPortalFiles(app, { folder, answerPage });
}

function createApp(
  { cmsUrl, corsOrigins, internalToken, site }: ServerConfig,
  parts: Parts & { viewTokens: ViewTokens | null },
): HttpApp {
  const { log, refreshReleases } = parts;
  const app = createHttpApp({ corsOrigins, log, compressor: createCompressor() });
  addReadApi(app, { ...parts, site, fileBytesMax: Number.MAX_SAFE_INTEGER });
  addSearch(app, parts);
  addCharts(app, { ...parts, site });
  if (internalToken !== null)
    addPublishedChanges(app, {
      internalToken,
      refreshReleases: () => {
        refreshReleases().catch((error: unknown) =>
          log.error('Releases could not be summed up', { error }),
        );
      },
    });
  addReferencePage(app);
  if (internalToken !== null) addMetrics(app, { ...parts, internalToken });
  if (internalToken !== null && cmsUrl !== null)
    addPreviews(app, { cmsUrl, secret: internalToken, now: parts.now });
  return app;
}

function createHttpServer(listener: RequestListener): Server {
  const options = {
    requestTimeout: REQUEST_TIMEOUT_MILLISECONDS,
    keepAliveTimeout: KEEP_ALIVE_MILLISECONDS,
    // A request without a host is answered by malformedReply, with a problem document.
    requireHostHeader: false,
  };
  const server = createServer(options, listener);
  answerMalformedRequests(server);
  return server;
}

/** On a socket that was handed over, which goes on taking connections while no server is there, or on one of its own. */
function listen(server: Server, { host, port, listenFd }: ServerConfig): Promise<void> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortTaken(port, { cause: error }) : error);
    server.once('error', onError);
    server.listen(listenFd === null ? { port, host } : { fd: listenFd }, () => {
      server.off('error', onError);
      resolve();
    });
  });
}

/** Takes no new connections, and ends the others as soon as their requests are answered. */
function close(server: Server): Promise<void> {
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MILLISECONDS);
  const timer = setTimeout(() => server.closeAllConnections(), STOP_MILLISECONDS);
  server.prependListener('request', (_request, response) => {
    response.setHeader('Connection', 'close');
  });
  return new Promise((resolve) => {
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(timer);
      resolve();
    });
  });
}
