import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { LEDGER_UID } from '../constants';
import type { Outbox } from './outbox';
import type { Registry } from './registry';

const WRITTEN_FORMS = { type: 'plugin', name: 'publishing', key: 'forms' };
const FormsSchema = z.record(z.string(), z.number());

/**
 * Queues what an earlier version wrote in another form, once: a comparison would take it for something that was changed past Strapi, and
 * readers would wait for the new fields until somebody publishes beside it.
 */
export async function writeFormsAnew(
  strapi: Core.Strapi,
  { registry, outbox }: { registry: Registry; outbox: Outbox },
): Promise<void> {
  await strapi.db.transaction(async () => {
    const store = strapi.store(WRITTEN_FORMS);
    const written = FormsSchema.parse((await store.get({})) ?? {});
    const forms = registry.forms();
    for (const [kind, form] of Object.entries(forms)) {
      if ((written[kind] ?? 1) === form) continue;
      const rows: { subject: string }[] = await strapi.db.query(LEDGER_UID).findMany({
        where: { subject: { $startsWith: `${kind}:` }, state: { $ne: 'gone' } },
        select: ['subject'],
      });
      const subjects = new Set(rows.map(({ subject }) => subject));
      if (subjects.size === 0) continue;
      await outbox.add(subjects);
      strapi.log.info(`publishing: ${subjects.size} subjects of ${kind} are written in a new form`);
    }
    await store.set({ value: forms });
  });
}
