import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { auditTrail } from '../audit-trail';
import { IMPORT_FILE_UID, IMPORT_ROW_UID, IMPORT_RUN_UID } from '../constants';
import { knownArticles } from '../import/known-articles';
import { type StoredRow, StoredRowSchema, workOnRow } from '../import/work-row';

const POLL_MILLISECONDS = 2_000;
/** Renewed before each row, so it outlasts the slowest one. After a kill -9 the next process waits for it. */
const LEASE_MILLISECONDS = 15_000;

const RunSchema = z.object({ id: z.number() }).nullable();

/**
 * Works on imports that were begun, row by row: first the draft, with what it came from, in one transaction; then its publication in
 * another. So a `kill -9` at any moment leaves each row done or not begun, and the next start goes on.
 */
export const importRunner = ({ strapi }: { strapi: Core.Strapi }) => {
  const holder = randomUUID();
  const runs = () => strapi.db.query(IMPORT_RUN_UID);
  let timer: NodeJS.Timeout | null = null;
  let isStopping = false;
  let turn: Promise<void> = Promise.resolve();

  async function runOne(): Promise<boolean> {
    const run = RunSchema.parse(
      await runs().findOne({ where: { finishedAt: null }, orderBy: { id: 'asc' }, select: ['id'] }),
    );
    if (!run) return false;
    const known = knownArticles(strapi);
    while (!isStopping && (await hold(strapi, run.id, holder))) {
      const stored = await nextRow(strapi, run.id);
      if (!stored) {
        await finish(strapi, run.id);
        return true;
      }
      await workOnRow(stored, { strapi, runId: run.id, known });
    }
    return false;
  }

  function poll(): void {
    timer = setTimeout(() => {
      runAll()
        .catch((error: unknown) => strapi.log.error(`An import waits: ${String(error)}`))
        .finally(() => {
          if (!isStopping) poll();
        });
    }, POLL_MILLISECONDS);
    timer.unref();
  }

  /** Works until nothing is left, or another process holds what is. One at a time: within a process the lease tells nobody apart. */
  function runAll(): Promise<void> {
    const run = turn.then(async () => {
      while (await runOne());
    });
    turn = run.catch(() => undefined);
    return run;
  }

  return {
    runAll,
    /** Looks for imports every two seconds. Outside of requests, so that what is written is the system's, not a person's. */
    start: poll,
    stop(): void {
      isStopping = true;
      if (timer) clearTimeout(timer);
    },
  };
};
export type ImportRunner = ReturnType<typeof importRunner>;

async function hold(strapi: Core.Strapi, runId: number, holder: string): Promise<boolean> {
  const { count } = await strapi.db.query(IMPORT_RUN_UID).updateMany({
    where: {
      id: runId,
      $or: [{ holder }, { leasedUntil: null }, { leasedUntil: { $lt: new Date() } }],
    },
    data: { holder, leasedUntil: new Date(Date.now() + LEASE_MILLISECONDS) },
  });
  return count === 1;
}

async function nextRow(strapi: Core.Strapi, runId: number): Promise<StoredRow | null> {
  const found: unknown = await strapi.db.query(IMPORT_ROW_UID).findOne({
    where: {
      runId,
      $or: [{ outcome: 'waiting' }, { outcome: 'drafted', content: { $notNull: true } }],
    },
    orderBy: { row: 'asc' },
  });
  return StoredRowSchema.parse(found);
}

async function finish(strapi: Core.Strapi, runId: number): Promise<void> {
  await strapi.db.transaction(async () => {
    await strapi.db.query(IMPORT_FILE_UID).deleteMany({ where: { runId } });
    await strapi.db
      .query(IMPORT_RUN_UID)
      .update({ where: { id: runId }, data: { finishedAt: new Date(), holder: null } });
    await auditTrail(strapi)?.record({
      action: 'import.finished',
      subject: null,
      detail: { importId: runId },
    });
  });
}
