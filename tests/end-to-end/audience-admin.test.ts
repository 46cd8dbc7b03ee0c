import { ListArticlesResponseSchema } from '@congkhai/shared/contracts/read-api';
import type { Browser, Page } from 'playwright-core';
import { expectAccessible, signInTo } from '../helpers/admin-pages';
import { launchBrowser, READER_USER_AGENT } from '../helpers/browser';
import { eventually } from '../helpers/cms-process';
import { ACCOUNTS, type Product, startProduct } from '../helpers/product';
import { anEventId } from '../helpers/view-events';

let product: Product;
let browser: Browser;
let page: Page;
let article: { articleId: string; title: string };

beforeAll(async () => {
  product = await startProduct({ MOST_READ_SECONDS: '1' });
  browser = await launchBrowser();
  await eventually(async () => {
    const response = await fetch(`${product.siteUrl}/v1/articles?limit=1`);
    const [first] = ListArticlesResponseSchema.parse(await response.json()).data;
    if (!first) throw new Error('no article yet');
    article = first;
  });
  const response = await fetch(`${product.siteUrl}/v1/views`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': READER_USER_AGENT },
    body: JSON.stringify({
      eventId: anEventId(1, new Date()),
      articleId: article.articleId,
    }),
  });
  expect(response.status).toBe(204);
  page = await signInTo(browser, { adminUrl: product.adminUrl, ...ACCOUNTS.editor });
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const open = (path = '') => page.goto(`${product.adminUrl}/admin/plugins/audience${path}`);

test('the home page tells of this hour and what is read', async () => {
  await page.goto(`${product.adminUrl}/admin`);
  await page.getByText('Lượt xem trong giờ này').waitFor();
  await page.getByText('Tổng số lượt truy cập').waitFor();
  await page.getByRole('heading', { name: 'Đọc nhiều nhất 7 ngày qua' }).waitFor();
});

test('days are chosen by keyboard, drawn, and told in a table', async () => {
  await open();
  const week = page.getByRole('button', { name: '7 ngày', exact: true });
  await week.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: article.title }).first().waitFor();
  const summary = page.getByText('Xem dưới dạng bảng');
  await summary.focus();
  await page.keyboard.press('Enter');
  await eventually(async () =>
    expect(await page.getByRole('figure').locator('tbody tr').count()).toBe(7),
  );
  await expectAccessible(page, 'audience-range');
});

test('a most-read list says why an article stands where it does', async () => {
  await open('/ranking');
  await page.getByText('Nhiều lượt đọc nhất trong các bài không được ghim.').waitFor();
  await page.getByText(/Định nghĩa congkhai-views\/2/).waitFor();
  await expectAccessible(page, 'audience-ranking');
});

test('what was taken for what is told by day, with the rules and the key', async () => {
  await open('/transparency');
  await page.getByRole('table', { name: /Phân loại từng ngày/ }).waitFor();
  await page.getByRole('rowheader', { name: 'Quá nhiều yêu cầu' }).waitFor();
  await page.getByRole('rowheader', { name: 'Mã khoá công khai' }).waitFor();
  await expectAccessible(page, 'audience-transparency', { height: 2_000 });
});

test('an article is pinned with a reason, and the list says so', async () => {
  await open('/exceptions');
  await page.getByRole('button', { name: 'Ghim hoặc loại bài' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: `Chọn “${article.title}”` }).click();
  await dialog.getByLabel(/Lý do/).fill('Tin quan trọng');
  await dialog.getByRole('button', { name: 'Ghi', exact: true }).click();
  await page.getByRole('cell', { name: 'Tin quan trọng' }).waitFor();
  await expectAccessible(page, 'audience-exceptions');
  await eventually(async () => {
    await open('/ranking');
    await page.getByText('Được biên tập ghim').waitFor({ timeout: 20_000 });
  });
});

test('beside an article stands how it is read', async () => {
  await page.goto(
    `${product.adminUrl}/admin/content-manager/collection-types/plugin::newsroom.article/${article.articleId}`,
  );
  await page.getByText('Bạn đọc của bài').waitFor();
  await page.getByText('Lượt xem 30 ngày qua').first().waitFor();
  await page.getByRole('rowheader', { name: 'Vào thẳng' }).waitFor();
});
