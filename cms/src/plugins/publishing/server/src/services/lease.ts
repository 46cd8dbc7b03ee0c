import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { LEASE_UID } from '../constants';

// Short, because after a kill -9 the next process waits for it; renewed long before it ends.
const DRAIN = { name: 'drain', milliseconds: 5_000 };
/** A lease is renewed when this part of it has passed. */
const RENEW_AFTER_PART = 0.3;

/** Lets one process at a time drain the outbox. */
export const lease = ({ strapi }: { strapi: Core.Strapi }) => createLease(strapi, DRAIN);
export type Lease = ReturnType<typeof createLease>;

/** Lets one process at a time do something, with a row in the database that all processes share. */
export function createLease(
  strapi: Core.Strapi,
  { name, milliseconds }: { name: string; milliseconds: number },
) {
  const holder = randomUUID();
  const leases = () => strapi.db.query(LEASE_UID);
  let acquiredAt = Number.NEGATIVE_INFINITY;
  const expiry = () => new Date(Date.now() + milliseconds);

  async function create(): Promise<void> {
    const known = await leases().findOne({ where: { name } });
    if (!known) await leases().create({ data: { name, holder, expiresAt: expiry() } });
  }

  return {
    /** Takes or renews the lease. False while another process holds it. */
    async acquire(): Promise<boolean> {
      const now = Date.now();
      if (now - acquiredAt < milliseconds * RENEW_AFTER_PART) return true;
      await create();
      const { count } = await leases().updateMany({
        where: {
          name,
          $or: [{ holder }, { expiresAt: { $lt: new Date() } }],
        },
        data: { holder, expiresAt: expiry() },
      });
      acquiredAt = count === 1 ? now : Number.NEGATIVE_INFINITY;
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
