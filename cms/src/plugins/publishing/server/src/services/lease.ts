import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { LEASE_UID } from '../constants';
import { databaseTime } from './database-time';

// Short, because after a kill -9 the next process waits for it; renewed long before it ends.
const DRAIN = { name: 'drain', milliseconds: 5_000 };
/** A lease is renewed when this part of it has passed. */
const RENEW_AFTER_PART = 0.3;

/** Lets one process at a time drain the outbox. */
export const lease = ({ strapi }: { strapi: Core.Strapi }) => createLease(strapi, DRAIN);
export type Lease = ReturnType<typeof createLease>;

/**
 * Lets one process at a time do something, with a row in the database that all processes share. When it ends is said and judged by the clock of the database,
 * so that a machine whose clock is ahead does not take it from one that has it. The clock is read before the row is written: what passes in between
 * makes a lease end earlier and be taken later, never the other way round.
 */
export function createLease(
  strapi: Core.Strapi,
  { name, milliseconds }: { name: string; milliseconds: number },
) {
  const holder = randomUUID();
  const leases = () => strapi.db.query(LEASE_UID);
  let acquiredAt = Number.NEGATIVE_INFINITY;

  async function create(expiresAt: Date): Promise<void> {
    const known = await leases().findOne({ where: { name } });
    if (!known) await leases().create({ data: { name, holder, expiresAt } });
  }

  return {
    /** Takes or renews the lease. False while another process holds it. */
    async acquire(): Promise<boolean> {
      // By its own clock a process only tells how long ago something was.
      const askedAt = performance.now();
      if (askedAt - acquiredAt < milliseconds * RENEW_AFTER_PART) return true;
      const now = await databaseTime(strapi);
      const expiresAt = new Date(now + milliseconds);
      await create(expiresAt);
      const { count } = await leases().updateMany({
        where: {
          name,
          $or: [{ holder }, { expiresAt: { $lt: new Date(now) } }],
        },
        data: { holder, expiresAt },
      });
      acquiredAt = count === 1 ? askedAt : Number.NEGATIVE_INFINITY;
      return count === 1;
    },

    async release(): Promise<void> {
      acquiredAt = Number.NEGATIVE_INFINITY;
      await leases().updateMany({
        where: { name, holder },
        data: { expiresAt: new Date(0) },
      });
    },
  };
}
