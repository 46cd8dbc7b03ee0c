import { readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { bodyReply, type FinishedBody } from '../finished-body';
import { type HttpApp, type HttpContext, notFound } from '../http';
import type { AnswerPage } from './portal-pages';

/** What may be served, and as what. A file with any other ending is not there. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};
const HEADERS = {
  'Cache-Control': 'no-cache',
  // On every file, also on SVG, which is a document that could run scripts when it is opened by itself.
  'Content-Security-Policy':
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'; object-src 'none'",
  'Referrer-Policy': 'strict-origin-when-cross-origin',
};
/** What the file system says of an address that names no file. */
const MISSING = new Set<unknown>(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG']);
/** Path segments that may be served: no dot at the beginning, so neither ".." nor ".env". */
const SEGMENT = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

/**
 * Serves the portal: its pages, if it has a program that renders them, and its files, which are read at each request, so that whoever
 * edits them sees it by reloading.
 */
export function addPortalFiles(
  app: HttpApp,
  { folder, answerPage }: { folder: string; answerPage: AnswerPage | null },
): void {
  app.get('*', async (context) => {
    const page = await answerPage?.(context.req.raw);
    if (page) return pageReply(context, page);
    const segments = context.req.path.split('/').slice(1);
    if (segments.at(-1) === '') segments[segments.length - 1] = 'index.html';
    const contentType = CONTENT_TYPES[extname(segments.at(-1) ?? '')];
    const isAllowed = contentType !== undefined && segments.every((part) => SEGMENT.test(part));
    const file = isAllowed ? await readIfFile(join(folder, ...segments)) : null;
    if (!file || contentType === undefined) throw notFound('There is nothing at this address');
    return bodyReply(context, file, { mediaType: contentType, headers: HEADERS });
  });
}

/** A page as the portal's program made it, compressed for whoever takes that. */
async function pageReply(context: HttpContext, page: Response): Promise<Response> {
  const { status, headers } = page;
  const bytes = page.body === null ? null : Buffer.from(await page.arrayBuffer());
  const compressor = context.get('compressor');
  // How long it is what the reader has already is not known: pages are long enough, and a weak ETag never claims too much.
  const byteCount = bytes?.byteLength ?? Number.POSITIVE_INFINITY;
  const encoding = compressor?.encodingFor(context.req.header('accept-encoding'), byteCount);
  headers.append('Vary', 'Accept-Encoding');
  const etag = headers.get('ETag');
  if (etag !== null && encoding) headers.set('ETag', `W/${etag}`);
  if (!bytes || !compressor || !encoding) return new Response(bytes, { status, headers });
  headers.set('Content-Encoding', encoding);
  return new Response(compressor.compress(bytes, encoding), { status, headers });
}

async function readIfFile(path: string): Promise<FinishedBody | null> {
  try {
    const stats = await stat(path);
    if (!stats.isFile()) return null;
    const etag = `"${stats.size.toString(36)}-${Math.round(stats.mtimeMs).toString(36)}"`;
    return { bytes: Buffer.from(await readFile(path)), etag };
  } catch (error) {
    if (error instanceof Error && 'code' in error && MISSING.has(error.code)) return null;
    throw error;
  }
}
