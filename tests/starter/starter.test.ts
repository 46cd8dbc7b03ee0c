import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { folderStore } from '@congkhai/published-store';
import type { Browser } from 'playwright-core';
import { launchBrowserWithHistory } from '../helpers/browser';
import { anArticle, putArticles, putCategories, someArticles } from '../helpers/builders';
import {
  buildFunctionsServer,
  type FunctionsServer,
  startFunctionsServer,
} from '../helpers/functions-server';
import { putSummedUpRelease } from '../helpers/release-builders';

// npm run prove:starter. It installs some 280 packages, so it is no part of npm test.

const ROOT = resolve(__dirname, '../..');
const run = promisify(execFile);

const folder = mkdtempSync(join(tmpdir(), 'congkhai-starter-'));
const starter = join(folder, 'starter');
const site = join(starter, 'dist');
let server: FunctionsServer;
let browser: Browser;

beforeAll(async () => {
  const store = folderStore({ root: join(folder, 'data/published') });
  await putArticles(store, [
    ...someArticles(120),
    anArticle({ slug: 'hoi-nghi', title: 'Hội nghị', publishedAt: '2023-10-06T08:00:00.000Z' }),
  ]);
  await putCategories(store);
  await putSummedUpRelease(store);
  // The server that holds the built pages too: they are its portal.
  const settings = { DATA_DIR: join(folder, 'data'), PORTAL_FOLDER: site };
  server = await startFunctionsServer(buildFunctionsServer(join(folder, 'server')), settings);

  // As a newcomer gets them: packed, and installed from the packages.
  cpSync(join(ROOT, 'examples/starter'), starter, { recursive: true });
  await run('npm', ['pack', '-w', 'client', '-w', 'elements', '--pack-destination', folder], {
    cwd: ROOT,
  });
  const packageFile = join(starter, 'package.json');
  const text = readFileSync(packageFile, 'utf8');
  writeFileSync(
    packageFile,
    text.replaceAll(/file:\.\.\/\.\.\/(\w+)/g, `file:${folder}/congkhai-$1-0.1.0.tgz`),
  );
  await run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: starter });
  const env = { ...process.env, PUBLIC_API: server.url, ASTRO_TELEMETRY_DISABLED: '1' };
  await run('npm', ['run', 'build'], { cwd: starter, env });
  browser = await launchBrowserWithHistory();
});
afterAll(async () => {
  await browser?.close();
  await server?.end('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

test('there is a page for each article, over all pages of the list', () => {
  expect(readdirSync(join(site, 'tin'))).toHaveLength(121);
});

test('it can be read without JavaScript', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.url}/`);
  expect(await page.locator('ck-latest li').count()).toBe(10);
  await page.getByRole('link', { name: 'Hội nghị' }).click();
  await page.getByRole('heading', { name: 'Hội nghị', level: 1 }).waitFor();
  await page.getByText('Đạt 85,82 điểm.').waitFor();
  await context.close();
});

test('with it the ranking is there, and an article that is opened is counted', async () => {
  const page = await browser.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  // The server's policy allows nothing inline.
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) problems.push(message.text());
  });
  await page.goto(`${server.url}/`);
  await page.locator('ck-ranking').getByText('85,82').first().waitFor();
  await page.goto(`${server.url}/tin/hoi-nghi.html`);
  await page.locator('ck-views').filter({ hasText: '1 lượt xem' }).waitFor();
  expect(problems).toEqual([]);
  await page.close();
});
