import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { PLUGIN_ID } from '../constants';
import type { Drain } from '../services/drain';
import type { Outbox } from '../services/outbox';

const ENTRIES_SHOWN = 50;

/** What waits to be published, for the admin page. */
export const queue = ({ strapi }: { strapi: Core.Strapi }) => {
  const outbox = (): Outbox => strapi.plugin(PLUGIN_ID).service('outbox');
  const drain = (): Drain => strapi.plugin(PLUGIN_ID).service('drain');
  return {
    async find(context: Context): Promise<void> {
      const entries = await outbox().listPending(ENTRIES_SHOWN);
      context.body = { data: entries, meta: { pendingCount: await outbox().countPending() } };
    },
    async retry(context: Context): Promise<void> {
      await outbox().retryAll();
      drain().wake();
      context.status = 204;
    },
  };
};
