import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { folderStore } from '@congkhai/published-store';
import type { Browser } from 'playwright-core';
import * as z from 'zod';
import { CHROMIUM, launchBrowser } from '../helpers/browser';
import {
  anArticle,
  anArticleId,
  CATEGORY,
  putArticles,
  putCategories,
  someArticles,
  TIEN_CHAU,
} from '../helpers/builders';
import {
  buildFunctionsServer,
  type FunctionsServer,
  startFunctionsServer,
} from '../helpers/functions-server';
import { putManifest } from '../helpers/manifest';
import { startPortalSite } from '../helpers/portal-site';
import { putSeveralYears } from '../helpers/several-years';

// npm run prove:portal. It fetches Lighthouse, 200 packages, and takes minutes, so it is no part of npm test. Screenshots are in .cache/portal.

const ROOT = resolve(__dirname, '../..');
const SCREENSHOTS = join(ROOT, '.cache/portal');
// Apache-2.0. The last one that runs on Node 20.
const LIGHTHOUSE = 'lighthouse@12.8.2';
const SCORE_MIN = 0.95;
const WIDTHS = [390, 768, 1_280];
const run = promisify(execFile);
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const PAGES: [name: string, path: string][] = [
  ['home', '/'],
  ['home-en', '/en/'],
  ['latest', '/tin'],
  ['category', `/chuyen-muc/${CATEGORY.categoryId}`],
  ['article', '/tin/hoi-nghi'],
  ['most-read', '/doc-nhieu'],
  ['ranking', '/xep-hang'],
  ['ranking-area', '/xep-hang/tien-phuoc-2022?khoi=xa&linh-vuc=3'],
  ['ranking-block', '/xep-hang/tien-phuoc-2023?khoi=phong'],
  ['unit', `/don-vi/${TIEN_CHAU.unitId}`],
  ['search', '/tim-kiem?q=hoi%20nghi'],
  ['open-data', '/du-lieu-mo'],
  ['how-we-count', '/en/cach-dem'],
];

const folder = mkdtempSync(join(tmpdir(), 'congkhai-portal-'));
let program: string;
let server: FunctionsServer;
let site: Awaited<ReturnType<typeof startPortalSite>>;
let browser: Browser;

beforeAll(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  const store = folderStore({ root: join(folder, 'published') });
  await putArticles(store, [
    ...someArticles(60),
    anArticle({
      articleId: anArticleId(999),
      slug: 'hoi-nghi',
      title: 'Hội nghị phân tích chỉ số cải cách hành chính',
      publishedAt: '2023-10-06T08:00:00.000Z',
    }),
  ]);
  await putCategories(store);
  await putSeveralYears(store);
  await putManifest(store);
  program = buildFunctionsServer(join(folder, 'server'));
  server = await startFunctionsServer(program, { DATA_DIR: folder });
  site = await startPortalSite(server.url);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
  if (server?.process.signalCode === null) await server.end('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

const ViolationsSchema = z.object({ violations: z.array(z.looseObject({ id: z.string() })) });

test.each(PAGES)(
  'axe finds nothing on the page %s, and no width scrolls sideways',
  async (name, path) => {
    const page = await browser.newPage();
    expect((await page.goto(`${site.url}${path}`))?.status()).toBe(200);
    for (const width of WIDTHS)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
        expect(overflow).toBeLessThanOrEqual(0);
        await page.evaluate(AXE);
        const { violations } = ViolationsSchema.parse(await page.evaluate('axe.run()'));
        expect(violations.map(({ id }) => id)).toEqual([]);
        const file = join(SCREENSHOTS, `${name}-${width}-${colorScheme}.png`);
        await page.screenshot({ path: file, fullPage: true });
      }
    await page.emulateMedia({ media: 'print' });
    await page.screenshot({ path: join(SCREENSHOTS, `${name}-print.png`), fullPage: true });
    await page.close();
  },
  60_000,
);

test('a unit is seen over four years, by area against the mean of its block, and where it lost points', async () => {
  const page = await browser.newPage();
  await page.goto(`${site.url}/don-vi/${TIEN_CHAU.unitId}`);
  expect(await page.locator('#series-table tbody th').allInnerTexts()).toEqual(
    ['2023', '2022', '2021', '2020'].map((year) => expect.stringContaining(year)),
  );
  expect(await page.locator('#unit-areas-table tr[data-item-id]').count()).toBe(8);
  await page.getByRole('heading', { name: 'Mất điểm ở đâu' }).waitFor();
  await page.getByRole('link', { name: '2021' }).first().click();
  await page.locator('#series-table .chosen').getByText('2021').waitFor();
  await page.goto(`${site.url}/xep-hang`);
  await page.getByRole('link', { name: '2020' }).click();
  await page.getByText('Chỉ số cải cách hành chính năm 2020').first().waitFor();
  await page.getByRole('link', { name: 'Các phòng chuyên môn' }).click();
  await page.getByText('Phòng Tư pháp').first().waitFor();
  await page.close();
});

const ReportSchema = z.object({
  categories: z.record(z.string(), z.object({ score: z.number().nullable() })),
  audits: z.record(z.string(), z.looseObject({ score: z.number().nullable(), title: z.string() })),
});

test.each(PAGES)(
  'Lighthouse gives 95 and more in all four to the page %s',
  async (name, path) => {
    const report = join(SCREENSHOTS, `${name}.json`);
    const options = [
      `${site.url}${path}`,
      '--output=json',
      `--output-path=${report}`,
      '--quiet',
      // What was searched for is not to be listed, which Lighthouse takes for a mistake.
      ...(path.startsWith('/tim-kiem?') ? ['--skip-audits=is-crawlable'] : []),
      '--only-categories=performance,accessibility,best-practices,seo',
      '--chrome-flags=--headless=new --no-sandbox --disable-gpu',
    ];
    const env = { ...process.env, CHROME_PATH: CHROMIUM };
    await run('npx', ['--yes', LIGHTHOUSE, ...options], { env });
    const { categories, audits } = ReportSchema.parse(JSON.parse(readFileSync(report, 'utf8')));
    const scores = Object.entries(categories).map(
      ([category, { score }]) => `${category} ${(score ?? 0) * 100}`,
    );
    process.stdout.write(`${path}: ${scores.join(', ')}\n`);
    const low = Object.values(categories).filter(({ score }) => !((score ?? 0) >= SCORE_MIN));
    const failed = Object.values(audits).filter(({ score }) => score !== null && score < SCORE_MIN);
    expect(low.length === 0 ? [] : failed.map(({ title }) => title)).toEqual([]);
  },
  180_000,
);

test('with the API down a page says so, leads to what can be read, and is there again when the API is', async () => {
  await server.end('SIGKILL');
  const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
  for (const [, path] of PAGES.slice(0, 11)) {
    const answer = await page.goto(`${site.url}${path}`);
    expect([path, answer?.status(), answer?.headers()['retry-after']]).toEqual([path, 503, '5']);
  }
  await page.goto(`${site.url}/tin/hoi-nghi`);
  await page.getByRole('heading', { name: 'Chưa đọc được dữ liệu' }).waitFor();
  await page.evaluate(AXE);
  const { violations } = ViolationsSchema.parse(await page.evaluate('axe.run()'));
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.screenshot({ path: join(SCREENSHOTS, 'api-down.png'), fullPage: true });
  await page.locator('main').getByRole('link', { name: 'Cách đếm' }).click();
  await page.getByRole('heading', { level: 1, name: 'Cách đếm' }).waitFor();
  await page.goto(`${site.url}/tin/hoi-nghi`);
  const { port } = new URL(server.url);
  server = await startFunctionsServer(program, { DATA_DIR: folder, PORT: port });
  await page.getByRole('link', { name: 'Thử lại' }).click();
  await page.getByRole('heading', { level: 1, name: /^Hội nghị/ }).waitFor();
  await page.close();
});
