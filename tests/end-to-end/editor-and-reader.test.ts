import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ListArticlesResponseSchema } from '@congkhai/shared/contracts/read-api';
import { CountViewsResponseSchema } from '@congkhai/shared/contracts/read-api-views';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import * as z from 'zod';
import { launchBrowser, READER_USER_AGENT } from '../helpers/browser';
import { eventually } from '../helpers/cms-process';
import { ACCOUNTS, type Product, startProduct } from '../helpers/product';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const NEW_TITLE = 'Xã Tiên Châu phân tích chỉ số cải cách hành chính năm 2022';

let product: Product;
let browser: Browser;
let reader: BrowserContext;
let articleId: string;
let slug: string;

beforeAll(async () => {
  product = await startProduct();
  browser = await launchBrowser();
  reader = await browser.newContext({ userAgent: READER_USER_AGENT, locale: 'vi-VN' });
  await eventually(async () => {
    const { data } = ListArticlesResponseSchema.parse(
      await getJson('/v1/articles?unit=xa-tien-chau'),
    );
    expect(data).toHaveLength(1);
    articleId = data[0]?.articleId ?? '';
    slug = data[0]?.slug ?? '';
  });
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

async function getJson(path: string): Promise<unknown> {
  return (await fetch(`${product.siteUrl}${path}`)).json();
}

async function openArticle(page: Page): Promise<void> {
  await page.goto(`${product.siteUrl}/tin/${slug}`);
}

async function countViews(): Promise<number | undefined> {
  const { data } = CountViewsResponseSchema.parse(await getJson(`/v1/views?ids=${articleId}`));
  return data[0]?.viewCount;
}

const ViolationsSchema = z.object({ violations: z.array(z.looseObject({ id: z.string() })) });
async function findViolations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const result: unknown = await page.evaluate('axe.run()');
  return ViolationsSchema.parse(result).violations.map(({ id }) => id);
}

test('the portal shows the seed article, the place of its unit in the ranking, and no spam', async () => {
  const page = await reader.newPage();
  await openArticle(page);
  expect(await page.locator('#article h1').textContent()).toContain('Xã Tiên Châu');
  const words = ((await page.locator('body').textContent()) ?? '').toLowerCase();
  for (const spam of ['z-lib', 'winandoffice', 'hacklink']) expect(words).not.toContain(spam);
  await page.goto(`${product.siteUrl}/xep-hang`);
  const cells = await page
    .locator('.ranking-table tr[data-unit-id="xa-tien-chau"]')
    .locator('th, td')
    .allInnerTexts();
  expect(cells.map((cell) => cell.trim())).toEqual(['4', 'Xã Tiên Châu', '85,82', '85,82', 'Tốt']);
  expect(await page.locator('.ranking-table tbody tr').count()).toBe(15);
  await page.getByRole('link', { name: 'Xã Tiên Châu' }).click();
  await page.getByRole('heading', { level: 1, name: 'Xã Tiên Châu' }).waitFor();
  expect(await page.locator('#unit-areas-table tr[data-item-id]').count()).toBe(8);
  await page.close();
});

test('an article that is opened counts one view, and a reload none', async () => {
  const before = await countViews();
  const page = await reader.newPage();
  const recorded = page.waitForResponse((response) => response.request().method() === 'POST');
  await openArticle(page);
  expect((await recorded).status()).toBe(204);
  expect(await countViews()).toBe((before ?? 0) + 1);
  const recordedAgain = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.reload();
  expect((await recordedAgain).status()).toBe(204);
  expect(await countViews()).toBe((before ?? 0) + 1);
  await page.close();
});

test('a title that an editor changes and publishes is on the example page', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
  await page.goto(`${product.adminUrl}/admin`);
  await page.locator('input[name=email]').fill(ACCOUNTS.editor.email);
  await page.locator('input[name=password]').fill(ACCOUNTS.editor.password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /Xin chào/ }).waitFor();

  await page.goto(
    `${product.adminUrl}/admin/content-manager/collection-types/plugin::newsroom.article/${articleId}?plugins[i18n][locale]=vi`,
  );
  await page.getByLabel('Tiêu đề').fill(NEW_TITLE);
  const published = page.waitForResponse((response) => response.url().includes('/actions/publish'));
  await page.getByRole('button', { name: 'Xuất bản', exact: true }).click();
  expect((await published).status()).toBe(200);

  await eventually(async () => {
    const { data } = ListArticlesResponseSchema.parse(
      await getJson('/v1/articles?unit=xa-tien-chau'),
    );
    expect(data[0]?.title).toBe(NEW_TITLE);
  });
  const readerPage = await reader.newPage();
  await openArticle(readerPage);
  expect(await readerPage.locator('#article h1').textContent()).toBe(NEW_TITLE);
  await readerPage.close();
  await page.close();
});

/** Every kind of page that the portal has, in both languages between them. */
const PAGES: [page: string, path: () => string, status?: number][] = [
  ['home', () => '/'],
  ['home in English', () => '/en/'],
  ['article', () => `/tin/${slug}`],
  ['latest', () => '/tin'],
  ['category', () => '/chuyen-muc/mot-cua'],
  ['most read', () => '/doc-nhieu'],
  ['ranking', () => '/xep-hang'],
  ['ranking of an area', () => '/xep-hang?linh-vuc=3'],
  ['unit', () => '/don-vi/xa-tien-chau'],
  ['search', () => '/tim-kiem?q=tien%20chau'],
  ['open data', () => '/du-lieu-mo'],
  ['how we count', () => '/en/cach-dem'],
  ['nothing there', () => '/khong-co', 404],
];

describe.each(PAGES)('page %s', (_name, path, status = 200) => {
  test('axe objects to nothing in light and in dark, and nothing scrolls sideways from desktop to phone', async () => {
    const page = await reader.newPage();
    const answer = await page.goto(`${product.siteUrl}${path()}`);
    expect(answer?.status()).toBe(status);
    for (const [width, colorScheme] of [
      [1_280, 'dark'],
      [768, 'light'],
      [390, 'light'],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect(overflow).toBeLessThanOrEqual(0);
      if (width !== 768) expect(await findViolations(page)).toEqual([]);
    }
    await page.close();
  });

  test('is read without JavaScript', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'vi-VN' });
    const page = await context.newPage();
    await page.goto(`${product.siteUrl}${path()}`);
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    const words = (await page.locator('main').allInnerTexts()).join();
    expect(words.length).toBeGreaterThan(80);
    expect(await page.locator('.preferences').isVisible()).toBe(false);
    await context.close();
  });

  test('is gone through by keyboard, and what has the focus is seen', async () => {
    const page = await reader.newPage();
    await page.goto(`${product.siteUrl}${path()}`);
    await page.keyboard.press('Tab');
    expect(await page.locator('.skip-link').evaluate((link) => link.matches(':focus'))).toBe(true);
    await page.keyboard.press('Enter');
    expect(await page.locator('#content').evaluate((main) => main.matches(':focus'))).toBe(true);
    const stops = await page.locator('main').evaluate(countStops);
    for (let stop = 0; stop < stops; stop += 1) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(describeUnseenFocus)).toBeNull();
    }
    await page.close();
  });
});

/** How many things in the light DOM of an element the Tab key comes to. */
function countStops(element: Element): number {
  const all = element.querySelectorAll('a[href], button, input, [tabindex="0"], summary');
  return Array.from(all).filter((each) => each.checkVisibility()).length;
}

/** Says what has the focus without showing it; null if it is seen. */
function describeUnseenFocus(): string | null {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  if (!focused || focused === document.body) return null;
  const { outlineStyle, outlineWidth } = getComputedStyle(focused);
  return outlineStyle !== 'none' && outlineWidth !== '0px' ? null : focused.outerHTML.slice(0, 200);
}

test('a reader chooses dark, high contrast and large text, and finds them on the next page; nothing is kept before', async () => {
  const context = await browser.newContext({ userAgent: READER_USER_AGENT, locale: 'vi-VN' });
  const page = await context.newPage();
  await page.goto(product.siteUrl);
  expect(await page.evaluate('localStorage.length')).toBe(0);
  await page.locator('.preferences summary').click();
  for (const label of ['Tối', 'Cao', 'Rất lớn'])
    await page.getByLabel(label, { exact: true }).check();
  await page.goto(`${product.siteUrl}/xep-hang`);
  const chosen = await page.locator('html').evaluate((html) => ({ ...html.dataset }));
  expect(chosen).toEqual({ theme: 'dark', contrast: 'more', size: 'larger' });
  expect(await findViolations(page)).toEqual([]);
  await context.close();
});

test('a table is sorted by a column and the other way round', async () => {
  const page = await reader.newPage();
  await page.goto(`${product.siteUrl}/xep-hang`);
  const first = page.locator('.ranking-table tbody tr').first();
  await page.getByRole('button', { name: 'Chỉ số (%)' }).press('Enter');
  await first.getByText('64,75').first().waitFor();
  await page.getByRole('button', { name: 'Chỉ số (%)' }).press('Enter');
  await first.getByText('93,25').first().waitFor();
  expect(await page.locator('th[aria-sort="descending"]').textContent()).toContain('Chỉ số');
  await page.close();
});

test('the published store holds none of the strings that were injected into the seed page', () => {
  const folder = join(product.folder, 'data/published/articles', articleId, 'vi.json');
  const text = readFileSync(folder, 'utf8').toLowerCase();
  for (const spam of ['z-lib', 'winandoffice', 'hacklink', 'trở về'])
    expect(text).not.toContain(spam);
});
