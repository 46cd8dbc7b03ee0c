import type { Core } from '@strapi/strapi';
import * as z from 'zod';

/** Any number that nobody else uses in this database. */
const LOCK = 50_542_026;
const TakenSchema = z.object({ rows: z.tuple([z.object({ taken: z.boolean() })]) });

/**
 * Has the instances that share a PostgreSQL database start one after another: Strapi looks at the tables and makes those that are missing, and the
 * first start fills them, as if it were alone. Two that do so at the same moment fail, or make everything twice. Whoever is killed meanwhile
 * loses its turn with its connection. SQLite needs none: one process owns the data folder.
 */
export function startTurn() {
  let end: (() => Promise<unknown>) | null = null;
  return {
    /** Waits for the turn. To be called before anything looks at the tables. */
    async take(strapi: Core.Strapi): Promise<void> {
      if (strapi.config.get('database.connection.client') !== 'postgres') return;
      // A transaction and not a session: it holds behind a pooler of connections too. It touches no table.
      const transaction = await strapi.db.connection.transaction();
      await transaction.raw('SET LOCAL idle_in_transaction_session_timeout = 0');
      const answer = await transaction.raw('SELECT pg_try_advisory_xact_lock(?) AS taken', [LOCK]);
      if (!TakenSchema.parse(answer).rows[0].taken) {
        strapi.log.info('Another instance is starting on this database: waiting for it');
        await transaction.raw('SELECT pg_advisory_xact_lock(?)', [LOCK]);
      }
      end = () => transaction.commit();
    },
    /** Lets the next one start. */
    async give(): Promise<void> {
      await end?.();
      end = null;
    },
  };
}
