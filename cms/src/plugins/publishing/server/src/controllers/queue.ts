import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import * as z from 'zod';
import type { Alerts } from '../alerts/alerts';
import { auditTrail } from '../audit-trail';
import { PLUGIN_ID } from '../constants';
import type { Drain } from '../services/drain';
import type { Outbox } from '../services/outbox';

const ENTRIES_SHOWN = 50;
const RetrySchema = z.strictObject({ subject: z.string().min(1).max(255).optional() });

/** What waits to be published, for the admin page. */
export const queue = ({ strapi }: { strapi: Core.Strapi }) => {
  const outbox = (): Outbox => strapi.plugin(PLUGIN_ID).service('outbox');
  const drain = (): Drain => strapi.plugin(PLUGIN_ID).service('drain');
  return {
    async find(context: Context): Promise<void> {
      const entries = await outbox().listPending(ENTRIES_SHOWN);
      context.body = { data: entries, meta: { pendingCount: await outbox().countPending() } };
    },
    /** The few figures of the widget on the home page. */
    async health(context: Context): Promise<void> {
      const alerts: Alerts = strapi.plugin(PLUGIN_ID).service('alerts');
      context.body = {
        data: { ...(await outbox().summarize()), openAlertCount: await alerts.countOpen() },
      };
    },
    /** Tries everything that waits again now, or one subject if the body names it. */
    async retry(context: Context): Promise<void> {
      const body = RetrySchema.safeParse(context.request.body ?? {});
      if (!body.success) throw new errors.ValidationError('Mục cần thử lại không hợp lệ.');
      const { subject } = body.data;
      await strapi.db.transaction(async () => {
        const pendingCount = await outbox().retry(subject);
        if (subject !== undefined && pendingCount === 0)
          throw new errors.NotFoundError('Mục này không còn chờ.');
        await auditTrail(strapi)?.record({
          action: 'publishing.retried',
          subject: null,
          detail: { pendingCount, ...(subject === undefined ? {} : { subject }) },
        });
      });
      drain().wake();
      context.status = 204;
    },
  };
};
