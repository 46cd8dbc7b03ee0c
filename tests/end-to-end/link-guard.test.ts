import type { Page } from 'playwright-core';
import { type AdminAtWork, expectAccessible, startAdmin } from '../helpers/admin-pages';
import { type CmsProcess, eventually } from '../helpers/cms-process';
import { COLLECTIONS, documentOf, link, paragraph, text } from '../helpers/newsroom';

const ARTICLE = {
  title: 'Tin của Báo Quảng Nam',
  body: [paragraph(text('Theo '), link('https://baoquangnam.vn/tin', 'Báo Quảng Nam'))],
};
let admin: AdminAtWork;
let cms: CmsProcess;
let page: Page;

beforeAll(async () => {
  admin = await startAdmin({ width: 1280, height: 1000 });
  ({ cms, page } = admin);
});
afterAll(() => admin?.stop());

test('what an editor could not publish waits for a second person, who allows it by keyboard and sees where it is linked', async () => {
  const editor = await cms.signIn('editor');
  const publish = () => editor('POST', `${COLLECTIONS.articles}/actions/publish`, ARTICLE);
  expect((await publish()).status).toBe(400);

  await page.goto(`${cms.url}/admin/plugins/publishing/links`);
  const allow = page.getByRole('button', { name: 'Cho phép baoquangnam.vn' });
  await allow.waitFor();
  await expectAccessible(page, 'links-waiting', { height: 1000 });
  await allow.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Lý do').fill('Báo của tỉnh');
  await expectAccessible(page, 'links-allow', { within: '[role=dialog]', height: 1000 });
  await dialog.getByRole('button', { name: 'Cho phép' }).press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Thu hồi baoquangnam.vn' }).waitFor();

  const { documentId } = documentOf(await publish());
  await eventually(async () =>
    expect(await cms.readPublished(`articles/${documentId}/vi.json`)).not.toBeNull(),
  );
  await page.reload();
  await page.getByRole('button', { name: 'Xem các bài dẫn tới baoquangnam.vn' }).click();
  await page.getByRole('link', { name: ARTICLE.title }).waitFor();
  await expectAccessible(page, 'links-inventory', { height: 1400 });
});

test('an editor asks from the article that is being written to allow the host it leads to', async () => {
  const editor = await cms.signIn('editor');
  const body = [paragraph(text('Theo '), link('https://thanhnien.vn/tin', 'Báo Thanh Niên'))];
  const draft = { title: 'Bài đang viết', body };
  const { documentId } = documentOf(
    await editor('POST', `${COLLECTIONS.articles}?locale=vi`, draft),
  );
  await page.goto(`${cms.url}/admin${COLLECTIONS.articles}/${documentId}`);
  const found = page.getByRole('listitem').filter({ hasText: 'Liên kết tới trang thanhnien.vn' });
  await found.getByText('Báo Thanh Niên').waitFor();
  await expectAccessible(page, 'links-finding', { within: 'li:has(blockquote)', height: 1600 });
  await page.getByRole('button', { name: 'Đề nghị cho phép trang thanhnien.vn' }).press('Enter');
  await found.getByText('Đã đề nghị cho phép thanhnien.vn').waitFor();

  await page.goto(`${cms.url}/admin`);
  await page.getByRole('heading', { name: 'Liên kết cần xem' }).waitFor();
  await page.getByText('thanhnien.vn').waitFor();
  await expectAccessible(page, 'links-desk', {
    within: 'a[href$="/publishing/links"]',
    height: 1600,
  });
});

test('a host that is taken back is an alert that names the articles that still lead there', async () => {
  await page.goto(`${cms.url}/admin/plugins/publishing/links`);
  await page.getByRole('button', { name: 'Thu hồi baoquangnam.vn' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Lý do').fill('Trang bị chiếm');
  await dialog.getByRole('button', { name: 'Thu hồi' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.goto(`${cms.url}/admin/plugins/publishing`);
  await page.getByText(/baoquangnam.vn đã bị thu hồi.*Tin của Báo Quảng Nam/).waitFor();
});
