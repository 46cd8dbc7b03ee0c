import type { HealthCheck } from '@congkhai/shared/contracts/read-api';
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Health } from '../handlers/read-api/health';
import { type HttpApp, reply } from '../http';
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
  health: Health;
  views: ViewCounts;
  internalToken: string;
}

/** `GET /internal/metrics` in the text format of Prometheus, for who has the internal token. */
export function addMetrics(
  app: HttpApp,
  { metrics: { registry }, health, views, internalToken }: Watched,
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
  const degraded = gauge(
    'congkhai_degraded',
    'Whether somebody has to do something: a check is over its limit, or one of the above is wrong',
  );
  const setChecks = createCheckGauges(registry);
  const totals = {
    viewCount: gauge('congkhai_views', 'Views of all time'),
    readCount: gauge('congkhai_reads', 'Reads of all time'),
    visitCount: gauge('congkhai_visits', 'Visits of all time'),
  };

  async function lookAgain(): Promise<void> {
    const { data } = (await health()).answer;
    publishedStoreUp.set(data.publishedStore === 'ok' ? 1 : 0);
    viewStoreUp.set(data.viewStore === 'ok' ? 1 : 0);
    invalidDocuments.set(data.invalidDocumentCount);
    degraded.set(data.status === 'ok' ? 0 : 1);
    setChecks(data.checks);
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

/** The checks of health, a row of each gauge for each of them. */
function createCheckGauges(registry: Registry): (checks: readonly HealthCheck[]) => void {
  const gauge = (name: string, help: string) =>
    new Gauge({ name, help, labelNames: ['check'], registers: [registry] });
  const lag = gauge(
    'congkhai_check_lag_seconds',
    'By how much something that is done again and again is behind; 0: by nothing',
  );
  const limit = gauge('congkhai_check_limit_seconds', 'What is behind by more needs somebody');
  const isKnown = gauge('congkhai_check_known', 'Whether it could be found out at all');
  return (checks) => {
    for (const check of checks) {
      const labels = { check: check.name };
      lag.set(labels, check.lagSeconds);
      limit.set(labels, check.limitSeconds);
      isKnown.set(labels, check.state === 'unknown' ? 0 : 1);
    }
  };
}
