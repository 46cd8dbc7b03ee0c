import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { brotliDecompressSync } from 'node:zlib';
import { folderStore } from '@congkhai/published-store';
import { ProblemSchema } from '@congkhai/shared/contracts/problem';
import { putArticles, someArticles } from '../helpers/builders';
import {
  buildFunctionsServer,
  type FunctionsServer,
  startFunctionsServer,
} from '../helpers/functions-server';

// What the embedded server sends over the wire: files of a portal, bodies that are compressed, and answers to what is no request.

const EXAMPLE_PORTAL = resolve(__dirname, '../../examples/portal');
const BROWSER_ENCODINGS = 'gzip, deflate, br, zstd';

let folder: string;
let program: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'congkhai-served-'));
  program = buildFunctionsServer(join(folder, 'program'));
  await putArticles(folderStore({ root: join(folder, 'published') }), someArticles(20));
});
afterAll(() => rmSync(folder, { recursive: true }));

const start = (portal: string) =>
  startFunctionsServer(program, { DATA_DIR: folder, PORTAL_FOLDER: portal });

describe('a portal of files', () => {
  let server: FunctionsServer;
  beforeAll(async () => {
    const portal = join(folder, 'portal');
    mkdirSync(join(portal, 'assets'), { recursive: true });
    writeFileSync(join(portal, 'index.html'), '<!doctype html><title>Cổng</title>');
    writeFileSync(join(portal, 'assets', 'app.js'), 'export {};');
    writeFileSync(join(portal, '.env'), 'SECRET=1');
    writeFileSync(join(portal, 'notes.exe'), 'MZ');
    server = await start(portal);
  });
  afterAll(() => server?.end('SIGTERM'));

  test('is served with safe headers, and is a 304 to who has it', async () => {
    const { url } = server;
    const page = await fetch(url);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    const etag = page.headers.get('etag') ?? '';
    expect((await fetch(url, { headers: { 'if-none-match': etag } })).status).toBe(304);
    const script = await fetch(`${url}/assets/app.js`);
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  test.each([
    '/.env',
    '/notes.exe',
    '/assets',
    '/assets/',
    '/index.html/x.js',
    '/%2e%2e/views.sqlite',
    '/..%2fviews.sqlite',
    '/assets%2fapp.js',
    '/%00.html',
    `/${'x'.repeat(300)}.html`,
  ])('%s is not there', async (path) => {
    const response = await fetch(`${server.url}${path}`);
    expect(response.status).toBe(404);
    expect(ProblemSchema.parse(await response.json()).status).toBe(404);
  });

  test.each([
    ['bytes that are no request', 'ABC\r\n\r\n', 400],
    ['a request without a host', 'GET /v1/articles HTTP/1.1\r\n\r\n', 400],
    ['a host that is none', 'GET /v1/articles HTTP/1.1\r\nHost: a b\r\n\r\n', 400],
    ['an address with a backslash', 'GET /v1\\articles HTTP/1.1\r\nHost: a\r\n\r\n', 400],
    ['headers of 40 KB', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`, 431],
    ['a method that nobody knows here', 'TRACE /v1/articles HTTP/1.1\r\nHost: a\r\n\r\n', 405],
  ])('%s: a problem document', async (_what, bytes, status) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    let answer = '';
    socket.setEncoding('utf8').on('data', (text) => {
      answer += text;
    });
    socket.write(bytes);
    for (let tries = 0; !answer.includes('}') && tries < 500; tries += 1) await wait(20);
    socket.destroy();
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head).toContain(`HTTP/1.1 ${status} `);
    expect(head.toLowerCase()).toContain('content-type: application/problem+json');
    expect(ProblemSchema.parse(JSON.parse(body)).status).toBe(status);
  });
});

describe('the example portal', () => {
  let server: FunctionsServer;
  beforeAll(async () => {
    server = await start(EXAMPLE_PORTAL);
  });
  afterAll(() => server?.end('SIGTERM'));

  test.each([
    ['an answer', '/v1/articles?limit=20'],
    ['a feed', '/v1/feeds/rss.xml'],
    ['a script', '/v1/elements.js'],
    ['the description of the API', '/v1/openapi.json'],
    ['the reference', '/reference/swagger-ui.css'],
    ['a page', '/tin'],
    ['a file', '/base.css'],
    ['a page that says that there is none', '/nothing-here'],
  ])('%s is compressed, and the same as without', async (_what, path) => {
    const { headers, bytes } = await readPacked(`${server.url}${path}`);
    expect([headers['content-encoding'], headers.vary]).toEqual(['br', 'Accept-Encoding']);
    const plain = await fetch(`${server.url}${path}`, {
      headers: { 'accept-encoding': 'identity' },
    });
    expect(brotliDecompressSync(bytes).toString()).toBe(await plain.text());
    const etag = plain.headers.get('etag');
    expect(headers.etag).toBe(etag === null ? undefined : `W/${etag}`);
  });

  // RFC 9110, 15.4.5: what a 200 would have had of these, a 304 has too; caches file it by them.
  test.each(['br', 'identity'])(
    'a page that is still current for who takes %s has the headers of the page',
    async (encoding) => {
      const url = `${server.url}/cach-dem`;
      const { headers } = await fetch(url, { headers: { 'accept-encoding': encoding } });
      const again = await fetch(url, {
        headers: { 'accept-encoding': encoding, 'if-none-match': headers.get('etag') ?? '' },
      });
      expect(again.status).toBe(304);
      for (const name of ['etag', 'vary', 'cache-control'])
        expect([name, again.headers.get(name)]).toEqual([name, headers.get(name)]);
    },
  );
});

/** What is sent to a browser, before that unpacks it. */
function readPacked(url: string): Promise<{ headers: IncomingHttpHeaders; bytes: Buffer }> {
  return new Promise((fulfil, reject) => {
    const asked = request(url, { headers: { 'accept-encoding': BROWSER_ENCODINGS } }, (reply) => {
      const parts: Buffer[] = [];
      reply.on('data', (part: Buffer) => parts.push(part));
      reply.on('end', () => fulfil({ headers: reply.headers, bytes: Buffer.concat(parts) }));
    });
    asked.on('error', reject).end();
  });
}
