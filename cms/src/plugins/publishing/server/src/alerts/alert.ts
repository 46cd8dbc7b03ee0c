import { createHash, createHmac } from 'node:crypto';

/** A matter that somebody has to look at. `kind` says of which sort (`document-tampered`), `subject` of what (a key, a host). */
export interface NewAlert {
  kind: string;
  subject: string;
  /** One sentence in Vietnamese, for people. */
  message: string;
  /** What else is known; no secrets. */
  detail?: Record<string, unknown>;
}

/** An alert as it is kept. */
export interface AlertRow extends NewAlert {
  id: number;
  raisedAt: string;
  lastRaisedAt: string;
  occurrenceCount: number;
  resolvedAt: string | null;
  resolvedBy: string | null;
}

/** What a webhook gets as JSON. */
export interface AlertNotice extends Required<NewAlert> {
  alertId: number;
  raisedAt: string;
}

const DELIVERY_FIRST_MILLISECONDS = 5_000;
const DELIVERY_MAX_MILLISECONDS = 3_600_000;
// Beyond this the wait is the longest anyhow, and the power would overflow.
const DOUBLINGS_MAX = 20;

/** The one open alert of a kind and subject has this key; resolved ones have none. A hash, because subjects can be long. */
export function openKeyOf({ kind, subject }: Pick<NewAlert, 'kind' | 'subject'>): string {
  return createHash('sha256').update(`${kind}\n${subject}`).digest('hex');
}

/** How long a delivery waits after so many failures in a row: five seconds, doubling up to an hour. */
export function deliveryBackOffMilliseconds(attemptCount: number): number {
  const doublings = Math.min(attemptCount - 1, DOUBLINGS_MAX);
  return Math.min(DELIVERY_FIRST_MILLISECONDS * 2 ** doublings, DELIVERY_MAX_MILLISECONDS);
}

/**
 * The signature of a webhook: HMAC-SHA-256 in hexadecimal over the time of sending (seconds since 1970), a dot and the body. The time is signed,
 * so that a receiver can refuse what is old.
 */
export function webhookSignatureOf(secret: string, sentAtSeconds: number, body: string): string {
  return createHmac('sha256', secret).update(`${sentAtSeconds}.${body}`).digest('hex');
}
