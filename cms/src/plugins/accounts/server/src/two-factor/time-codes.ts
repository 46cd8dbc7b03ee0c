import { Secret, TOTP } from 'otpauth';

const PERIOD_SECONDS = 30;
const SECRET_BYTES = 20;
/** RFC 6238, section 5.2: one step before and after, for clocks that differ and people who type slowly. */
const WINDOW_STEPS = 1;

// What every authenticator app understands; other settings are ignored by some of them.
const FORM = { algorithm: 'SHA1', digits: 6, period: PERIOD_SECONDS };

/** A new secret of 160 bits (RFC 4226, section 4), in base 32. */
export function makeSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** The address that an authenticator app reads from a QR code. */
export function enrolmentUri(secret: string, issuer: string, email: string): string {
  return new TOTP({ ...FORM, secret: Secret.fromBase32(secret), issuer, label: email }).toString();
}

/** The time step (RFC 6238) to which a code belongs, if it is one of now, of just before or of just after; else null. */
export function timeStepOf(secret: string, code: string, now: Date): number | null {
  // The library throws at digits of other scripts.
  if (!/^[0-9]{6}$/.test(code)) return null;
  const timestamp = now.getTime();
  const totp = new TOTP({ ...FORM, secret: Secret.fromBase32(secret) });
  const delta = totp.validate({ token: code, timestamp, window: WINDOW_STEPS });
  return delta === null ? null : totp.counter({ timestamp }) + delta;
}
