import type { Browser, Page } from 'playwright-core';
import { expectAccessible, signInTo } from '../helpers/admin-pages';
import { launchBrowser } from '../helpers/browser';
import {
  ACCOUNTS,
  type CmsProcess,
  eventually,
  PASSWORD,
  startCmsProcess,
} from '../helpers/cms-process';
import { COLLECTIONS, documentOf, paragraph, text } from '../helpers/newsroom';

const { articles: ARTICLES } = COLLECTIONS;

let cms: CmsProcess;
let browser: Browser;
let page: Page;
let documentId: string;

beforeAll(async () => {
  cms = await startCmsProcess();
  const editor = await cms.signIn('editor');
  const article = {
    title: 'Chỉ số cải cách hành chính năm 2022',
    body: [paragraph(text('Đạt 85,82 điểm.'))],
  };
  documentId = documentOf(await editor('POST', ARTICLES, article)).documentId;
  const changed = { ...article, body: [paragraph(text('Đạt 86,10 điểm, đứng đầu huyện.'))] };
  await editor('PUT', `${ARTICLES}/${documentId}`, changed);
  const administrator = await cms.signIn('administrator');
  await administrator('POST', `${ARTICLES}/${documentId}/actions/publish`, changed);
  browser = await launchBrowser();
  page = await signInTo(browser, {
    adminUrl: cms.url,
    email: ACCOUNTS.administrator,
    password: PASSWORD,
  });
});
afterAll(async () => {
  await browser?.close();
  await cms?.stop();
});

test('the trail of an article from draft to publication is one click from its form', async () => {
  await page.goto(
    `${cms.url}/admin/content-manager/collection-types/plugin::newsroom.article/${documentId}`,
  );
  await page.getByRole('link', { name: 'Xem mọi việc đã làm với nội dung này' }).click();
  await page.getByRole('table', { name: 'Các mục, mới nhất trước' }).waitFor();
  const rows = await page.getByRole('row').allInnerTexts();
  const told = rows.slice(1).map((row) => row.split('\t').slice(1, 4));
  expect(told).toEqual([
    ['Quản trị', 'Xuất bản bài viết', 'Chỉ số cải cách hành chính năm 2022'],
    ['Biên tập viên', 'Sửa bài viết', 'Chỉ số cải cách hành chính năm 2022'],
    ['Biên tập viên', 'Thêm bài viết', 'Chỉ số cải cách hành chính năm 2022'],
  ]);
  await expectAccessible(page, 'audit-log-article');
});

test('an entry says word by word what changed, opened and closed by keyboard', async () => {
  const open = page.getByRole('button', { name: /Chi tiết của mục/ }).nth(1);
  await open.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Sửa bài viết' });
  await dialog.waitFor();
  expect(await dialog.locator('del').allInnerTexts()).toEqual([expect.stringContaining('85,82')]);
  expect((await dialog.locator('ins').allInnerTexts()).join(' ')).toContain('86,10');
  await expectAccessible(page, 'audit-log-entry', { within: '[role=dialog]' });
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await eventually(async () =>
    expect(await open.evaluate((button) => button === document.activeElement)).toBe(true),
  );
});

test('the whole log is filtered, taken away as a file and verified', async () => {
  await page.goto(`${cms.url}/admin/plugins/audit-log`);
  await page.getByRole('table').waitFor();
  await expectAccessible(page, 'audit-log');
  await page.getByLabel('Tìm trong tên').fill('bien tap');
  await page.keyboard.press('Enter');
  await page.getByRole('cell', { name: 'Đăng nhập' }).first().waitFor();
  await page.getByRole('button', { name: 'Bỏ bộ lọc' }).last().click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Tải CSV' }).click();
  expect((await downloading).suggestedFilename()).toMatch(/^nhat-ky-\d{4}-\d{2}-\d{2}\.csv$/);
  await page.getByRole('button', { name: 'Kiểm tra nhật ký' }).click();
  await page.getByText('Nhật ký nguyên vẹn').waitFor();
  await expectAccessible(page, 'audit-log-verified', { height: 2_400 });
});
