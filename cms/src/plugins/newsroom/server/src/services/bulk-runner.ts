import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { auditTrail } from '../audit-trail';
import { delegates } from '../bulk/act-as';
import { moveArticle, OpenRunSchema, WaitingRowSchema } from '../bulk/move-article';
import { quietMoment } from '../bulk/quiet-moment';
import { BULK_ROW_UID, BULK_RUN_UID } from '../constants';

const LOOK_EVERY_MILLISECONDS = 1_000;
/** Renewed when a third of it has passed. After a kill -9 the next process waits for it. */
const LEASE_MILLISECONDS = 10_000;

/**
 * Does the moves of many articles, one article after the other, each in a transaction of its own with what is noted of it: a `kill -9` at
 * any moment leaves it done or not begun. Between two of them whoever works in the admin has a turn.
 */
export const bulkRunner = ({ strapi }: { strapi: Core.Strapi }) => {
  const holder = randomUUID();
  const delegateOf = delegates(strapi);
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let isStopping = false;
  let renewedAt = 0;

  /** True while this process is the one that works on a run. */
  async function hold(runId: number): Promise<boolean> {
    const now = Date.now();
    if (now - renewedAt < LEASE_MILLISECONDS / 3) return true;
    const { count } = await strapi.db.query(BULK_RUN_UID).updateMany({
      where: {
        id: runId,
        $or: [{ holder }, { leasedUntil: null }, { leasedUntil: { $lt: new Date(now) } }],
      },
      data: { holder, leasedUntil: new Date(now + LEASE_MILLISECONDS) },
    });
    renewedAt = count === 1 ? now : 0;
    return count === 1;
  }

  /** Works on the oldest run until it is finished; false if there is none, or another process has it. */
  async function runOne(): Promise<boolean> {
    const found: unknown = await strapi.db
      .query(BULK_RUN_UID)
      .findOne({ where: { finishedAt: null }, orderBy: { id: 'asc' } });
    const run = OpenRunSchema.parse(found);
    renewedAt = 0;
    if (!run) return false;
    while (!isStopping && (await hold(run.id))) {
      const waiting: unknown = await strapi.db.query(BULK_ROW_UID).findOne({
        where: { runId: run.id, outcome: 'waiting' },
        orderBy: [{ failureCount: 'asc' }, { id: 'asc' }],
      });
      const row = WaitingRowSchema.parse(waiting);
      if (!row) {
        await finish(strapi, run.id, run.request.move);
        return true;
      }
      const delegate = await delegateOf(run.startedById);
      await moveArticle(strapi, row, { request: run.request, delegate });
      await quietMoment();
    }
    return false;
  }

  async function runAll(): Promise<void> {
    while (await runOne());
  }

  function look(): void {
    running ??= runAll()
      .catch((error: unknown) => strapi.log.error(`newsroom: bulk work waits: ${String(error)}`))
      .then(() => {
        running = undefined;
      });
  }

  return {
    /** Looks for work every second, outside of requests: what is done is done in the name of whoever began it. */
    start(): void {
      timer ??= setInterval(look, LOOK_EVERY_MILLISECONDS);
    },
    /** Leaves a run where it is: the next start goes on. */
    async stop(): Promise<void> {
      isStopping = true;
      clearInterval(timer);
      await running;
    },
  };
};
export type BulkRunner = ReturnType<typeof bulkRunner>;

async function finish(strapi: Core.Strapi, runId: number, move: string): Promise<void> {
  const count = (outcome: string) =>
    strapi.db.query(BULK_ROW_UID).count({ where: { runId, outcome } });
  await strapi.db.transaction(async () => {
    const { count: finishedCount } = await strapi.db
      .query(BULK_RUN_UID)
      .updateMany({ where: { id: runId, finishedAt: null }, data: { finishedAt: new Date() } });
    if (finishedCount === 0) return;
    const detail = {
      bulkId: runId,
      move,
      doneCount: await count('done'),
      refusedCount: await count('refused'),
    };
    await auditTrail(strapi)?.record({ action: 'bulk.finished', subject: null, detail });
  });
}
