import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { folderStore } from '@congkhai/published-store';
import {
  CountViewsResponseSchema,
  TotalResponseSchema,
} from '@congkhai/shared/contracts/read-api-views';
import { sealViews } from '../../functions/src/handlers/seal-views';
import { createSigner } from '../../functions/src/ledger/signing';
import { openSqliteViewSealing } from '../../functions/src/stores/sqlite-view-sealing';
import { anArticleId, putArticles, someArticles } from '../helpers/builders';
import {
  buildFunctionsServer,
  type FunctionsServer,
  startFunctionsServer,
} from '../helpers/functions-server';
import { anEventId } from '../helpers/view-events';

// The whole issue is 200,000 views, which take minutes: EXACTNESS_VIEWS=200000.
const VIEW_COUNT = Number(process.env.EXACTNESS_VIEWS ?? 20_000);
const ARTICLE_COUNT = 20;
const CLIENT_COUNT = 50;
/** Every tenth view is sent once more. */
const AGAIN_EVERY = 10;
/** The server lives for so long, a little longer each time, so that it dies at ever other moments. */
const LIFE_MILLISECONDS = VIEW_COUNT > 50_000 ? 3_000 : 1_500;
const DAY_MILLISECONDS = 24 * 3_600_000;
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0';

jest.setTimeout(90_000 + VIEW_COUNT * 10);

const folder = mkdtempSync(join(tmpdir(), 'congkhai-exactness-'));
const published = folderStore({ root: join(folder, 'published') });
const agent = new Agent({ keepAlive: true, maxSockets: CLIENT_COUNT });
const startedAt = Date.now();
let server: FunctionsServer;

beforeAll(() => putArticles(published, someArticles(ARTICLE_COUNT)));
afterAll(async () => {
  agent.destroy();
  await server.end('SIGKILL');
  rmSync(folder, { recursive: true });
});

/** Every view is of a reader and, but for every 65,536th, of a network of its own. */
function sendView(n: number): Promise<boolean> {
  const headers = {
    'content-type': 'application/json',
    'user-agent': BROWSER,
    'accept-language': `vi-${n}`,
    'x-forwarded-for': `10.${(n >> 8) % 256}.${n % 256}.1`,
  };
  return new Promise((resolve) => {
    const options = { method: 'POST', headers, agent };
    const sent = request(`${server.url}/v1/views`, options, (response) => {
      response.resume().on('end', () => resolve(response.statusCode === 204));
    });
    // The server was killed before it answered.
    sent.on('error', () => resolve(false)).on('close', () => resolve(false));
    const articleId = anArticleId((n % ARTICLE_COUNT) + 1);
    sent.end(JSON.stringify({ eventId: anEventId(n, new Date(startedAt)), articleId }));
  });
}

/** All views, and every tenth twice, in an order that has nothing to do with their numbers: a multiplicative walk through them. */
function shuffledViews(): number[] {
  const numbers = Array.from({ length: VIEW_COUNT }, (_, n) => n);
  const all = [...numbers, ...numbers.filter((n) => n % AGAIN_EVERY === 0)];
  const prime = 7_919;
  return all.map((_, index) => all[(index * prime) % all.length] ?? 0);
}

async function countsOf() {
  const ids = Array.from({ length: ARTICLE_COUNT }, (_, n) => anArticleId(n + 1)).join(',');
  const views = await (await fetch(`${server.url}/v1/views?ids=${ids}`)).json();
  const total = await (await fetch(`${server.url}/v1/total`)).json();
  const { viewCount, readCount, visitCount } = TotalResponseSchema.parse(total).data;
  return {
    total: { viewCount, readCount, visitCount },
    articles: CountViewsResponseSchema.parse(views).data.map((counts) => [
      counts.articleId,
      counts.viewCount,
      counts.readCount,
    ]),
  };
}

test(`${VIEW_COUNT} views from ${CLIENT_COUNT} clients, a tenth sent again, while the server is killed every few seconds: counts are those of the acknowledged events, also when they are sealed`, async () => {
  const program = buildFunctionsServer(join(folder, 'program'));
  const start = () =>
    startFunctionsServer(program, {
      DATA_DIR: folder,
      TRUSTED_PROXIES: '1',
      VIEWS_PER_NETWORK_MINUTE: '100000',
    });
  server = await start();
  const toSend = shuffledViews();
  const acknowledged = new Set<number>();
  let isDone = false;

  async function client(): Promise<void> {
    for (let n = toSend.pop(); n !== undefined; n = toSend.pop()) {
      while (!(await sendView(n))) await wait(20);
      acknowledged.add(n);
    }
  }

  let killCount = 0;
  async function killer(): Promise<void> {
    for (;;) {
      await wait(LIFE_MILLISECONDS + killCount * 7);
      if (isDone) return;
      await server.end('SIGKILL');
      killCount += 1;
      server = await start();
    }
  }

  const killing = killer();
  await Promise.all(Array.from({ length: CLIENT_COUNT }, client));
  isDone = true;
  await killing;
  expect(killCount).toBeGreaterThan(VIEW_COUNT > 50_000 ? 10 : 0);
  expect(acknowledged.size).toBe(VIEW_COUNT);

  const perArticle = VIEW_COUNT / ARTICLE_COUNT;
  const expected = {
    total: { viewCount: VIEW_COUNT, readCount: VIEW_COUNT, visitCount: VIEW_COUNT },
    articles: Array.from({ length: ARTICLE_COUNT }, (_, n) => [
      anArticleId(n + 1),
      perArticle,
      perArticle,
    ]),
  };
  expect(await countsOf()).toEqual(expected);
  await server.end('SIGKILL');
  server = await start();
  expect(await countsOf()).toEqual(expected);
  const views = openSqliteViewSealing({ file: join(folder, 'views.sqlite') });
  const now = () => new Date(Date.now() + 2 * DAY_MILLISECONDS);
  await sealViews({ published, views, signer: createSigner(null), now });
  expect(await views.hoursToSeal('9999-01-01T00')).toEqual([]);
  await views.close();
  expect(await countsOf()).toEqual(expected);
});
