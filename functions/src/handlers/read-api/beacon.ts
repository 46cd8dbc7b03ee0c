import { createHash } from 'node:crypto';
import * as z from 'zod';
import { type HttpApp, hasEtag, parseParameters, reply } from '../../http';
import beaconScript from './beacon-script.json';

const BYTES = Buffer.from(beaconScript.script);
/** Names what the script is, in its ETag and as `?v=`. */
const VERSION = createHash('sha256').update(BYTES).digest('base64url').slice(0, 12);
const BeaconRequestSchema = z.strictObject({ v: z.string().max(100).optional() });

/** Under the address with its version the script never changes; without it a new one is there within the hour. */
const IMMUTABLE = 'public, max-age=31536000, immutable';
const FOR_AN_HOUR = 'public, max-age=3600';

/** `GET /v1/beacon.js`: the script that counts views (docs/beacon.md). */
export function addBeacon(app: HttpApp): void {
  app.get('/v1/beacon.js', async (context) => {
    const { v } = parseParameters(BeaconRequestSchema, context);
    const etag = `"${VERSION}"`;
    const headers = {
      ETag: etag,
      'Cache-Control': v === VERSION ? IMMUTABLE : FOR_AN_HOUR,
      // Pages that isolate themselves load nothing from elsewhere that does not say this.
      'Cross-Origin-Resource-Policy': 'cross-origin',
    };
    if (hasEtag(context, etag)) return reply(context, 304, { headers });
    return reply(context, 200, {
      body: BYTES,
      headers: {
        ...headers,
        'Content-Type': 'text/javascript; charset=utf-8',
        'Content-Length': String(BYTES.byteLength),
      },
    });
  });
}
