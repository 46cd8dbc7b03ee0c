import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderStore, type PublishedStore } from '@congkhai/published-store';
import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import { SearchResponseSchema } from '@congkhai/shared/contracts/read-api-search';
import {
  CountViewsResponseSchema,
  TotalResponseSchema,
} from '@congkhai/shared/contracts/read-api-views';
import * as z from 'zod';
import { anArticle, anArticleId, putArticles, someArticles } from '../helpers/builders';
import { eventually } from '../helpers/cms-process';
import {
  buildFunctionsServer,
  type FunctionsServer,
  spawnFunctionsServer,
  startFunctionsServer,
} from '../helpers/functions-server';
import { putManifest } from '../helpers/manifest';
import { putRelease } from '../helpers/release-builders';
import { findFreePort } from '../helpers/servers';
import { ask } from '../helpers/steady-load';
import { anEventId } from '../helpers/view-events';

// The embedded server as a process: what only a process can go through.

const TOKEN = 'a-token-of-the-tests-that-is-long-enough';
/** When all events of these tests were made. */
const STARTED_AT = new Date();
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0';

let programFolder: string;
let program: string;
let folder: string;
let published: PublishedStore;
let settings: Record<string, string>;
const started: FunctionsServer[] = [];

beforeAll(() => {
  programFolder = mkdtempSync(join(tmpdir(), 'congkhai-program-'));
  program = buildFunctionsServer(programFolder);
});
afterAll(() => rmSync(programFolder, { recursive: true }));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'congkhai-server-'));
  published = folderStore({ root: join(folder, 'published') });
  settings = { DATA_DIR: folder, INTERNAL_TOKEN: TOKEN, TRUSTED_PROXIES: '1' };
});
afterEach(async () => {
  for (const server of started.splice(0))
    if (server.process.exitCode === null && server.process.signalCode === null)
      await server.end('SIGKILL');
  rmSync(folder, { recursive: true });
});

async function start(more: Record<string, string> = {}, limits?: string): Promise<FunctionsServer> {
  const server = await startFunctionsServer(program, { ...settings, ...more }, limits);
  started.push(server);
  return server;
}

/**
 * Sends the view number `n`, of a reader in a network of their own, and says whether it was acknowledged. Not with `fetch`, which can wait
 * without end for a server that was killed.
 */
function sendView({ url }: FunctionsServer, n: number): Promise<boolean> {
  const headers = {
    'content-type': 'application/json',
    'user-agent': BROWSER,
    'x-forwarded-for': `10.${n >> 8}.${n % 256}.1`,
  };
  return new Promise((resolve) => {
    const sent = request(`${url}/v1/views`, { method: 'POST', headers }, (response) => {
      response.resume();
      resolve(response.statusCode === 204);
    });
    // The server was killed before it answered.
    sent.on('error', () => resolve(false)).on('close', () => resolve(false));
    sent.end(
      JSON.stringify({ eventId: anEventId(n, STARTED_AT), articleId: anArticleId((n % 3) + 1) }),
    );
  });
}

async function countsOf({ url }: FunctionsServer) {
  const total = await (await fetch(`${url}/v1/total`)).json();
  const ids = [1, 2, 3].map(anArticleId).join(',');
  const views = await (await fetch(`${url}/v1/views?ids=${ids}`)).json();
  const { data } = CountViewsResponseSchema.parse(views);
  return {
    visitCount: TotalResponseSchema.parse(total).data.visitCount,
    viewCount: TotalResponseSchema.parse(total).data.viewCount,
    sumOfViews: data.reduce((sum, { viewCount }) => sum + viewCount, 0),
    sumOfReads: data.reduce((sum, { readCount }) => sum + readCount, 0),
  };
}

test('on a full disk views are answered 503 and not counted, and the readers are served on', async () => {
  await putArticles(published, someArticles(3));
  // A limit on the size of files stands for the full disk: it too ends a write after some blocks, and needs no rights.
  const server = await start({}, 'ulimit -f 600');
  const outcomes: boolean[] = [];
  for (let n = 0; n < 600; n += 1) outcomes.push(await sendView(server, n));
  const acknowledged = outcomes.filter(Boolean).length;
  expect(acknowledged).toBeGreaterThan(0);
  expect(acknowledged).toBeLessThan(600);
  expect((await countsOf(server)).viewCount).toBe(acknowledged);
  expect((await fetch(`${server.url}/v1/articles`)).status).toBe(200);
  const health = await fetch(`${server.url}/v1/health`);
  expect(health.status).toBe(200);
  expect(await health.json()).toMatchObject({
    data: { status: 'degraded', viewStore: 'unreachable' },
  });
});

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s lets the requests under way end, then ends it with 0',
  async (signal) => {
    await putArticles(published, someArticles(3));
    const server = await start();
    const answers = Array.from({ length: 50 }, (_, n) => sendView(server, n));
    await Promise.race(answers);
    expect(await server.end(signal)).toBe(0);
    const acknowledged = (await Promise.all(answers)).filter(Boolean).length;
    expect(server.log.at(-1)?.message).toBe('The functions server has stopped');
    expect((await countsOf(await start())).viewCount).toBe(acknowledged);
  },
);

test('while it is started anew behind a socket that systemd keeps open, whoever connects waits, and nobody is refused', async () => {
  const port = await findFreePort();
  const keeper = `exec python3 ${join(__dirname, '../helpers/socket-keeper.py')} ${port} "$0" "$@"`;
  const handed = { ...settings, LISTEN_FD: '3' };
  const server = spawnFunctionsServer(program, handed, keeper);
  await server.listening;
  const patiently = { agent: new Agent({ keepAlive: false }), timeoutMilliseconds: 120_000 };
  const statuses = new Set<number>();
  let isOver = false;
  async function readOn(): Promise<void> {
    while (!isOver)
      statuses.add((await ask(`http://127.0.0.1:${port}/v1/health`, patiently)).status);
  }
  const readers = [readOn(), readOn()];
  try {
    server.process.kill('SIGUSR1');
    await eventually(async () =>
      expect(
        server.log.map(({ message }) => message).filter((text) => / listening$/.test(text)),
      ).toHaveLength(2),
    );
  } finally {
    isOver = true;
    await Promise.all(readers);
    server.process.kill('SIGTERM');
  }
  expect([...statuses]).toEqual([200]);
  await once(server.process, 'exit');
  // The first in order; the second was killed with its keeper.
  expect(server.log.filter(({ message }) => / stopped$/.test(message))).toHaveLength(1);
});

test('a port that is taken gives one clear line and exit code 3', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = z.object({ port: z.number() }).parse(other.address());
  const taken = { ...settings, HOST: '127.0.0.1', PORT: String(port) };
  const { process: child, log, listening } = spawnFunctionsServer(program, taken);
  await expect(listening).rejects.toThrow('ended');
  expect(child.exitCode ?? (await once(child, 'exit'))[0]).toBe(3);
  const problems = log.filter(({ level }) => level === 'error');
  expect(problems).toHaveLength(1);
  expect(problems[0]?.message).toContain(`Port ${port} is taken by another program (EADDRINUSE)`);
  other.close();
});

test('wrong settings are named, all at once and without their values, with exit code 2', async () => {
  const wrong = { PORT: 'eighty', INTERNAL_TOKEN: 'short-secret', CORS_ORIGINS: 'example' };
  const { process: child, log, listening } = spawnFunctionsServer(program, wrong);
  await expect(listening).rejects.toThrow('ended');
  expect(child.exitCode ?? (await once(child, 'exit'))[0]).toBe(2);
  for (const name of Object.keys(wrong)) expect(log[0]?.message).toContain(name);
  expect(JSON.stringify(log)).not.toContain('short-secret');
});

describe('a nudge of the CMS', () => {
  const summary = objectKeys.releaseSummary('tien-phuoc-2022', 1);

  async function nudge(url: string, authorization: string, keys: string[]): Promise<number> {
    const response = await fetch(`${url}/internal/published-changes`, {
      method: 'POST',
      body: JSON.stringify({ keys }),
      headers: { 'content-type': 'application/json', authorization },
    });
    return response.status;
  }

  test('sums up the releases that were published', async () => {
    await putRelease(published);
    const { url } = await start();
    // What it looks for at start it has found: by itself it looks again in a minute.
    await eventually(async () => expect(await published.read(summary)).not.toBeNull());
    await putRelease(published, { release: { number: 2 } });
    const next = objectKeys.releaseSummary('tien-phuoc-2022', 2);
    expect(await published.read(next)).toBeNull();
    expect(await nudge(url, `Bearer ${TOKEN}`, [objectKeys.release('tien-phuoc-2022', 2)])).toBe(
      202,
    );
    await eventually(async () => expect(await published.read(next)).not.toBeNull());
    expect((await fetch(`${url}/v1/periods/tien-phuoc-2022/summary`)).status).toBe(200);
  });

  test('needs the token', async () => {
    const { url } = await start();
    for (const authorization of ['', 'Bearer', `Bearer ${TOKEN}x`, TOKEN])
      expect(await nudge(url, authorization, [])).toBe(401);
  });

  test('finds nothing where no token is set', async () => {
    const { url } = await start({ INTERNAL_TOKEN: '' });
    expect(await nudge(url, 'Bearer ', [])).toBe(404);
  });

  test('that never came is made up for: the summaries are checked at start', async () => {
    await putRelease(published);
    await start();
    await eventually(async () => expect(await published.read(summary)).not.toBeNull());
  });
});

test('the search follows what is published, loses a withdrawn article at once, and knows everything after a start', async () => {
  await putArticles(published, someArticles(3));
  await putManifest(published);
  const server = await start();
  const find = async ({ url }: FunctionsServer, q: string) => {
    const response = await fetch(`${url}/v1/search?${new URLSearchParams({ q })}`);
    const { data } = SearchResponseSchema.parse(await response.json());
    return data.flatMap((hit) => (hit.type === 'article' ? [hit.article.articleId] : []));
  };
  await eventually(async () => expect(await find(server, 'tin')).toHaveLength(3));
  await published.remove(objectKeys.article(anArticleId(2), 'vi'));
  expect(await find(server, 'tin')).toEqual([anArticleId(3), anArticleId(1)]);
  const fourth = anArticle({ articleId: anArticleId(4), slug: 'tin-4', title: 'Đối thoại' });
  await putArticles(published, [fourth]);
  await putManifest(published);
  await eventually(async () => expect(await find(server, 'doi thoai')).toEqual([anArticleId(4)]));
  expect(await server.end('SIGTERM')).toBe(0);
  expect(await find(await start(), 'doi thoai')).toEqual([anArticleId(4)]);
});
