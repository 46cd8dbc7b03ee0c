import type { Browser, Page } from 'playwright-core';
import * as z from 'zod';
import { expectAccessible, signInTo } from '../helpers/admin-pages';
import { launchBrowser } from '../helpers/browser';
import {
  ACCOUNTS,
  type CmsClient,
  type CmsProcess,
  eventually,
  PASSWORD,
  startCmsProcess,
} from '../helpers/cms-process';
import { COLLECTIONS, documentOf, paragraph, relationTo, text } from '../helpers/newsroom';

const SCREEN = { width: 1_280, height: 1_800 };
const APPROVER = 'lanh-dao@example.vn';
const TITLE = 'Kế hoạch cải cách hành chính năm 2026';
const RolesSchema = z.object({ data: z.array(z.object({ id: z.int(), code: z.string() })) });
const MadeSchema = z.object({ data: z.object({ id: z.int() }) });

let cms: CmsProcess;
let browser: Browser;
let editor: CmsClient;
let article: { documentId: string };
let writing: Page;
let approving: Page;

beforeAll(async () => {
  cms = await startCmsProcess();
  const administrator = await cms.signIn('administrator');
  await makeApprover(administrator);
  const category = documentOf(
    await administrator('POST', COLLECTIONS.categories, {
      categoryId: 'chi-dao',
      name: 'Chỉ đạo điều hành',
      needsApproval: true,
    }),
  );
  editor = await cms.signIn('editor');
  article = documentOf(
    await editor('POST', COLLECTIONS.articles, {
      title: TITLE,
      body: [paragraph(text('Đạt 85,82 điểm.'))],
      category: relationTo(category),
    }),
  );
  browser = await launchBrowser();
  writing = await openAs(ACCOUNTS.editor);
  approving = await openAs(APPROVER);
});
afterAll(async () => {
  await browser?.close();
  await cms?.stop();
});

async function makeApprover(administrator: CmsClient): Promise<void> {
  const roles = RolesSchema.parse((await administrator('GET', '/admin/roles')).body).data;
  const role = roles.find(({ code }) => code === 'congkhai-approver');
  const person = { email: APPROVER, firstname: 'Lãnh đạo', roles: [role?.id] };
  const made = MadeSchema.parse((await administrator('POST', '/admin/users', person)).body).data;
  const active = { password: PASSWORD, isActive: true };
  await administrator('PUT', `/admin/users/${made.id}`, active);
}

const openAs = (email: string) =>
  signInTo(browser, { adminUrl: cms.url, email, password: PASSWORD, screen: SCREEN });
const movesOf = (page: Page) => page.getByRole('list', { name: 'Việc làm được bây giờ' });
const openArticle = (page: Page) =>
  page.goto(`${cms.url}/admin${COLLECTIONS.articles}/${article.documentId}`);

/** Opens the dialog of a move by keyboard, fills it in and sends it. */
async function move(page: Page, name: string, entered: Record<string, string> = {}) {
  await movesOf(page).getByRole('button', { name, exact: true }).press('Enter');
  const dialog = page.getByRole('dialog', { name });
  for (const [label, value] of Object.entries(entered))
    await dialog.getByLabel(label, { exact: false }).fill(value);
  await dialog.getByRole('button', { name, exact: true }).press('Enter');
}
async function moveTo(page: Page, stage: string, ...how: [string, Record<string, string>?]) {
  await move(page, ...how);
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await stageOf(page, stage).waitFor();
}
const stageOf = (page: Page, stage: string) =>
  page
    .getByRole('status')
    .filter({ hasText: /Bạn đọc (không|đang) thấy bài/ })
    .getByText(stage, { exact: true })
    .first();

test('whoever wrote an article sends it to review and cannot publish it', async () => {
  await openArticle(writing);
  await movesOf(writing).waitFor();
  await expectAccessible(writing, 'workflow-panel', {
    within: 'section[aria-label="Quy trình"]',
    height: SCREEN.height,
  });
  await moveTo(writing, 'Chờ duyệt', 'Gửi duyệt', { 'Lời nhắn': 'Mong anh duyệt sớm' });
  await writing.getByText('phải có người khác duyệt đúng bản này').waitFor();
  expect(await movesOf(writing).getByRole('button').allInnerTexts()).toEqual(['Lấy lại để sửa']);
});

test('whoever approves finds it on the home page, and it is scheduled once approved', async () => {
  await approving.reload();
  const waiting = approving.getByRole('link', { name: TITLE }).first();
  await waiting.waitFor();
  await waiting.press('Enter');
  await moveTo(approving, 'Đã duyệt', 'Duyệt');
  await move(approving, 'Hẹn giờ đăng', { 'Ngày giờ đăng': '2020-01-01T08:00' });
  await approving.getByRole('dialog').getByText('Giờ đăng phải ở sau lúc này.').waitFor();
  await approving.getByLabel('Ngày giờ đăng').fill(`${tomorrow()}T08:00`);
  await expectAccessible(approving, 'schedule-dialog', {
    within: '[role=dialog]',
    widths: [1_280],
  });
  await approving.getByRole('dialog').getByRole('button', { name: 'Hẹn giờ đăng' }).press('Enter');
  await stageOf(approving, 'Hẹn giờ đăng').waitFor();
});

test('the calendar leads to what is scheduled, by month, by week and on a phone', async () => {
  await approving.goto(`${cms.url}/admin/plugins/newsroom/calendar?view=week&day=${tomorrow()}`);
  const entry = approving.getByRole('link', { name: `08:00 Hẹn đăng ${TITLE}` });
  await entry.waitFor();
  await approving.getByRole('button', { name: 'Tháng' }).press('Enter');
  await entry.waitFor();
  await expectAccessible(approving, 'calendar');
  await entry.press('Enter');
  await moveTo(approving, 'Đã đăng', 'Đăng ngay');
});

test('a changed text is approved again, and readers are told what has changed', async () => {
  const address = `${COLLECTIONS.articles}/${article.documentId}`;
  documentOf(await editor('PUT', address, { body: [paragraph(text('Đạt 86,10 điểm.'))] }));
  await openArticle(approving);
  await stageOf(approving, 'Bản nháp').waitFor();
  await moveTo(approving, 'Đã duyệt', 'Duyệt');
  await movesOf(approving).getByRole('button', { name: 'Đăng ngay' }).press('Enter');
  const dialog = approving.getByRole('dialog');
  await dialog.getByRole('radio', { name: /Sửa nội dung/ }).press('Space');
  await dialog.getByLabel('Nội dung đã sửa').fill('Sửa điểm thành 86,10.');
  await dialog.getByRole('button', { name: 'Đăng ngay' }).press('Enter');
  await stageOf(approving, 'Đã đăng').waitFor();
  await eventually(async () =>
    expect(await cms.readPublished(`articles/${article.documentId}/vi.json`)).toMatchObject({
      changeNotes: [{ note: 'Sửa điểm thành 86,10.' }],
    }),
  );
});

test('a withdrawn article leaves its notice for readers', async () => {
  await moveTo(approving, 'Đã rút', 'Rút bài', { 'Thông báo cho bạn đọc': 'Bài sai số liệu.' });
  await eventually(async () =>
    expect(
      await cms.readPublished('slugs/vi/ke-hoach-cai-cach-hanh-chinh-nam-2026.json'),
    ).toMatchObject({ state: 'gone', reason: 'withdrawn', notice: 'Bài sai số liệu.' }),
  );
});

test('several articles are moved on from the list, each with its own result', async () => {
  const other = { title: 'Hội nghị sơ kết', body: [paragraph(text('Đạt 80 điểm.'))] };
  documentOf(await editor('POST', COLLECTIONS.articles, other));
  await writing.goto(`${cms.url}/admin${COLLECTIONS.articles}`);
  await writing.getByText('Hội nghị sơ kết', { exact: true }).waitFor();
  const withdraw = writing.getByRole('button', { name: 'Rút bài' });
  // Now and then Strapi offers nothing to be done with what was just chosen, until it is chosen again.
  await eventually(async () => {
    await writing.getByRole('checkbox').first().setChecked(false);
    await writing.getByRole('checkbox').first().setChecked(true);
    await withdraw.waitFor({ timeout: 2_000 });
  });
  await withdraw.press('Enter');
  const dialog = writing.getByRole('dialog');
  await dialog.getByLabel('Thông báo cho bạn đọc').fill('Nhầm bài.');
  await dialog.getByRole('button', { name: 'Rút bài' }).press('Enter');
  await dialog.getByText('Xong: 0 bài làm được, 2 bài không.').waitFor();
  await expectAccessible(writing, 'bulk-dialog', { within: '[role=dialog]' });
  expect(await dialog.getByRole('cell').allInnerTexts()).toEqual([
    'Bài này không có trên trang công khai.',
    'Bài này không có trên trang công khai.',
  ]);
});

test('the list shows the stages, and only those that are asked for', async () => {
  await writing.goto(
    `${cms.url}/admin${COLLECTIONS.articles}?filters[$and][0][stage][$eq]=withdrawn`,
  );
  await writing.getByText('Đã rút', { exact: true }).waitFor();
  await writing.getByText('Bước là Đã rút').waitFor();
  expect(await writing.getByText('Hội nghị sơ kết', { exact: true }).count()).toBe(0);
});

function tomorrow(): string {
  return new Date(Date.now() + 31 * 3_600_000).toISOString().slice(0, 10);
}
