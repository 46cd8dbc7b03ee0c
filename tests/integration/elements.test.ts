import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import * as z from 'zod';
import { type Api, openApi } from '../helpers/api';
import { launchBrowser, READER_USER_AGENT } from '../helpers/browser';
import {
  anArticle,
  anArticleId,
  anItemScore,
  aRelease,
  aScorecard,
  put,
  putArticles,
  putCategories,
  someArticles,
  TIEN_MY,
} from '../helpers/builders';
import { eventually } from '../helpers/cms-process';
import { type ElementsSite, openElementsSite } from '../helpers/elements-site';
import { putSummedUpRelease } from '../helpers/release-builders';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const SCREENSHOTS = process.env.TEST_SCREENSHOTS;
const PAYLOAD = '<img src=x onerror="document.title=\'taken\'"><script>1</script>';

let api: Api;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let site: ElementsSite;
/** What the browser says is wrong with the page: broken policies, errors of scripts. */
let problems: string[];

beforeAll(async () => {
  api = openApi();
  // Browsers make event ids of the time that it is.
  Object.defineProperty(api.clock, 'now', { get: () => new Date() });
  const malicious = anArticle({
    articleId: anArticleId(9),
    slug: 'tin-9',
    title: PAYLOAD,
    publishedAt: '2023-10-06T18:00:00.000Z',
    isDemonstration: true,
  });
  await putArticles(api.published, [...someArticles(8), malicious]);
  await putCategories(api.published);
  const counts = (n: number, readCount: number) => ({
    articleId: anArticleId(n),
    readCount,
    viewCount: readCount + 10,
  });
  await put(api.published, objectKeys.mostRead('vi', 'all', '7d'), {
    locale: 'vi',
    scope: 'all',
    window: '7d',
    computedAt: '2023-10-06T02:00:00.000Z',
    entries: [counts(3, 12_345), counts(1, 7)],
  });
  // 80.40 points: 5.42 less than Tiên Châu in the surveyed area, of which it got 26.07.
  const tienMy = aScorecard({ unit: TIEN_MY, isDemonstration: true });
  tienMy.scores['8'] = anItemScore({ surveyScoreThousandths: 20_650 });
  await putSummedUpRelease(api.published, { scorecards: [aScorecard(), tienMy] });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await api.close();
});
beforeEach(async () => {
  context = await browser.newContext({ userAgent: READER_USER_AGENT });
  page = await context.newPage();
  problems = [];
  page.on('console', (message) => problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  site = await openElementsSite(context, api);
});
afterEach(() => context.close());

/** Cells of a table without what only separates them. */
async function rowsOf(selector: string): Promise<string[][]> {
  await page.locator(`${selector} tbody tr`).first().waitFor();
  const rows = await page.locator(`${selector} tbody tr`).all();
  return Promise.all(
    rows.map(async (row) =>
      (await row.locator('th, td').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim()),
    ),
  );
}
const textsOf = (selector: string) => page.locator(selector).allInnerTexts();

const ALL = `
  <section><h2>Tin mới</h2><ck-latest limit="3" href="/tin/{slug}"></ck-latest></section>
  <section><h2>Đọc nhiều</h2><ck-most-read window="7d" limit="5" href="/tin/{slug}"></ck-most-read></section>
  <section><h2>Xếp hạng</h2><ck-ranking unit="xa-tien-chau" href="/don-vi/{unitId}"></ck-ranking></section>
  <section><h2>Phiếu điểm</h2><ck-score-card unit="xa-tien-chau"></ck-score-card></section>
  <p><ck-views article="${anArticleId(1)}"></ck-views></p>`;

test('the elements show what the API has, in the forms of Viet Nam, under a policy that allows no more than they need', async () => {
  await site.open(page, ALL);
  expect(await rowsOf('ck-ranking')).toEqual([
    ['1', 'Xã Tiên Châu', '85,82', '85,82', 'tốt'],
    ['2', 'Xã Tiên Mỹ Dữ liệu minh hoạ', '80,40', '80,40', 'tốt'],
  ]);
  // 12.97 of 13.5 is 96.074… %.
  expect((await rowsOf('ck-score-card'))[0]).toEqual([
    'Công tác chỉ đạo, điều hành cải cách hành chính',
    '12,97',
    '13,5',
    '96,07',
  ]);
  expect(await textsOf('ck-score-card [part=result]')).toEqual([
    '85,82/100 điểm · hạng 1/2 · xếp loại: tốt',
  ]);
  await page.locator('ck-most-read li').nth(1).waitFor();
  expect(await textsOf('ck-most-read a')).toEqual(['Tin số 3', 'Tin số 1']);
  expect(await textsOf('ck-most-read [part=note]')).toEqual(['12.345 lượt đọc', '7 lượt đọc']);
  await page.locator('ck-views').filter({ hasText: '0 lượt xem' }).waitFor();
  await page.locator('ck-latest li').nth(2).waitFor();
  const links = await page
    .locator('ck-latest a')
    .evaluateAll((all: HTMLAnchorElement[]) => all.map(({ href }) => href));
  expect(links).toEqual(
    ['tin-9', 'tin-8', 'tin-7'].map((slug) => `http://portal.test/tin/${slug}`),
  );
  // The last was published at 18:00 in UTC, when it was the next day in Viet Nam.
  expect(await textsOf('ck-latest time')).toEqual(['07/10/2023', '01/10/2023', '01/10/2023']);
  expect(problems).toEqual([]);
});

test('a title is text, whatever stands in it', async () => {
  await site.open(page, '<ck-latest limit="1" href="/tin/{slug}"></ck-latest>');
  await page.locator('ck-latest a').waitFor();
  expect(await textsOf('ck-latest a')).toEqual([PAYLOAD]);
  expect(await page.locator('ck-latest img, ck-latest script').count()).toBe(0);
  expect(await page.title()).toBe('Trang thử');
});

test('an address that leads to no page is no link', async () => {
  await site.open(page, '<ck-latest limit="1" href="javascript:alert(1)//{slug}"></ck-latest>');
  await page.locator('ck-latest [part=link]').waitFor();
  expect(await page.locator('ck-latest a').count()).toBe(0);
});

test('a changed attribute is asked for anew, several at once in one request, and what comes too late is not shown', async () => {
  await site.open(page, '<ck-latest limit="3"></ck-latest>');
  await page.locator('ck-latest li').nth(2).waitFor();
  const release = site.hold();
  site.state.asked.length = 0;
  await page.evaluate("document.querySelector('ck-latest').limit = 2");
  await eventually(async () => expect(site.state.asked).toHaveLength(1));
  // Meanwhile what was there is still shown, and said to be out of date.
  expect(await page.locator('ck-latest li').count()).toBe(3);
  expect(await page.locator('ck-latest [aria-busy=true]').count()).toBe(1);
  const aborted = page.waitForEvent('requestfailed');
  await page.evaluate(`Object.assign(document.querySelector('ck-latest'),
    { limit: 1, category: 'cai-cach-hanh-chinh', lang: 'en' })`);
  expect((await aborted).url()).toContain('limit=2');
  await eventually(async () => expect(site.state.asked).toHaveLength(2));
  release();
  await page.locator('ck-latest li').nth(1).waitFor({ state: 'detached' });
  expect(site.state.asked[1]).toBe('GET /v1/articles?limit=1&category=cai-cach-hanh-chinh');
  expect(await textsOf('ck-latest time')).toEqual(['07 Oct 2023']);
  expect(await textsOf('ck-latest [part=badge]')).toEqual(['Demonstration data']);
});

test('what the server of the page wrote is shown until the data has come, and when the API is down', async () => {
  site.state.isDown = true;
  const script = readFileSync(
    join(__dirname, '../../functions/src/handlers/read-api/elements-script.json'),
    'utf8',
  );
  await page.route('**/v1/elements.js', (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      headers: { 'access-control-allow-origin': '*' },
      body: z.object({ script: z.string() }).parse(JSON.parse(script)).script,
    }),
  );
  await site.open(
    page,
    `<ck-latest limit="1"><ul><li><a href="/tin/cu">Tin cũ</a></li></ul></ck-latest>
     <ck-most-read window="7d"></ck-most-read><p>Số: <ck-views article="${anArticleId(1)}"></ck-views></p>`,
  );
  const failed = page.evaluate(`new Promise((resolve) =>
    document.addEventListener('ck-error', ({ detail }) => resolve([detail.name, detail.status])))`);
  await page.getByRole('link', { name: 'Tin cũ' }).waitFor();
  expect(await failed).toEqual(['ApiProblem', 0]);
  const retry = page.getByRole('button', { name: 'Thử lại' });
  await retry.waitFor();
  // Who tries in vain is on the button again.
  const failedAgain = page.evaluate(`new Promise((resolve) =>
    document.querySelector('ck-most-read').addEventListener('ck-error', () => resolve(true)))`);
  await retry.click();
  expect(await failedAgain).toBe(true);
  expect(await retry.evaluate((button) => button.matches(':focus'))).toBe(true);
  // The list has its own content and the count is left out: one notice is enough.
  expect(await retry.count()).toBe(1);
  expect(await page.getByRole('link', { name: 'Tin cũ' }).isVisible()).toBe(true);
  site.state.isDown = false;
  await page.keyboard.press('Enter');
  await page.locator('ck-most-read li').nth(1).waitFor();
  // Whoever pressed the button is where the data is now.
  const focused = await page.evaluate('document.activeElement.localName');
  expect(focused).toBe('ck-most-read');
});

test('what is asked wrongly is said in the words of the API, so that whoever makes the page can mend it', async () => {
  await site.open(
    page,
    `<ck-most-read window="week"></ck-most-read><ck-ranking period="khong-co"></ck-ranking>
      <ck-ranking block="phong" lang="en"></ck-ranking>`,
  );
  await page.locator('ck-most-read [part=message]').filter({ hasText: 'window' }).waitFor();
  await page.locator('ck-ranking [part=message]').filter({ hasText: 'khong-co' }).waitFor();
  const noBlock = { hasText: 'The period has no block phong.' };
  await page.locator('ck-ranking [part=message]').filter(noBlock).waitFor();
});

test('a view is counted by the beacon, and then shown; counts of many articles are one request', async () => {
  const ids = [2, 4, 5].map((n) => `<li><ck-views article="${anArticleId(n)}"></ck-views></li>`);
  await site.open(page, `<ck-views slug="tin-2" record></ck-views><ul>${ids.join('')}</ul>`);
  await page.locator('ck-views[record]').filter({ hasText: '1 lượt xem' }).waitFor();
  const counted = site.state.asked.filter((asked) => asked.startsWith('GET /v1/views?'));
  expect(counted[0]).toBe(`GET /v1/views?ids=${[2, 4, 5].map(anArticleId).join('%2C')}`);
  expect(site.state.asked.filter((asked) => asked === 'POST /v1/views')).toHaveLength(1);
  expect(problems).toEqual([]);
  // A page that goes on to another article by itself counts that one too.
  await page.evaluate("document.querySelector('ck-views[record]').slug = 'tin-3'");
  await eventually(async () =>
    expect(site.state.asked.filter((asked) => asked === 'POST /v1/views')).toHaveLength(2),
  );
});

test('what is no articleId takes no other count away', async () => {
  await site.open(
    page,
    `<ck-views article="tin-2"></ck-views><ck-views article="${anArticleId(4)}"></ck-views>`,
  );
  await page.locator('ck-views').filter({ hasText: '0 lượt xem' }).waitFor();
  const counted = site.state.asked.filter((asked) => asked.startsWith('GET /v1/views?'));
  expect(counted).toEqual([`GET /v1/views?ids=${anArticleId(4)}`]);
});

test('the interval of a rank is said to those who do not see it, and takes no room', async () => {
  const periodId = 'tien-phuoc-2021';
  const uncertainty = {
    drawCount: 100,
    seed: 1,
    confidenceThousandths: 90_000,
    weightSpreadThousandths: 10_000,
    surveySampleSize: null,
    surveyErrorThousandths: 5_000,
  };
  await putSummedUpRelease(api.published, {
    release: { periodId, year: 2021, rules: { ...aRelease().release.rules, uncertainty } },
    scorecards: [aScorecard({ periodId }), aScorecard({ periodId, unit: TIEN_MY })],
  });
  await site.open(page, `<ck-ranking period="${periodId}"></ck-ranking>`);
  const spoken = page.locator('ck-ranking [part=spoken]').first();
  expect(await spoken.textContent()).toMatch(/^Khoảng thứ hạng: \d+ đến \d+$/);
  expect(await spoken.boundingBox()).toMatchObject({ width: 1 });
});

test('a link that is drawn again keeps the focus', async () => {
  await site.open(page, '<ck-latest limit="2" href="/tin/{slug}"></ck-latest>');
  await page.getByRole('link', { name: 'Tin số 8' }).focus();
  await page.evaluate("document.querySelector('ck-latest').limit = 4");
  await page.locator('ck-latest li').nth(3).waitFor();
  const focused = await page.evaluate(
    "document.querySelector('ck-latest').shadowRoot.activeElement.textContent",
  );
  expect(focused).toBe('Tin số 8');
});

test('the first page of a newcomer has less than 30 lines, opens from the disk, lists, ranks, and counts a view', async () => {
  const file = resolve(__dirname, '../../examples/first-page/index.html');
  expect(readFileSync(file, 'utf8').trimEnd().split('\n').length).toBeLessThan(30);
  await page.goto(pathToFileURL(file).href);
  expect(await rowsOf('ck-ranking')).toHaveLength(2);
  await page.locator('ck-most-read li').first().waitFor();
  await page.getByRole('link', { name: 'Tin số 8' }).click();
  await page.getByRole('heading', { name: 'Tin số 8', level: 1 }).waitFor();
  await page.locator('ck-views').filter({ hasText: '1 lượt xem' }).waitFor();
  expect(problems).toEqual([]);
});

test('a table that is too wide can be scrolled with the keyboard, and has its caption as its name', async () => {
  await page.setViewportSize({ width: 240, height: 700 });
  await site.open(page, '<ck-ranking unit="xa-tien-chau"></ck-ranking>');
  const region = page.getByRole('region', { name: 'Chỉ số cải cách hành chính năm 2022' });
  await region.waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await eventually(async () =>
    expect(await region.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0),
  );
  await page.setViewportSize({ width: 900, height: 700 });
  await region.waitFor({ state: 'detached' });
});

const ViolationsSchema = z.object({
  violations: z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) })),
});

test.each([
  ['desktop', 1280, 'light'],
  ['phone', 390, 'light'],
  ['phone', 390, 'dark'],
] as const)(
  'axe objects to nothing on a %s of %d pixels in %s mode, and the page does not scroll sideways',
  async (name, width, colorScheme) => {
    // axe comes by the test, not by the page: its policy is another test's.
    const viewed = await browser.newContext({
      bypassCSP: true,
      colorScheme,
      viewport: { width, height: 900 },
    });
    const opened = await viewed.newPage();
    const other = await openElementsSite(viewed, api);
    await other.open(opened, ALL);
    for (const shown of ['ck-latest li', 'ck-most-read li', 'ck-ranking td', 'ck-score-card td'])
      await opened.locator(shown).first().waitFor();
    if (SCREENSHOTS) {
      mkdirSync(SCREENSHOTS, { recursive: true });
      const path = join(SCREENSHOTS, `elements-${name}-${colorScheme}.png`);
      await opened.screenshot({ path, fullPage: true });
    }
    await opened.evaluate(AXE);
    const found = ViolationsSchema.parse(await opened.evaluate('axe.run()')).violations;
    expect(found.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    const overflow = await opened.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect(overflow).toBeLessThanOrEqual(0);
    await viewed.close();
  },
);
