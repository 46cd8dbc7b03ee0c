import { xmlTextOf } from '@congkhai/shared/text/xml-text';
import type { Core } from '@strapi/strapi';
import { parseConfig } from '../config';
import { ALERT_UID, DELIVERY_UID, PLUGIN_ID } from '../constants';
import {
  type AlertNotice,
  type AlertRow,
  deliveryBackOffMilliseconds,
  webhookSignatureOf,
} from './alert';

const LOOK_EVERY_MILLISECONDS = 10_000;
const WEBHOOK_TIMEOUT_MILLISECONDS = 5_000;
/** Whoever takes a delivery has this long; then another process may try. */
const CLAIM_MILLISECONDS = 60_000;
const DELIVERIES_PER_ROUND = 20;
const ERROR_CHARACTERS_MAX = 500;

interface DeliveryRow {
  id: number;
  alertId: number;
  channel: 'email' | 'webhook';
  address: string;
  attemptCount: number;
}

/** Takes alerts to where people see them, again and again until they have arrived. Publishing never waits for it. */
export const courier = ({ strapi }: { strapi: Core.Strapi }) => {
  const { webhook } = parseConfig(strapi.config.get(`plugin::${PLUGIN_ID}`)).alerts;
  const deliveries = () => strapi.db.query(DELIVERY_UID);
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> | undefined;

  /** True for one process only, of all that look at this delivery now. */
  async function claim({ id }: DeliveryRow): Promise<boolean> {
    const { count } = await deliveries().updateMany({
      where: { id, deliveredAt: null, nextAttemptAt: { $lte: new Date() } },
      data: { nextAttemptAt: new Date(Date.now() + CLAIM_MILLISECONDS) },
    });
    return count === 1;
  }

  async function send({ channel, address, alertId }: DeliveryRow): Promise<void> {
    const alert: AlertRow = await strapi.db.query(ALERT_UID).findOne({ where: { id: alertId } });
    if (channel === 'email') await sendMail(strapi, address, alert);
    else if (webhook) await callWebhook(webhook, alert);
    else throw new Error('the webhook is no longer among the settings');
  }

  async function deliver(delivery: DeliveryRow): Promise<void> {
    if (!(await claim(delivery))) return;
    const attemptCount = delivery.attemptCount + 1;
    try {
      await send(delivery);
      const data = { attemptCount, deliveredAt: new Date(), lastError: null };
      await deliveries().update({ where: { id: delivery.id }, data });
    } catch (error) {
      const lastError = String(error).slice(0, ERROR_CHARACTERS_MAX);
      const nextAttemptAt = new Date(Date.now() + deliveryBackOffMilliseconds(attemptCount));
      await deliveries().update({
        where: { id: delivery.id },
        data: { attemptCount, nextAttemptAt, lastError },
      });
      strapi.log.warn(
        `publishing: alert ${delivery.alertId} did not get out by ${delivery.channel}: ${lastError}`,
      );
    }
  }

  async function deliverDue(): Promise<void> {
    const due: DeliveryRow[] = await deliveries().findMany({
      where: { deliveredAt: null, nextAttemptAt: { $lte: new Date() } },
      orderBy: { id: 'asc' },
      limit: DELIVERIES_PER_ROUND,
    });
    for (const delivery of due) await deliver(delivery);
  }

  function look(): void {
    round ??= deliverDue()
      .catch((error: unknown) => {
        strapi.log.error(`publishing: ${String(error)}`);
      })
      .finally(() => {
        round = undefined;
      });
  }

  return {
    start(): void {
      timer ??= setInterval(look, LOOK_EVERY_MILLISECONDS);
    },
    /** Called after the commit of a new alert. */
    wake: look,
    async stop(): Promise<void> {
      clearInterval(timer);
      await round;
    },
  };
};
export type Courier = ReturnType<typeof courier>;

async function sendMail(strapi: Core.Strapi, to: string, alert: AlertRow): Promise<void> {
  const { kind, subject, message, raisedAt } = alert;
  const text = `${message}\n\nLoại: ${kind}\nĐối tượng: ${subject}\nLúc: ${new Date(raisedAt).toISOString()}\n`;
  const email = strapi.plugin('email')?.service('email');
  if (!email) throw new Error('Strapi has no e-mail plugin here');
  // Without a form in HTML of its own the provider takes the text for one.
  const html = `<p style="white-space: pre-line">${xmlTextOf(text)}</p>`;
  await email.send({ to, subject: `[Công Khai] ${message.slice(0, 150)}`, text, html });
}

async function callWebhook(
  { url, secret }: { url: string; secret: string },
  { id: alertId, kind, subject, message, detail = {}, raisedAt }: AlertRow,
): Promise<void> {
  const notice: AlertNotice = {
    alertId,
    kind,
    subject,
    message,
    detail,
    raisedAt: new Date(raisedAt).toISOString(),
  };
  const body = JSON.stringify(notice);
  const sentAtSeconds = Math.floor(Date.now() / 1_000);
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-congkhai-sent-at': String(sentAtSeconds),
      'x-congkhai-signature': `sha256=${webhookSignatureOf(secret, sentAtSeconds, body)}`,
    },
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(WEBHOOK_TIMEOUT_MILLISECONDS),
  });
  if (!response.ok) throw new Error(`the webhook answered ${response.status}`);
}
