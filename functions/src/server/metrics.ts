import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { checkHealth } from '../handlers/read-api/health';
import { type HttpApp, reply } from '../http';
import type { DocumentCache } from '../stores/document-cache';
import type { SealCheck } from '../stores/opened-seals';
import type { ViewCounts } from '../stores/view-store';
import { requireInternalToken } from './internal-token';
import type { JobOutcome } from './repeating-job';

export interface Metrics {
  noteJob(job: string, outcome: JobOutcome): void;
  registry: Registry;
}

/** What operators watch: the process as every Node program has it, and the jobs that a cloud would schedule. */
export function createMetrics({ now }: { now: () => Date }): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const lastSuccess = new Gauge({
    name: 'congkhai_job_last_success_timestamp_seconds',
    help: 'When a job last ended well, in seconds since 1970',
    labelNames: ['job'],
    registers: [registry],
  });
  const failures = new Counter({
    name: 'congkhai_job_failures_total',
    help: 'Runs of a job that failed since the server began',
    labelNames: ['job'],
    registers: [registry],
  });
  return {
    registry,
    noteJob(job, outcome) {
      // So that a job that never failed is there to be watched.
      failures.inc({ job }, outcome === 'failed' ? 1 : 0);
      if (outcome === 'succeeded') lastSuccess.set({ job }, now().getTime() / 1_000);
    },
  };
}

interface Watched {
  metrics: Metrics;
  documents: DocumentCache<unknown>;
  sealCheck: SealCheck;
  views: ViewCounts;
  internalToken: string;
}

/** `GET /internal/metrics` in the text format of Prometheus, for who has the internal token. */
export function addMetrics(
  app: HttpApp,
  { metrics: { registry }, documents, sealCheck, views, internalToken }: Watched,
): void {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] });
  const publishedStoreUp = gauge(
    'congkhai_published_store_up',
    'Whether published documents can be read',
  );
  const viewStoreUp = gauge('congkhai_view_store_up', 'Whether views can be recorded and read');
  const invalidDocuments = gauge(
    'congkhai_invalid_documents',
    'Published documents that were read lately and break their contract or their seal',
  );
  const totals = {
    viewCount: gauge('congkhai_views', 'Views of all time'),
    readCount: gauge('congkhai_reads', 'Reads of all time'),
    visitCount: gauge('congkhai_visits', 'Visits of all time'),
  };

  async function lookAgain(): Promise<void> {
    const { data } = await checkHealth({ documents, sealCheck }, views);
    publishedStoreUp.set(data.publishedStore === 'ok' ? 1 : 0);
    viewStoreUp.set(data.viewStore === 'ok' ? 1 : 0);
    invalidDocuments.set(data.invalidDocumentCount);
    if (data.viewStore !== 'ok') return;
    const counts = await views.totals();
    totals.viewCount.set(counts.viewCount);
    totals.readCount.set(counts.readCount);
    totals.visitCount.set(counts.visitCount);
  }

  app.get('/internal/metrics', async (context) => {
    requireInternalToken(context.req.header('authorization'), internalToken);
    await lookAgain();
    return reply(context, 200, {
      body: await registry.metrics(),
      headers: { 'Content-Type': registry.contentType, 'Cache-Control': 'no-store' },
    });
  });
}
