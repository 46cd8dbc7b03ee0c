import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ArticleFiguresResponseSchema,
  HomeResponseSchema,
  ListedExceptionsResponseSchema,
  RangeResponseSchema,
  RankingResponseSchema,
  ScopesResponseSchema,
  TransparencyFiguresResponseSchema,
} from '@congkhai/shared/contracts/audience-admin';
import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import { localDayOf } from '@congkhai/shared/time/local-day';
import { ListExceptionsSchema } from '@congkhai/shared/views/exceptions';
import { readWorkbook } from '@congkhai/workbooks/reading/read-workbook';
import * as z from 'zod';
import {
  type CmsClient,
  type CmsProcess,
  eventually,
  startCmsProcess,
  withoutSeal,
} from '../helpers/cms-process';
import {
  buildFunctionsServer,
  type FunctionsServer,
  startFunctionsServer,
} from '../helpers/functions-server';
import { BODY, COLLECTIONS, documentOf, refusalOf } from '../helpers/newsroom';
import { findFreePort } from '../helpers/servers';
import { anEventId } from '../helpers/view-events';

// The CMS and the counting server as two processes, with one folder of published documents between them.

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0';
const TITLES = ['=1+1 là công thức', 'Tiên Châu xếp thứ tư', 'Tiên Mỹ xếp thứ năm'];

const ArticleRowsSchema = z.object({
  results: z.array(
    z.object({
      documentId: z.string(),
      title: z.string(),
      viewCount: z.number(),
      updatedAt: z.string(),
      status: z.string(),
    }),
  ),
});

let folder: string;
let program: string;
let counting: FunctionsServer;
let cms: CmsProcess;
let editor: CmsClient;
let articleIds: string[];
let viewCount = 0;
const today = () => localDayOf(new Date());

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'congkhai-audience-'));
  program = buildFunctionsServer(join(folder, 'program'));
  const port = await findFreePort();
  const published = join(folder, 'published');
  cms = await startCmsProcess({
    FUNCTIONS_URL: `http://127.0.0.1:${port}`,
    PUBLISHED_FOLDER: published,
    ARTICLE_COUNT_SECONDS: '1',
  });
  counting = await startFunctionsServer(program, {
    DATA_DIR: folder,
    PORT: String(port),
    PUBLISHED_FOLDER: published,
    TRUSTED_PROXIES: '1',
    MOST_READ_SECONDS: '1',
  });
  editor = await cms.signIn('editor');
  articleIds = [];
  for (const title of TITLES)
    articleIds.push(
      documentOf(
        await editor('POST', `${COLLECTIONS.articles}/actions/publish`, { title, body: BODY }),
      ).documentId,
    );
  // Number 1 is viewed by one reader, number 2 by two, number 3 by nobody.
  for (const [article = 0, reader = 0] of [
    [1, 1],
    [2, 1],
    [2, 2],
  ])
    await eventually(async () => expect(await view(article, reader)).toBe(204));
});
afterAll(async () => {
  await cms?.stop();
  counting?.process.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

async function view(article: number, reader: number): Promise<number> {
  viewCount += 1;
  const eventId = anEventId(viewCount, new Date());
  const response = await fetch(`${counting.url}/v1/views`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'user-agent': BROWSER,
      'x-forwarded-for': `198.51.${reader}.7`,
    },
    body: JSON.stringify({ eventId, articleId: articleIds[article - 1] }),
  });
  return response.status;
}

/** What the functions answer through the CMS, which on a busy machine does not always wait for it long enough. */
async function figures<Figures>(
  schema: z.ZodType<{ data: { status: 'answered'; figures: Figures } | { status: 'unanswered' } }>,
  path: string,
): Promise<Figures> {
  const answers: Figures[] = [];
  await eventually(async () => {
    const { data } = schema.parse((await editor('GET', path)).body);
    if (data.status === 'unanswered') throw new Error(`${path} is unanswered`);
    answers.push(data.figures);
  });
  const [answer] = answers;
  if (!answer) throw new Error(`${path} is unanswered`);
  return answer;
}

async function rankingNow(): Promise<string[]> {
  const { data } = await figures(
    RankingResponseSchema,
    '/audience/ranking?window=7d&scope=all&locale=vi',
  );
  return data.map(
    ({ article, readCount, isPinned }) => `${article.title}${isPinned ? '*' : ''}: ${readCount}`,
  );
}

test('an editor sees what was counted: in all, this hour, most read', async () => {
  await eventually(async () =>
    expect(await rankingNow()).toEqual([`${TITLES[1]}: 2`, `${TITLES[0]}: 1`]),
  );
  const { total, now, mostRead } = await figures(HomeResponseSchema, '/audience/home');
  expect([total.viewCount, total.readCount, total.visitCount]).toEqual([3, 3, 2]);
  expect(now.earlierHours).toHaveLength(7);
  expect(mostRead.data.map(({ article }) => article.title)).toEqual([TITLES[1], TITLES[0]]);
});

test('an article shows its 30 days and where readers came from', async () => {
  const path = `/audience/articles/${articleIds[1]}`;
  const { days, sources } = await figures(ArticleFiguresResponseSchema, path);
  expect(days).toHaveLength(30);
  expect(days.at(-1)).toMatchObject({ localDay: today(), viewCount: 2 });
  expect(sources).toEqual({ direct: 2 });
});

test('a range of days is of the site, and of a part of it', async () => {
  const path = `/audience/range?from=${today()}&to=${today()}&scope=all`;
  const { data } = await figures(RangeResponseSchema, path);
  expect(data).toMatchObject({ viewCount: 3, readCount: 3, visitCount: 2 });
  const scopes = ScopesResponseSchema.parse((await editor('GET', '/audience/scopes')).body);
  expect(Array.isArray(scopes.data)).toBe(true);
});

test.each([
  ['from=2026-01-02&to=2026-01-01&scope=all', 'to'],
  ['from=2026-02-30&to=2026-03-01&scope=all', 'from'],
  ['from=2026-01-01&to=2026-01-01&scope=province/x', 'scope'],
])('a range of ?%s is refused at “%s”', async (query, field) => {
  const answer = await editor('GET', `/audience/range?${query}`);
  expect(answer.status).toBe(400);
  expect(refusalOf(answer).map(({ path }) => path.join('.'))).toEqual([field]);
});

test('in files a title that begins like a formula is a text', async () => {
  const path = `/audience/range/export?from=${today()}&to=${today()}&scope=all&table=articles`;
  const csv = String((await editor('GET', `${path}&format=csv`)).body);
  expect(csv).toContain(`,'${TITLES[0]},`);
  expect(csv.startsWith('\uFEFFHạng,Mã bài,Tiêu đề')).toBe(true);
  const xlsx = (await editor('GET', `${path}&format=xlsx`)).body;
  if (!Buffer.isBuffer(xlsx)) throw new Error('no file');
  const text = JSON.stringify(await readWorkbook(xlsx), (_, value) =>
    value instanceof Map ? [...value] : value,
  );
  expect(text).toContain(TITLES[0]);
});

test('what was taken for what is told by day, with its rules, and as CSV', async () => {
  const range = `from=${today()}&to=${today()}`;
  const path = `/audience/transparency?${range}`;
  const { days, flagged, publicKeys } = (await figures(TransparencyFiguresResponseSchema, path))
    .data;
  expect(days.map(({ localDay, classes }) => [localDay, classes.human, classes.suspect])).toEqual([
    [today(), 3, 0],
  ]);
  expect(flagged).toEqual([]);
  // This server has no key to sign with, so there is none to publish.
  expect(publicKeys).toEqual([]);
  const csv = String((await editor('GET', `/audience/transparency/export?${range}`)).body);
  const [headings, day] = csv.split('\r\n').map((line) => line.split(','));
  expect(headings?.slice(0, 4)).toEqual(['\uFEFFlocalDay', 'human', 'declared-bot', 'suspect']);
  expect(day?.slice(0, 4)).toEqual([today(), '3', '0', '0']);
});

test('a range of days for transparency that ends before it begins is refused', async () => {
  const answer = await editor('GET', '/audience/transparency?from=2026-01-02&to=2026-01-01');
  expect(answer.status).toBe(400);
  expect(refusalOf(answer).map(({ path }) => path.join('.'))).toEqual(['to']);
});

test('the list of articles has a column of views to sort by, and filling it changes no article', async () => {
  const list = async (order: string) => {
    const { body } = await editor('GET', `${COLLECTIONS.articles}?sort=viewCount:${order}`);
    return ArticleRowsSchema.parse(body).results;
  };
  const before = await list('desc');
  await eventually(async () =>
    expect((await list('desc')).map(({ title, viewCount }) => [title, viewCount])).toEqual([
      [TITLES[1], 2],
      [TITLES[0], 1],
      [TITLES[2], 0],
    ]),
  );
  expect((await list('asc')).map(({ title }) => title)).toEqual([TITLES[2], TITLES[0], TITLES[1]]);
  for (const { documentId, updatedAt, status } of await list('desc')) {
    expect(status).toBe('published');
    expect(updatedAt).toBe(before.find((row) => row.documentId === documentId)?.updatedAt);
  }
  const queue = await editor('GET', '/publishing/queue');
  expect(queue.body).toMatchObject({ meta: { pendingCount: 0 } });
});

test('a form cannot write the column of views', async () => {
  const path = `${COLLECTIONS.articles}/${articleIds[1]}`;
  await editor('PUT', path, { title: TITLES[1], viewCount: 1_000_000 });
  expect((await editor('GET', path)).body).toMatchObject({ data: { viewCount: 2 } });
});

describe('what editors decide about lists', () => {
  const pin = (article: number) => ({
    kind: 'pin',
    articleId: articleIds[article - 1],
    scope: null,
    windows: null,
    untilDay: null,
    reason: 'Tin quan trọng của tỉnh',
  });
  const decide = (decision: object) => editor('POST', '/audience/exceptions', decision);
  const listed = async () =>
    ListedExceptionsResponseSchema.parse((await editor('GET', '/audience/exceptions')).body).data;

  test('pins stand first in their order and exclusions are gone, within the second; no count moves', async () => {
    expect((await decide(pin(3))).status).toBe(204);
    expect((await decide(pin(1))).status).toBe(204);
    await eventually(async () =>
      expect(await rankingNow()).toEqual([
        `${TITLES[2]}*: 0`,
        `${TITLES[0]}*: 1`,
        `${TITLES[1]}: 2`,
      ]),
    );
    const second = (await listed())[1];
    await editor('POST', `/audience/exceptions/${second?.documentId}/first`);
    await decide({ ...pin(2), kind: 'exclusion', reason: 'Tin đã cũ' });
    await eventually(async () =>
      expect(await rankingNow()).toEqual([`${TITLES[0]}*: 1`, `${TITLES[2]}*: 0`]),
    );
    expect((await listed()).map(({ kind, title, decidedBy }) => [kind, title, decidedBy])).toEqual([
      ['pin', TITLES[0], expect.any(String)],
      ['pin', TITLES[2], expect.any(String)],
      ['exclusion', TITLES[1], expect.any(String)],
    ]);
    for (const { documentId } of await listed())
      expect((await editor('DELETE', `/audience/exceptions/${documentId}`)).status).toBe(204);
    await eventually(async () =>
      expect(await rankingNow()).toEqual([`${TITLES[1]}: 2`, `${TITLES[0]}: 1`]),
    );
  });

  test.each([
    ['without a reason', { reason: '  ' }, 'reason'],
    ['of an article that is none', { articleId: 'a'.repeat(24) }, 'articleId'],
    ['until a day that is over', { untilDay: '2020-01-01' }, 'untilDay'],
    ['for no window', { windows: [] }, 'windows'],
  ])('a decision %s is refused', async (_, change, field) => {
    const answer = await decide({ ...pin(1), ...change });
    expect(answer.status).toBe(400);
    expect(refusalOf(answer).map(({ path }) => path.join('.'))).toEqual([field]);
    expect(await listed()).toEqual([]);
  });

  test('what is published of a decision is no reason and no name', async () => {
    await decide(pin(1));
    const file = join(folder, 'published', objectKeys.listExceptions());
    await eventually(async () => {
      const { pins } = ListExceptionsSchema.parse(
        withoutSeal(JSON.parse(readFileSync(file, 'utf8'))),
      );
      expect(pins).toEqual([
        { articleId: articleIds[0], scope: null, windows: null, untilDay: null },
      ]);
    });
    const [known] = await listed();
    await editor('DELETE', `/audience/exceptions/${known?.documentId}`);
  });
});

test('a counting server that keeps silent is a state of the page, not an error', async () => {
  await counting.end('SIGKILL');
  const { status, body } = await editor('GET', '/audience/home');
  expect({ status, body }).toEqual({ status: 200, body: { data: { status: 'unanswered' } } });
  const range = await editor('GET', `/audience/range?from=${today()}&to=${today()}&scope=all`);
  expect(range.body).toEqual({ data: { status: 'unanswered' } });
  const days = `from=${today()}&to=${today()}`;
  const transparency = await editor('GET', `/audience/transparency?${days}`);
  expect(transparency.body).toEqual({ data: { status: 'unanswered' } });
  expect((await editor('GET', `/audience/transparency/export?${days}`)).status).toBe(400);
});
