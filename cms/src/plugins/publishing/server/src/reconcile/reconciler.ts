import type { Core } from '@strapi/strapi';
import type { Alerts } from '../alerts/alerts';
import { auditTrail } from '../audit-trail';
import { parseConfig } from '../config';
import { LEDGER_UID, PLUGIN_ID } from '../constants';
import type { Drain } from '../services/drain';
import { createLease } from '../services/lease';
import type { Outbox } from '../services/outbox';
import { createComparison } from './comparison';
import { listAllSubjects } from './examine-content';
import { hasFindings, type ReconcileReport, summaryOf } from './report';

const LEASE = { name: 'reconcile', milliseconds: 60_000 };
const MINUTE_MILLISECONDS = 60_000;
const KEYS_TOLD = 50;

/** Compares what was approved with what readers can get, mends the difference and tells people. */
export const reconciler = ({ strapi }: { strapi: Core.Strapi }) => {
  const config = parseConfig(strapi.config.get(`plugin::${PLUGIN_ID}`));
  const lease = createLease(strapi, LEASE);
  const comparison = createComparison(strapi, lease);
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let last: ReconcileReport | null = null;

  async function run(): Promise<void> {
    if (!(await lease.acquire())) return;
    try {
      const report = await comparison.compareAll();
      last = report;
      await tell(strapi, report);
    } finally {
      await lease.release();
    }
  }

  function start(): void {
    running ??= run()
      .catch((error: unknown) => {
        strapi.log.error(`publishing: the store could not be compared: ${String(error)}`);
      })
      .finally(() => {
        running = undefined;
      });
  }

  return {
    schedule(): void {
      const { everyMinutes } = config.reconcile;
      if (everyMinutes > 0) timer ??= setInterval(start, everyMinutes * MINUTE_MILLISECONDS);
    },
    /** Begins a comparison unless one is under way. */
    start,
    state: () => ({ isRunning: running !== undefined, last }),
    rebuild: () => rebuild(strapi),
    async stop(): Promise<void> {
      clearInterval(timer);
      await running;
    },
  };
};
export type Reconciler = ReturnType<typeof reconciler>;

/** Has everything that is public written again, in place: nothing is removed first. It goes on after a crash. */
async function rebuild(strapi: Core.Strapi): Promise<number> {
  const service = strapi.plugin(PLUGIN_ID).service;
  const outbox: Outbox = service('outbox');
  const drain: Drain = service('drain');
  const subjects = await listAllSubjects({ strapi, registry: service('registry') });
  await strapi.db.transaction(async () => {
    await strapi.db
      .query(LEDGER_UID)
      .updateMany({ where: { state: 'written' }, data: { state: 'damaged' } });
    await outbox.add(subjects);
    await auditTrail(strapi)?.record({
      action: 'publishing.rebuilt',
      subject: null,
      detail: { subjectCount: subjects.length },
    });
  });
  drain.wake();
  return subjects.length;
}

/** One alert for each run that found something, and an entry of the audit log for each object. */
async function tell(strapi: Core.Strapi, report: ReconcileReport): Promise<void> {
  const message = summaryOf(report);
  strapi.log.info(`publishing: ${message}`);
  if (!hasFindings(report)) return;
  const problems = (['changed', 'missing', 'foreign', 'manifest'] as const).flatMap((problem) =>
    report[problem].map((key) => ({ problem, key })),
  );
  for (const detail of problems)
    await auditTrail(strapi)?.record({ action: 'document.repaired', subject: null, detail });
  const alerts: Alerts = strapi.plugin(PLUGIN_ID).service('alerts');
  await alerts.raise({
    kind: 'store-differs',
    subject: report.startedAt,
    message,
    detail: {
      objects: problems.slice(0, KEYS_TOLD),
      differing: report.differing.slice(0, KEYS_TOLD),
      pages: report.pages.different,
    },
  });
}
