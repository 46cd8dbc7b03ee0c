import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { auditTrail } from '../audit-trail';
import { parseConfig } from '../config';
import { ALERT_UID, DELIVERY_UID, PLUGIN_ID } from '../constants';
import { afterTransaction } from './after-transaction';
import { type AlertRow, type NewAlert, openKeyOf } from './alert';
import type { Courier } from './courier';

const ALERTS_SHOWN = 100;

/** What somebody has to look at: kept in a table, written to the log, and sent out by e-mail and webhook if those are set. */
export const alerts = ({ strapi }: { strapi: Core.Strapi }) => {
  const rows = () => strapi.db.query(ALERT_UID);
  const settings = parseConfig(strapi.config.get(`plugin::${PLUGIN_ID}`)).alerts;

  async function raiseAgain(alert: NewAlert): Promise<boolean> {
    const known = await rows().findOne({ where: { openKey: openKeyOf(alert) } });
    if (!known) return false;
    await rows().update({
      where: { id: known.id },
      data: { lastRaisedAt: new Date(), occurrenceCount: known.occurrenceCount + 1 },
    });
    return true;
  }

  async function open({ kind, subject, message, detail = {} }: NewAlert): Promise<void> {
    const now = new Date();
    await strapi.db.transaction(async ({ onCommit }) => {
      const openKey = openKeyOf({ kind, subject });
      const data = { kind, subject, message, detail, openKey, raisedAt: now, lastRaisedAt: now };
      const { id: alertId } = await rows().create({ data });
      for (const channel of channelsOf(settings))
        await strapi.db
          .query(DELIVERY_UID)
          .create({ data: { ...channel, alertId, nextAttemptAt: now } });
      onCommit(() => (strapi.plugin(PLUGIN_ID).service('courier') as Courier).wake());
    });
    strapi.log.warn(`publishing: alert ${kind} (${subject}): ${message}`);
  }

  async function raiseNow(alert: NewAlert): Promise<void> {
    if (await raiseAgain(alert)) return;
    try {
      await open(alert);
    } catch (error) {
      // Another process may have opened it at this moment.
      if (!(await raiseAgain(alert))) throw error;
    }
  }

  return {
    /**
     * Opens an alert. While one of the same kind and subject is open, it is only counted: nobody is told twice of one matter. In a
     * transaction it is raised when that has ended.
     */
    raise: (alert: NewAlert): Promise<void> => afterTransaction(strapi, () => raiseNow(alert)),

    /** Open ones first, the latest of each on top. */
    async list(): Promise<AlertRow[]> {
      const open = await rows().findMany({
        where: { resolvedAt: null },
        orderBy: { id: 'desc' },
        limit: ALERTS_SHOWN,
      });
      const resolved = await rows().findMany({
        where: { resolvedAt: { $notNull: true } },
        orderBy: { id: 'desc' },
        limit: ALERTS_SHOWN,
      });
      return [...open, ...resolved].slice(0, ALERTS_SHOWN);
    },

    /** Open ones of a kind, the latest on top. */
    async listOpen(kind: string): Promise<AlertRow[]> {
      return rows().findMany({
        where: { kind, resolvedAt: null },
        orderBy: { id: 'desc' },
        limit: ALERTS_SHOWN,
      });
    },

    async countOpen(): Promise<number> {
      return rows().count({ where: { resolvedAt: null } });
    },

    /** Closes an alert in somebody's name. @throws errors.NotFoundError if none of this id is open. */
    async resolve(id: number, resolvedBy: string): Promise<void> {
      await strapi.db.transaction(async () => {
        const alert = await rows().findOne({ where: { id, resolvedAt: null } });
        if (!alert) throw new errors.NotFoundError('Cảnh báo này không còn mở.');
        await rows().update({
          where: { id },
          data: { resolvedAt: new Date(), resolvedBy, openKey: null },
        });
        const { kind, subject, message } = alert;
        await auditTrail(strapi)?.record({
          action: 'publishing.alert-resolved',
          subject: null,
          detail: { kind, subject, message },
        });
      });
    },
  };
};
export type Alerts = ReturnType<typeof alerts>;

/** Where alerts are sent. */
function channelsOf({ emails, webhook }: ReturnType<typeof parseConfig>['alerts']) {
  return [
    ...emails.map((address) => ({ channel: 'email', address })),
    ...(webhook ? [{ channel: 'webhook', address: webhook.url }] : []),
  ];
}
