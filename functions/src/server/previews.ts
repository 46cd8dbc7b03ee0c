import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import {
  PREVIEW_KEY_INFO,
  parsePreviewToken,
  previewClaimText,
} from '@congkhai/shared/contracts/preview';
import { GetMediaRequestSchema } from '@congkhai/shared/contracts/read-api';
import { type HttpApp, type HttpContext, notFound, RequestRefused, reply } from '../http';
import { StoreUnavailable } from '../stores/store-unavailable';

const TIMEOUT_MILLISECONDS = 10_000;
const BYTES_MAX = 32 * 1024 * 1024;
/** Kept nowhere, found by no search engine, and without an address that could be passed on. */
const HEADERS = {
  'Cache-Control': 'no-store',
  'X-Robots-Tag': 'noindex, nofollow, noarchive',
  'Referrer-Policy': 'no-referrer',
};

export interface PreviewSource {
  /** Where the CMS answers. */
  cmsUrl: string;
  /** What the CMS signs links with. */
  secret: string;
  now: () => Date;
}

/**
 * `GET /v1/preview/{token}` and the files that the draft shows: for whoever has a link that the CMS signed. Anything else is refused
 * here, so that strangers never reach the CMS; the CMS checks the link once more.
 */
export function addPreviews(app: HttpApp, source: PreviewSource): void {
  const key = Buffer.from(hkdfSync('sha256', source.secret, '', PREVIEW_KEY_INFO, 32));

  function tokenIn(context: HttpContext): string {
    const token = context.req.param('token') ?? '';
    const parsed = parsePreviewToken(token);
    const expected = parsed && createHmac('sha256', key).update(previewClaimText(parsed.claim));
    if (!parsed || !expected) throw refused();
    const given = Buffer.from(parsed.signature, 'base64url');
    const digest = expected.digest();
    if (given.byteLength !== digest.byteLength || !timingSafeEqual(given, digest)) throw refused();
    if (parsed.claim.expiresAtSeconds * 1_000 <= source.now().getTime())
      throw new RequestRefused(410, 'This link to a preview has expired');
    return token;
  }

  app.get('/v1/preview/:token', async (context) => {
    const { body, contentType } = await fetchFrom(source, tokenIn(context));
    return reply(context, 200, { body, headers: { ...HEADERS, 'Content-Type': contentType } });
  });
  app.get('/v1/preview/:token/media/:hash/:name', async (context) => {
    const token = tokenIn(context);
    const file = GetMediaRequestSchema.safeParse({
      hash: context.req.param('hash'),
      name: context.req.param('name'),
    });
    if (!file.success) throw notFound('The draft does not show this file');
    const path = `${token}/media/${file.data.hash}/${file.data.name}`;
    const { body, contentType } = await fetchFrom(source, path);
    const headers = {
      ...HEADERS,
      'Content-Type': contentType,
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    };
    return reply(context, 200, { body, headers });
  });
}

function refused(): RequestRefused {
  return new RequestRefused(403, 'This is not a link to a preview that was given out here');
}

async function fetchFrom({ cmsUrl }: PreviewSource, path: string) {
  let response: Response;
  let body: Buffer<ArrayBuffer>;
  try {
    response = await fetch(`${cmsUrl}/newsroom/previews/${path}`, {
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
    body = Buffer.from(await response.arrayBuffer());
  } catch (error) {
    throw new StoreUnavailable('CMS', { cause: error });
  }
  if (response.status === 404) throw notFound('The draft is not there any more');
  if (!response.ok || body.byteLength > BYTES_MAX)
    throw new StoreUnavailable('CMS', { cause: `It answered ${response.status} to a preview` });
  return { body, contentType: response.headers.get('content-type') ?? 'application/octet-stream' };
}
