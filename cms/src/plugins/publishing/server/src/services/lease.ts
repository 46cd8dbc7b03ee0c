import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { LEASE_UID } from '../constants';

const LEASE_NAME = 'drain';
// Short, because after a kill -9 the next process waits for it; renewed long before it ends.
const LEASE_MILLISECONDS = 5_000;
const RENEW_AFTER_MILLISECONDS = 1_500;

/** Lets one process at a time drain the outbox, with a row in the database that all processes share. */
export const lease = ({ strapi }: { strapi: Core.Strapi }) => {
  const holder = randomUUID();
  const leases = () => strapi.db.query(LEASE_UID);
  let acquiredAt = Number.NEGATIVE_INFINITY;
  const expiry = () => new Date(Date.now() + LEASE_MILLISECONDS);

  async function create(): Promise<void> {
    const known = await leases().findOne({ where: { name: LEASE_NAME } });
    if (!known) await leases().create({ data: { name: LEASE_NAME, holder, expiresAt: expiry() } });
  }

  return {
    /** Takes or renews the lease. False while another process holds it. */
    async acquire(): Promise<boolean> {
      const now = Date.now();
      if (now - acquiredAt < RENEW_AFTER_MILLISECONDS) return true;
      await create();
      const { count } = await leases().updateMany({
        where: {
          name: LEASE_NAME,
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
        where: { name: LEASE_NAME, holder },
        data: { expiresAt: new Date(0) },
      });
    },
  };
};
export type Lease = ReturnType<typeof lease>;
