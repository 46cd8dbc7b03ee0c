import { createHmac, timingSafeEqual } from 'node:crypto';

/** How far the time of a signature may be from the server's clock. */
const VALID_MILLISECONDS = 5 * 60_000;
const SIGNATURE = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/;

/** What is wrong with a signature; null if it is right. */
export type CheckSignature = (header: string, body: string, now: Date) => string | null;

/**
 * Checks signatures of calls by a front end's server: `t=<Unix seconds>,v1=<HMAC-SHA256 of "t.body" in hex>`, under a key derived
 * from `secret` (docs/beacon.md).
 */
export function createSignatureCheck(secret: string): CheckSignature {
  const key = createHmac('sha256', secret).update('congkhai server call 1').digest();
  return (header, body, now) => {
    const [, seconds, given] = SIGNATURE.exec(header) ?? [];
    if (seconds === undefined || given === undefined)
      return 'must be t=<Unix seconds>,v1=<64 hexadecimal digits>';
    const expected = createHmac('sha256', key).update(`${seconds}.${body}`).digest();
    if (!timingSafeEqual(expected, Buffer.from(given, 'hex'))) return 'does not match the body';
    const age = Math.abs(now.getTime() - Number(seconds) * 1_000);
    return age <= VALID_MILLISECONDS ? null : 'is more than 5 minutes from the clock of the server';
  };
}
