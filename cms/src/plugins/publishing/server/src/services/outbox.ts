import type { Core } from '@strapi/strapi';
import { OUTBOX_UID } from '../constants';

const ENTRIES_PER_ROUND = 500;
const ENTRIES_ADDED_AT_ONCE = 200;
const SUBJECTS_ASKED_AT_ONCE = 200;
const ERROR_CHARACTERS_MAX = 2_000;
const BACK_OFF_FIRST_MILLISECONDS = 500;
const BACK_OFF_MAX_MILLISECONDS = 60_000;

type Entries = () => ReturnType<Core.Strapi['db']['query']>;

export interface OutboxEntry {
  id: number;
  subject: string;
  attemptCount: number;
}

/** A subject with all its entries that wait. They are settled together. */
export interface PendingSubject {
  subject: string;
  entryIds: number[];
  attemptCount: number;
}

/** How long to wait after so many failures in a row: half a second, doubling up to a minute. */
export function backOffMilliseconds(attemptCount: number): number {
  return Math.min(BACK_OFF_FIRST_MILLISECONDS * 2 ** (attemptCount - 1), BACK_OFF_MAX_MILLISECONDS);
}

/** Entries of the same subject together, subjects in the order of their oldest entry. */
export function groupBySubject(entries: readonly OutboxEntry[]): PendingSubject[] {
  const pending = new Map<string, PendingSubject>();
  for (const { id, subject, attemptCount } of entries) {
    const known = pending.get(subject) ?? { subject, entryIds: [], attemptCount: 0 };
    known.entryIds.push(id);
    known.attemptCount = Math.max(known.attemptCount, attemptCount);
    pending.set(subject, known);
  }
  return [...pending.values()];
}

/** The table of what has to be brought to the published store. Calls join the transaction that is open around them. */
export const outbox = ({ strapi }: { strapi: Core.Strapi }) => {
  const entries = () => strapi.db.query(OUTBOX_UID);

  /** Queues subjects, to be settled at once or, as a precaution, some time later. */
  async function add(subjects: Iterable<string>, afterMilliseconds = 0): Promise<void> {
    const now = new Date();
    const data = [...new Set(subjects)].map((subject) => ({
      subject,
      queuedAt: now,
      attemptCount: 0,
      nextAttemptAt: new Date(now.getTime() + afterMilliseconds),
    }));
    for (let start = 0; start < data.length; start += ENTRIES_ADDED_AT_ONCE)
      await entries().createMany({ data: data.slice(start, start + ENTRIES_ADDED_AT_ONCE) });
  }

  return {
    add,

    /**
     * Queues subjects, but for those that wait anyway. For the drain, which settles one batch after another: nobody reads what they say at
     * this moment. Entries of `settledIds` are about to be done and no longer count.
     */
    async addMissing(
      subjects: Iterable<string>,
      {
        afterMilliseconds,
        settledIds,
      }: { afterMilliseconds: number; settledIds: readonly number[] },
    ): Promise<void> {
      const missing = new Set(subjects);
      const settled = new Set(settledIds);
      for (const { id, subject } of await listWaiting(entries, [...missing]))
        if (!settled.has(id)) missing.delete(subject);
      await add(missing, afterMilliseconds);
    },

    /** What is due now, oldest first. */
    async listDue(now: Date): Promise<PendingSubject[]> {
      const due: OutboxEntry[] = await entries().findMany({
        where: { doneAt: null, nextAttemptAt: { $lte: now } },
        orderBy: { id: 'asc' },
        limit: ENTRIES_PER_ROUND,
      });
      return groupBySubject(due);
    },

    /**
     * Marks these very entries done. Not "all up to the newest": on PostgreSQL an older entry can become visible later than
     * a newer one, and its change would be lost.
     */
    async markDone(entryIds: readonly number[], sha256: string): Promise<void> {
      await entries().updateMany({
        where: { id: { $in: entryIds } },
        data: { doneAt: new Date(), sha256, lastError: null },
      });
    },

    async markFailed(pending: PendingSubject, error: unknown): Promise<void> {
      const attemptCount = pending.attemptCount + 1;
      await entries().updateMany({
        where: { id: { $in: pending.entryIds } },
        data: {
          attemptCount,
          nextAttemptAt: new Date(Date.now() + backOffMilliseconds(attemptCount)),
          lastError: String(error).slice(0, ERROR_CHARACTERS_MAX),
        },
      });
    },

    /** Makes what waits due at once, all of it or a subject's: "retry now". Gives how many entries that are. */
    async retry(subject?: string): Promise<number> {
      const { count } = await entries().updateMany({
        where: { doneAt: null, ...(subject === undefined ? {} : { subject }) },
        data: { nextAttemptAt: new Date() },
      });
      return count;
    },

    /** Makes due at once what was queued for later of these kinds and has not failed. Gives how many entries that are. */
    async hasten(kinds: readonly string[]): Promise<number> {
      if (kinds.length === 0) return 0;
      const subjects = kinds.map((kind) => ({ subject: { $startsWith: `${kind}:` } }));
      const waiting = { doneAt: null, attemptCount: 0, nextAttemptAt: { $gt: new Date() } };
      const { count } = await entries().updateMany({
        where: { ...waiting, $or: subjects },
        data: { nextAttemptAt: new Date() },
      });
      return count;
    },

    ...lookingAt(entries),

    async deleteDoneBefore(day: Date): Promise<void> {
      await entries().deleteMany({ where: { doneAt: { $lt: day } } });
    },
  };
};
export type Outbox = ReturnType<typeof outbox>;

/** What can be asked about what waits. */
function lookingAt(entries: Entries) {
  return {
    async isWaiting(subject: string): Promise<boolean> {
      return (await entries().count({ where: { subject, doneAt: null } })) > 0;
    },

    async countPending(): Promise<number> {
      return entries().count({ where: { doneAt: null } });
    },

    /** How much waits, since when, and how much of it has failed at least once. */
    async summarize() {
      const [oldest] = await entries().findMany({
        where: { doneAt: null },
        orderBy: { id: 'asc' },
        limit: 1,
      });
      const queuedAt: string | null = oldest?.queuedAt ?? null;
      return {
        pendingCount: await entries().count({ where: { doneAt: null } }),
        failingCount: await entries().count({ where: { doneAt: null, attemptCount: { $gt: 0 } } }),
        oldestQueuedAt: queuedAt,
      };
    },

    /** The oldest entries that wait, for people to look at. */
    async listPending(limit: number) {
      return entries().findMany({ where: { doneAt: null }, orderBy: { id: 'asc' }, limit });
    },
  };
}

async function listWaiting(entries: Entries, subjects: readonly string[]): Promise<OutboxEntry[]> {
  const waiting: OutboxEntry[] = [];
  for (let start = 0; start < subjects.length; start += SUBJECTS_ASKED_AT_ONCE) {
    const subject = { $in: subjects.slice(start, start + SUBJECTS_ASKED_AT_ONCE) };
    // What has failed waits for longer than a change of now should.
    const where = { subject, doneAt: null, attemptCount: 0 };
    waiting.push(...(await entries().findMany({ where, select: ['id', 'subject'] })));
  }
  return waiting;
}
