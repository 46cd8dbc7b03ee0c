import { createHash, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import { type HttpApp, type HttpContext, RequestRefused } from './http';

/** CloudFront adds it to what it asks of the HTTP API, and nobody else knows its value. */
export const ORIGIN_SECRET_HEADER = 'x-congkhai-origin-secret';
/** The function at CloudFront's edge sets it to the address that the connection came from, whatever the reader has sent under this name. */
export const READER_ADDRESS_HEADER = 'x-congkhai-reader-address';

/**
 * Refuses what did not come through CloudFront: it would not be cached, not be limited, and could claim any address. The HTTP API has an address of its own that
 * anybody may find out. Several secrets may be good at once, so that one can be changed while readers are served. Preflights, which read nothing, are answered before.
 */
export function requireCloudFront(app: HttpApp, originSecrets: readonly string[]): void {
  if (originSecrets.length === 0) return;
  const digests = originSecrets.map(digestOf);
  app.use(async (context, next) => {
    const given = digestOf(context.req.header(ORIGIN_SECRET_HEADER) ?? '');
    if (!digests.some((digest) => timingSafeEqual(digest, given)))
      throw new RequestRefused(403, 'This address is for CloudFront alone; use the public one');
    return next();
  });
}

/** The address of a reader whose request came through CloudFront, which `requireCloudFront` has made sure of. */
export function readerAddressOf(context: HttpContext): string {
  const address = context.req.header(READER_ADDRESS_HEADER) ?? '';
  if (isIP(address) === 0) throw new Error(`CloudFront has not set ${READER_ADDRESS_HEADER}`);
  return address;
}

// Digests have one length, so that the comparison takes the same time whatever was sent.
function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
