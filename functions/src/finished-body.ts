import { createHash } from 'node:crypto';
import { type HttpContext, hasEtag, JSON_TYPE, READ_CACHE_HEADERS, reply } from './http';

/** A finished answer: its bytes and the strong ETag that belongs to them. */
export interface FinishedBody {
  bytes: Buffer<ArrayBuffer>;
  etag: string;
}

export function bodyOf(text: string): FinishedBody {
  const bytes = Buffer.from(text);
  const digest = createHash('sha256').update(bytes).digest('base64url').slice(0, 27);
  return { bytes, etag: `"${digest}"` };
}

/** Answers 200 with this body, compressed if the server does that and the reader takes it, or 304 to a reader who has it. */
export function bodyReply(
  context: HttpContext,
  { bytes, etag }: FinishedBody,
  {
    mediaType = JSON_TYPE,
    headers: ownHeaders = READ_CACHE_HEADERS,
  }: { mediaType?: string; headers?: Readonly<Record<string, string>> } = {},
): Response {
  const headers: Record<string, string> = { ETag: etag, ...ownHeaders };
  const compressor = isText(mediaType) ? context.get('compressor') : null;
  const encoding =
    compressor?.encodingFor(context.req.header('accept-encoding'), bytes.byteLength) ?? null;
  if (compressor) headers.Vary = 'Accept-Encoding';
  // A strong ETag would say that the compressed bytes are the others.
  if (encoding !== null) headers.ETag = `W/${etag}`;
  if (hasEtag(context, etag)) return reply(context, 304, { headers });
  const body = compressor && encoding ? compressor.compress(bytes, encoding) : bytes;
  headers['Content-Type'] = mediaType;
  headers['Content-Length'] = String(body.byteLength);
  if (encoding !== null) headers['Content-Encoding'] = encoding;
  return reply(context, 200, { body, headers });
}

/** True for what is smaller when it is compressed. Pictures and fonts are compressed already; SVG and JSON are text. */
function isText(mediaType: string): boolean {
  return /^text\/|^[^;]*[/+](?:json|xml)/.test(mediaType);
}
