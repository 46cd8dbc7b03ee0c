import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { folderStore } from '@congkhai/published-store';
import type { Browser } from 'playwright-core';
import { VIEW_SECRET } from '../helpers/api';
import { launchBrowserWithHistory } from '../helpers/browser';
import { anArticle, putArticles, putCategories, someArticles } from '../helpers/builders';
import { eventually } from '../helpers/cms-process';
import {
  buildFunctionsServer,
  type FunctionsServer,
  startFunctionsServer,
} from '../helpers/functions-server';
import { putSummedUpRelease } from '../helpers/release-builders';

const ROOT = resolve(__dirname, '../..');

/** Where its packages stay from one run to the next. Links out of it lead to the same folders as those out of examples/starter. */
const STARTER = join(ROOT, '.cache/starter');
const INSTALLED = join(STARTER, 'installed-lock.json');

const folder = mkdtempSync(join(tmpdir(), 'congkhai-starter-'));
const site = join(STARTER, 'dist');
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
  const settings = {
    DATA_DIR: join(folder, 'data'),
    PORTAL_FOLDER: site,
    MOST_READ_SECONDS: '1',
    VIEW_TOKENS: 'required',
    VIEW_SECRET,
  };
  server = await startFunctionsServer(buildFunctionsServer(join(folder, 'server')), settings);

  installStarter();
  run(STARTER, 'npm', 'run', 'check');
  run(STARTER, 'npm', 'run', 'build');
  browser = await launchBrowserWithHistory();
});
afterAll(async () => {
  await browser?.close();
  await server?.end('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a program to its end. */
function run(cwd: string, program: string, ...args: string[]): void {
  const env = { ...process.env, PUBLIC_API: server.url, ASTRO_TELEMETRY_DISABLED: '1' };
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}\n${stdout}${stderr}`);
}

/** Copies the starter and installs what its lock file says, with our own packages as a newcomer gets them: packed. */
function installStarter(): void {
  for (const made of ['dist', 'src']) rmSync(join(STARTER, made), { recursive: true, force: true });
  const source = join(ROOT, 'examples/starter');
  const isSource = (path: string) => !/^(node_modules|dist|\.astro)$/.test(relative(source, path));
  cpSync(source, STARTER, { recursive: true, filter: isSource });
  const lock = readFileSync(join(STARTER, 'package-lock.json'), 'utf8');
  if (!existsSync(INSTALLED) || readFileSync(INSTALLED, 'utf8') !== lock) {
    rmSync(INSTALLED, { force: true });
    run(STARTER, 'npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund');
    writeFileSync(INSTALLED, lock);
  }
  run(ROOT, 'npm', 'pack', '-w', 'client', '-w', 'elements', '--pack-destination', folder);
  for (const name of ['client', 'elements']) {
    const place = join(STARTER, 'node_modules/@congkhai', name);
    rmSync(place, { recursive: true, force: true });
    mkdirSync(place);
    const packed = join(folder, `congkhai-${name}-0.1.0.tgz`);
    run(place, 'tar', '-xzf', packed, '--strip-components=1');
  }
}

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

test('with it the ranking is there, and an article that is opened is counted and then among the most read', async () => {
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
  // Asked by a new reader each time: a browser keeps a list for a while.
  await eventually(async () => {
    const reader = await browser.newPage();
    await reader.goto(`${server.url}/`);
    const mostRead = reader.locator('ck-most-read').getByRole('link', { name: 'Hội nghị' });
    await mostRead.waitFor({ timeout: 20_000 }).finally(() => reader.close());
  });
});
