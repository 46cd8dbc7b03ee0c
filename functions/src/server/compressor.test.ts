import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { bodyOf, bodyReply, type FinishedBody } from '../finished-body';
import { createHttpApp } from '../http';
import { createLog } from '../log';
import { createCompressor } from './compressor';

const log = createLog({ now: () => new Date(0), write: () => undefined });
const TEXT = 'Cải cách hành chính. '.repeat(100);
const SHORT = 'Ngắn';
const PICTURE = Buffer.from(TEXT);
const DECODED: Record<string, (bytes: Buffer) => Buffer> = {
  br: brotliDecompressSync,
  gzip: gunzipSync,
};

function anApp(compressor = createCompressor()) {
  const app = createHttpApp({ corsOrigins: ['https://bao.example'], log, compressor });
  const add = (path: string, body: FinishedBody, mediaType: string) =>
    app.get(path, (context) => bodyReply(context, body, { mediaType }));
  add('/text', bodyOf(TEXT), 'application/feed+json; charset=utf-8');
  add('/short', bodyOf(SHORT), 'text/plain');
  add('/picture', { bytes: PICTURE, etag: '"picture"' }, 'image/png');
  return app;
}

const ask = (path: string, headers: Record<string, string> = {}) =>
  anApp().request(path, { headers });

test.each([
  // Chromium, Firefox and Safari; curl --compressed; an old proxy.
  ['gzip, deflate, br, zstd', 'br'],
  ['deflate, gzip', 'gzip'],
  ['x-gzip', null],
  ['GZIP', 'gzip'],
  // RFC 9110, 12.5.3: q=0 is "not acceptable", and * is every encoding that is not named.
  ['br;q=0, gzip', 'gzip'],
  ['br;q=0.5, gzip;q=0.9', 'gzip'],
  ['gzip;q=0', null],
  ['*', 'br'],
  ['br;q=0, *', 'gzip'],
  ['*;q=0', null],
  ['identity, gzip;q=0.5', null],
  ['identity;q=0.2, gzip;q=0.5', 'gzip'],
  ['identity', null],
  ['', null],
  [undefined, null],
])('a reader who accepts %p gets %p', async (accepted, encoding) => {
  const reply = await ask('/text', accepted === undefined ? {} : { 'accept-encoding': accepted });
  expect(reply.headers.get('content-encoding')).toBe(encoding);
  const bytes = Buffer.from(await reply.arrayBuffer());
  expect(reply.headers.get('content-length')).toBe(String(bytes.byteLength));
  const decode = DECODED[encoding ?? ''];
  expect((decode ? decode(bytes) : bytes).toString()).toBe(TEXT);
  if (decode) expect(bytes.byteLength).toBeLessThan(Buffer.byteLength(TEXT) / 10);
});

test('what is compressed has a weak ETag, whoever has any form of it gets 304, and caches keep the forms apart', async () => {
  const plain = (await ask('/text')).headers;
  const packed = (await ask('/text', { 'accept-encoding': 'br' })).headers;
  expect(packed.get('etag')).toBe(`W/${plain.get('etag')}`);
  expect([plain.get('vary'), packed.get('vary')]).toEqual(Array(2).fill('Accept-Encoding, Origin'));
  for (const known of [plain, packed])
    for (const accepted of ['identity', 'br', 'gzip']) {
      const headers = { 'accept-encoding': accepted, 'if-none-match': known.get('etag') ?? '' };
      const reply = await ask('/text', headers);
      expect([accepted, reply.status, await reply.text()]).toEqual([accepted, 304, '']);
      expect(reply.headers.get('vary')).toBe('Accept-Encoding, Origin');
      expect(reply.headers.get('content-encoding')).toBeNull();
    }
});

test.each(['/short', '/picture'])('%s would not be smaller', async (path) => {
  const reply = await ask(path, { 'accept-encoding': 'br, gzip' });
  expect(reply.headers.get('content-encoding')).toBeNull();
  expect(reply.headers.get('etag')).not.toMatch(/^W/);
});

test('the same answer is compressed once', () => {
  const { compress } = createCompressor();
  const body = Buffer.from(TEXT);
  expect(compress(body, 'br')).toBe(compress(body, 'br'));
  expect(compress(body, 'gzip')).not.toBe(compress(Buffer.from(TEXT), 'gzip'));
});

test('a server behind something that compresses sends answers as they are', async () => {
  const app = createHttpApp({ corsOrigins: '*', log });
  app.get('/text', (context) => bodyReply(context, bodyOf(TEXT)));
  const reply = await app.request('/text', { headers: { 'accept-encoding': 'br' } });
  expect([reply.headers.get('content-encoding'), reply.headers.get('vary')]).toEqual([null, null]);
});
