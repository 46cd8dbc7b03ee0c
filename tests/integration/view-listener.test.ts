import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderStore } from '@congkhai/published-store';
import { anArticleId, putArticles, someArticles } from '../helpers/builders';
import {
  buildFunctionsServer,
  type FunctionsServer,
  startFunctionsServer,
} from '../helpers/functions-server';
import { BROWSER } from '../helpers/sent-views';
import { anEventId } from '../helpers/view-events';

// The embedded server answers most views before its application sees them. Whatever is sent, the answer is the one of the application, which a
// body of undeclared length goes to.

const ORIGIN = 'https://portal.example';
const folder = mkdtempSync(join(tmpdir(), 'congkhai-listener-'));
let server: FunctionsServer;

beforeAll(async () => {
  const program = buildFunctionsServer(join(folder, 'program'));
  await putArticles(folderStore({ root: join(folder, 'published') }), someArticles(1));
  const settings = { DATA_DIR: folder, CORS_ORIGINS: ORIGIN, VIEWS_PER_READER_MINUTE: '20' };
  server = await startFunctionsServer(program, settings);
});
afterAll(async () => {
  await server.end('SIGKILL');
  rmSync(folder, { recursive: true });
});

interface Sent {
  body: string | Buffer;
  headers?: Record<string, string>;
  path?: string;
}

function send({ body, headers = {}, path = '/v1/views' }: Sent, isDeclared: boolean) {
  return new Promise((resolve, reject) => {
    const length = isDeclared ? { 'content-length': String(Buffer.byteLength(body)) } : {};
    const all = { 'content-type': 'text/plain', origin: ORIGIN, 'user-agent': BROWSER };
    const sent = request(
      `${server.url}${path}`,
      { method: 'POST', headers: { ...all, ...headers, ...length } },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => {
          text += part;
        });
        const { date: _date, 'transfer-encoding': _encoding, ...rest } = response.headers;
        const { 'content-length': _length, ...answered } = rest;
        response.on('end', () =>
          resolve({ status: response.statusCode, headers: answered, body: text }),
        );
      },
    );
    sent.on('error', reject);
    // In two pieces, so that neither way depends on a body that comes at once.
    sent.write(body.slice(0, 10));
    setTimeout(() => sent.end(body.slice(10)), 5);
  });
}

let last = 0;
function aBody(view: Record<string, unknown> = {}): string {
  last += 1;
  const eventId = anEventId(last, new Date());
  return JSON.stringify({ eventId, articleId: anArticleId(1), ...view });
}

test.each<[name: string, status: number, sent: () => Sent]>([
  ['a view', 204, () => ({ body: aBody() })],
  ['a view with a query', 204, () => ({ body: aBody(), path: '/v1/views?from=here' })],
  ['an article that is not there', 404, () => ({ body: aBody({ articleId: anArticleId(2) }) })],
  ['a field that is not known', 400, () => ({ body: aBody({ colour: 'đỏ' }) })],
  ['no JSON', 400, () => ({ body: '{"eventId": ' })],
  ['bytes that are no text', 400, () => ({ body: Buffer.alloc(20, 0xff) })],
  ['a body of another type', 415, () => ({ body: aBody(), headers: { 'content-type': 'a/b' } })],
  ['a page of another origin', 403, () => ({ body: aBody(), headers: { origin: 'https://b.c' } })],
  ['a body that is too long', 413, () => ({ body: aBody({ token: 'x'.repeat(1_100) }) })],
  [
    'a token that is forged',
    403,
    () => ({ body: aBody({ token: '4kvm.aaaaaaaaaaaaaaaaaaaaaa' }) }),
  ],
  ['a host that is none', 400, () => ({ body: aBody(), headers: { host: 'a host' } })],
])('%s is answered %d by the listener as by the application', async (_name, status, sent) => {
  const body = sent();
  const answer = await send(body, true);
  expect(answer).toMatchObject({ status });
  expect(await send(body, false)).toEqual(answer);
});

test('who sends too many is told when to come again', async () => {
  const answers = [];
  for (let n = 0; n < 25; n += 1) answers.push(await send({ body: aBody() }, true));
  // Twenty a minute come back one in three seconds.
  expect(answers.at(-1)).toMatchObject({
    status: 429,
    headers: { 'retry-after': expect.stringMatching(/^[1-3]$/) },
  });
});
