import type { Core } from '@strapi/strapi';

/**
 * Does something when the transaction that is open has ended, whichever way; at once if none is open. So it does not go when the change is
 * taken back, and what fails in it takes nothing back: on PostgreSQL one failed statement ends a whole transaction.
 */
export async function afterTransaction(
  strapi: Pick<Core.Strapi, 'db' | 'log'>,
  work: () => Promise<void>,
): Promise<void> {
  if (!strapi.db.inTransaction()) return work();
  // What is to be done after a rollback Strapi keeps after the commit too, and does it when a transaction of the work itself is rolled back.
  let hasBegun = false;
  const workAfterwards = () => {
    if (hasBegun) return;
    hasBegun = true;
    work().catch((error: unknown) => strapi.log.error(`publishing: ${String(error)}`));
  };
  await strapi.db.transaction(async ({ onCommit, onRollback }) => {
    onCommit(workAfterwards);
    onRollback(workAfterwards);
  });
}
