import type { PublishedStore } from '@congkhai/published-store';
import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import { GetMediaRequestSchema } from '@congkhai/shared/contracts/read-api';
import { type MediaType, mediaTypeOfName } from '@congkhai/shared/news/media';
import {
  type HttpApp,
  hasEtag,
  notFound,
  parseParameters,
  RequestRefused,
  reply,
} from '../../http';
import { readOrThrow } from '../../stores/store-unavailable';

/** The address of a file names its bytes, so that whoever has it never asks again. */
const CACHE_CONTROL = 'public, max-age=31536000, immutable';
/** A file that is opened by itself can run nothing, load nothing and be framed nowhere. */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";

/** `GET /v1/media/{hash}/{name}`: images and documents of articles, for as long as a published article shows them. */
export function addMedia(
  app: HttpApp,
  { published, fileBytesMax }: { published: PublishedStore; fileBytesMax: number },
): void {
  app.get('/v1/media/:hash/:name', async (context) => {
    const { hash, name } = parseParameters(GetMediaRequestSchema, context);
    const mediaType = mediaTypeOfName(name);
    const key = objectKeys.media(hash, name);
    const stored = mediaType && (await readOrThrow(() => published.readBytes(key)));
    if (!stored) throw notFound('No published article shows this file');
    const etag = `"${hash}"`;
    const headers = {
      ETag: etag,
      'Cache-Control': CACHE_CONTROL,
      'Content-Security-Policy': CONTENT_SECURITY_POLICY,
      'Cross-Origin-Resource-Policy': 'cross-origin',
    };
    if (hasEtag(context, etag)) return reply(context, 304, { headers });
    if (stored.bytes.byteLength > fileBytesMax)
      throw new RequestRefused(
        406,
        `The file is too large to be sent from here; it lies in the published store at ${key}`,
      );
    return reply(context, 200, {
      body: stored.bytes,
      headers: {
        ...headers,
        'Content-Type': mediaType,
        'Content-Length': String(stored.bytes.byteLength),
        'Content-Disposition': `${dispositionOf(mediaType)}; filename="${name}"`,
      },
    });
  });
}

/** Images and PDF are shown by browsers, the others saved. */
function dispositionOf(mediaType: MediaType): 'inline' | 'attachment' {
  return mediaType.startsWith('image/') || mediaType === 'application/pdf'
    ? 'inline'
    : 'attachment';
}
