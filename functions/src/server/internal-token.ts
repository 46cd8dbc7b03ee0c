import { createHash, timingSafeEqual } from 'node:crypto';
import { RequestRefused } from '../http';

/** Refuses a request that does not carry the token that only parts of the product and their operators have. */
export function requireInternalToken(authorization: string | undefined, token: string): void {
  // Digests have one length, so that the comparison takes the same time whatever was sent.
  const isAllowed = timingSafeEqual(digestOf(authorization ?? ''), digestOf(`Bearer ${token}`));
  if (isAllowed) return;
  const headers = { 'WWW-Authenticate': 'Bearer' };
  throw new RequestRefused(401, 'This address needs the internal token', { headers });
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
