import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { folderStore } from '@congkhai/published-store';
import { CountViewsResponseSchema } from '@congkhai/shared/contracts/read-api-views';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import * as z from 'zod';
import { type BeaconSite, openUnwatched, startBeaconSite } from '../helpers/beacon-site';
import { launchBrowserWithHistory } from '../helpers/browser';
import { anArticleId, putArticles, someArticles } from '../helpers/builders';
import { eventually } from '../helpers/cms-process';
import {
  buildFunctionsServer,
  type FunctionsServer,
  startFunctionsServer,
} from '../helpers/functions-server';
import { findFreePort } from '../helpers/servers';

/** A second until a view is sent, and what it takes to be sent: so long nothing is seen of what is not to be sent. */
const SENT_MILLISECONDS = 2_500;

const folder = mkdtempSync(join(tmpdir(), 'congkhai-beacon-'));
let server: FunctionsServer;
let site: BeaconSite;
let browser: Browser;
let context: BrowserContext;
let page: Page;
/** The bodies of all views that the page sent. */
let sent: { eventId: string; articleId: string }[];
let start: () => Promise<FunctionsServer>;

beforeAll(async () => {
  const program = buildFunctionsServer(folder);
  const PORT = String(await findFreePort());
  const PORTAL_FOLDER = resolve(__dirname, '../../examples/portal');
  const settings = { PORT, PORTAL_FOLDER, DATA_DIR: join(folder, 'data') };
  start = () => startFunctionsServer(program, settings);
  await putArticles(folderStore({ root: join(folder, 'data/published') }), someArticles(20));
  server = await start();
  site = await startBeaconSite(server.url);
  browser = await launchBrowserWithHistory();
});
afterAll(async () => {
  await browser?.close();
  site?.close();
  await server?.end('SIGTERM');
  rmSync(folder, { recursive: true });
});

const SentSchema = z.looseObject({ eventId: z.uuidv7(), articleId: z.string() });
beforeEach(async () => {
  context = await browser.newContext();
  page = await context.newPage();
  sent = [];
  context.on('request', (request) => {
    if (request.url().endsWith('/v1/views') && request.method() === 'POST')
      sent.push(SentSchema.parse(JSON.parse(request.postData() ?? '')));
  });
});
afterEach(() => context.close());

const addressOf = (article: number) => `${site.url}/page?article=${anArticleId(article)}`;

async function viewsOf(article: number): Promise<number> {
  const response = await fetch(`${server.url}/v1/views?ids=${anArticleId(article)}`);
  return CountViewsResponseSchema.parse(await response.json()).data[0]?.viewCount ?? 0;
}

/** Waits until an article has this many views, and a little longer, so that one more would be seen. */
async function expectViews(article: number, viewCount: number): Promise<void> {
  await eventually(async () => expect(await viewsOf(article)).toBeGreaterThanOrEqual(viewCount));
  await wait(300);
  expect(await viewsOf(article)).toBe(viewCount);
}

test('an article in a visible tab is counted after a second, under a policy that allows no more than the beacon needs', async () => {
  const problems: string[] = [];
  page.on('console', (message) => problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(addressOf(1));
  await expectViews(1, 1);
  expect(sent).toHaveLength(1);
  // The first 48 bits of an event's id are when it was made.
  const viewedAt = Number.parseInt(sent[0]?.eventId.replace('-', '').slice(0, 12) ?? '', 16);
  const openedAt = z.number().parse(await page.evaluate('performance.timeOrigin'));
  expect(viewedAt - openedAt).toBeGreaterThanOrEqual(999);
  expect(problems).toEqual([]);
});

test('who leaves within a second has not viewed it', async () => {
  // The page leaves by itself: how long a test takes to say so is not known.
  await page.addInitScript(
    "if (location.search) setTimeout(() => { location.href = 'about:blank'; }, 300)",
  );
  await page.goto(addressOf(2));
  await page.waitForURL('about:blank');
  await wait(SENT_MILLISECONDS);
  expect(sent).toEqual([]);
  await expectViews(2, 0);
});

test('a reload within 30 seconds is another activation, and the same view', async () => {
  await page.goto(addressOf(3));
  await expectViews(3, 1);
  await page.reload();
  await eventually(async () => expect(new Set(sent.map(({ eventId }) => eventId)).size).toBe(2));
  await expectViews(3, 1);
});

test('whoever comes back by the button sees the page as it was left: a new activation', async () => {
  await page.goto(addressOf(4));
  await expectViews(4, 1);
  await page.evaluate('window.isAsItWasLeft = true');
  await page.goto(`${site.url}/page`);
  await page.evaluate('history.back()');
  await eventually(async () => expect(sent).toHaveLength(2));
  // The page was kept, not loaded again.
  expect(await page.evaluate('window.isAsItWasLeft')).toBe(true);
  expect(sent.map(({ articleId }) => articleId)).toEqual([anArticleId(4), anArticleId(4)]);
  expect(sent[0]?.eventId).not.toBe(sent[1]?.eventId);
  // Within 30 seconds it is the same view all the same.
  await expectViews(4, 1);
});

/** What a page does that shows these articles, or none, one after another at once. */
const show = (...articles: (number | null)[]) =>
  page.evaluate(
    articles
      .map((article) => (article === null ? null : { articleId: anArticleId(article) }))
      .map((shown) => `congkhai.view(${JSON.stringify(shown)})`)
      .join(';'),
  );

test('a page that goes from article to article by itself counts each, and the one that is drawn again once', async () => {
  await page.goto(`${site.url}/page`);
  await show(5);
  await show(5);
  await expectViews(5, 1);
  await show(5);
  await show(6);
  await expectViews(6, 1);
  // Gone through in passing, and left for a page without an article.
  await show(7, null);
  await wait(SENT_MILLISECONDS);
  expect(sent.map(({ articleId }) => articleId)).toEqual([anArticleId(5), anArticleId(6)]);
});

test('a server that is down is tried again with the same event, until it is up', async () => {
  await page.goto(`${site.url}/page`);
  await server.end('SIGKILL');
  await show(8);
  await eventually(async () => expect(sent).not.toEqual([]));
  server = await start();
  await expectViews(8, 1);
  expect(sent.length).toBeGreaterThan(1);
  expect(new Set(sent.map(({ eventId }) => eventId)).size).toBe(1);
});

test('what has no answer when the reader leaves is sent once more, and counted once', async () => {
  await page.goto(`${site.url}/page`);
  await context.setOffline(true);
  await show(9);
  await eventually(async () => expect(sent).not.toEqual([]));
  await context.setOffline(false);
  await page.goto(`${site.url}/page`);
  // The page is gone, and its timers with it: nothing but what it sent when it was left can have arrived.
  await expectViews(9, 1);
});

test('where storage is denied, and where an editor has asked for it, views are told apart all the same', async () => {
  await page.addInitScript(
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } })",
  );
  await page.goto(addressOf(10));
  await expectViews(10, 1);
  const editor = await context.newPage();
  await editor.goto(`${site.url}/page`);
  await editor.evaluate("localStorage.setItem('congkhai-internal', '1')");
  await editor.goto(addressOf(11));
  const internal = { articleId: anArticleId(11), isInternal: true };
  await eventually(async () => expect(sent.at(-1)).toMatchObject(internal));
  await expectViews(11, 0);
});

test('a prerendered article is counted once it is looked at, not before', async () => {
  const url = `${site.url}/page?prerenders=${anArticleId(12)}`;
  const isCountedAfter = openUnwatched(url, expectViews(12, 1));
  await wait(2_500);
  expect(await viewsOf(12)).toBe(0);
  await isCountedAfter;
});

test('a prerendered article that nobody opens is not counted', async () => {
  await openUnwatched(`${site.url}/page?prerenders=${anArticleId(13)}`, wait(2_800));
  await expectViews(13, 0);
});

test('an article in a tab behind another is counted when the reader turns to it', async () => {
  const isCountedAfter = openUnwatched(`${addressOf(14)}&hides=1`, expectViews(14, 1));
  await wait(3_000);
  expect(await viewsOf(14)).toBe(0);
  await isCountedAfter;
});

test('the example page counts the article it shows, and shows the new count', async () => {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(`${server.url}/tin/tin-20`);
  await page.locator('ck-views').filter({ hasText: '1 lượt xem' }).waitFor();
  await expectViews(20, 1);
  expect(problems).toEqual([]);
});
