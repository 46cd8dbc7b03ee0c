import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { ATTEMPT_UID } from '../constants';
import { type Admission, admit, type BackOff, type Failures } from '../throttle/back-off';

const RowSchema = z.object({
  id: z.int(),
  failureCount: z.int(),
  lastAttemptAt: z.string().transform((text) => new Date(text)),
  revision: z.int(),
});
type Row = z.infer<typeof RowSchema>;
/** So many requests at once can meet at one row before one of them gives up. */
const TURNS_MAX = 50;

/** Counts attempts in the database, so that many at once are counted too, in whatever instance. */
export function attemptCounts(strapi: Core.Strapi) {
  const rows = () => strapi.db.query(ATTEMPT_UID);

  async function find(attemptKey: string): Promise<Row | null> {
    const row: unknown = await rows().findOne({ where: { attemptKey } });
    return row ? RowSchema.parse(row) : null;
  }

  // A row is written only as it was read: if another request was faster, this one looks again.
  async function write(attemptKey: string, before: Row | null, next: Failures): Promise<boolean> {
    const data = {
      failureCount: next.failureCount,
      lastAttemptAt: next.lastAttemptAt.toISOString(),
    };
    if (before) {
      const { id, revision } = before;
      const { count } = await rows().updateMany({
        where: { id, revision },
        data: { ...data, revision: revision + 1 },
      });
      return count === 1;
    }
    try {
      await rows().create({ data: { ...data, attemptKey, revision: 1 } });
      return true;
    } catch (error) {
      if (await find(attemptKey)) return false;
      throw error;
    }
  }

  async function reserve(attemptKey: string, backOff: BackOff): Promise<Admission> {
    for (let turn = 0; turn < TURNS_MAX; turn += 1) {
      const before = await find(attemptKey);
      const admission = admit(before, new Date(), backOff);
      if (admission.kind === 'blocked') return admission;
      if (await write(attemptKey, before, admission.next)) return admission;
    }
    return { kind: 'blocked', retryAfterSeconds: 1 };
  }

  async function takeBack(attemptKey: string): Promise<void> {
    for (let turn = 0; turn < TURNS_MAX; turn += 1) {
      const before = await find(attemptKey);
      if (!before || before.failureCount === 0) return;
      const failureCount = before.failureCount - 1;
      if (await write(attemptKey, before, { ...before, failureCount })) return;
    }
  }
  return { find, reserve, takeBack };
}
