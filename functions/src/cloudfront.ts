import { createHash, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';

/** CloudFront adds it to what it asks of the HTTP API, and nobody else knows its value. */
export const ORIGIN_SECRET_HEADER = 'x-congkhai-origin-secret';
/** The function at CloudFront's edge sets it to the address that the connection came from, whatever the reader has sent under this name. */
export const READER_ADDRESS_HEADER = 'x-congkhai-reader-address';

/**
 * Whether a request came through CloudFront, by the secret that it shows. Several may be good at once, so that one can be changed while readers are served.
 * Without any, everybody is taken for good.
 */
export function createOriginCheck(
  originSecrets: readonly string[],
): (given: string | undefined) => boolean {
  if (originSecrets.length === 0) return () => true;
  const digests = originSecrets.map(digestOf);
  return (given = '') => {
    const digest = digestOf(given);
    return digests.some((expected) => timingSafeEqual(expected, digest));
  };
}

/** The address of a reader whose request came through CloudFront, which `createOriginCheck` has made sure of. Takes the value of `READER_ADDRESS_HEADER`. */
export function readerAddressOf(address: string | undefined): string {
  if (address !== undefined && isIP(address) !== 0) return address;
  throw new Error(`CloudFront has not set ${READER_ADDRESS_HEADER}`);
}

// Digests have one length, so that the comparison takes the same time whatever was sent.
function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
