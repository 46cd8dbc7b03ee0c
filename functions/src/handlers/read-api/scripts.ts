import { createHash } from 'node:crypto';
import * as z from 'zod';
import { bodyReply } from '../../finished-body';
import { type HttpApp, parseParameters } from '../../http';
import beaconScript from './beacon-script.json';
import elementsScript from './elements-script.json';

const ScriptRequestSchema = z.strictObject({ v: z.string().max(100).optional() });

/**
 * Under the address with its version a script never changes; without it a browser asks for a new one after an hour, and uses the one before until that has come:
 * it still works.
 */
const IMMUTABLE = 'public, max-age=31536000, immutable';
const FOR_AN_HOUR = 'public, max-age=3600, stale-while-revalidate=86400';

/** The scripts that pages load: `GET /v1/beacon.js` counts views (docs/beacon.md), `GET /v1/elements.js` shows data (docs/elements.md). */
export function addScripts(app: HttpApp): void {
  addScript(app, '/v1/beacon.js', beaconScript.script);
  addScript(app, '/v1/elements.js', elementsScript.script);
}

function addScript(app: HttpApp, path: string, script: string): void {
  const bytes = Buffer.from(script);
  /** Names what the script is, in its ETag and as `?v=`. */
  const version = createHash('sha256').update(bytes).digest('base64url').slice(0, 12);
  const etag = `"${version}"`;
  app.get(path, async (context) => {
    const { v } = parseParameters(ScriptRequestSchema, context);
    return bodyReply(
      context,
      { bytes, etag },
      {
        mediaType: 'text/javascript; charset=utf-8',
        headers: {
          'Cache-Control': v === version ? IMMUTABLE : FOR_AN_HOUR,
          // Pages that isolate themselves load nothing from elsewhere that does not say this.
          'Cross-Origin-Resource-Policy': 'cross-origin',
        },
      },
    );
  });
}
