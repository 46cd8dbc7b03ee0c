import type { Core } from '@strapi/strapi';

/** What publishing offers to plugins that know themselves what a change touches. */
interface Outbox {
  add(subjects: Iterable<string>): Promise<void>;
}
interface Drain {
  wake(): void;
}

/**
 * Queues what readers are to get, or to lose, in the transaction of the change. A release never changes, so only this plugin knows
 * which subjects are new: asking before and after each write would queue thousands in vain.
 */
export async function queueForPublishing(
  strapi: Core.Strapi,
  subjects: readonly string[],
): Promise<void> {
  const publishing = strapi.plugin('publishing');
  if (!publishing) return;
  const outbox: Outbox = publishing.service('outbox');
  await strapi.db.transaction(async ({ onCommit }) => {
    await outbox.add(subjects);
    onCommit(() => {
      const drain: Drain = publishing.service('drain');
      drain.wake();
    });
  });
}
