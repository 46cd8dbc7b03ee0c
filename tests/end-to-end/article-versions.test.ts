import type { Browser, Page } from 'playwright-core';
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
import { COLLECTIONS, documentOf, paragraph, text } from '../helpers/newsroom';

const SCREEN = { width: 1_280, height: 1_200 };
const { articles: ARTICLES } = COLLECTIONS;

let cms: CmsProcess;
let browser: Browser;
let editor: CmsClient;
let page: Page;

beforeAll(async () => {
  cms = await startCmsProcess();
  browser = await launchBrowser();
  editor = await cms.signIn('editor');
  page = await signInTo(browser, {
    adminUrl: cms.url,
    email: ACCOUNTS.administrator,
    password: PASSWORD,
    screen: SCREEN,
  });
});
afterAll(async () => {
  await browser?.close();
  await cms?.stop();
});

const newArticle = async (data: object) =>
  documentOf(
    await editor('POST', ARTICLES, {
      lead: 'Xã đạt 85,82 điểm.',
      body: [paragraph(text('Hội nghị sơ kết chín tháng đầu năm.'))],
      sections: [{ __component: 'newsroom.quotation', text: 'Cũ.', attribution: 'Chủ tịch xã' }],
      ...data,
    }),
  );
const openForm = async (documentId: string) => {
  await page.goto(`${cms.url}/admin${ARTICLES}/${documentId}?plugins[i18n][locale]=vi`);
  await titleField().waitFor();
};
const titleField = () => page.locator('input[name=title]');
const leadField = () => page.locator('textarea[name=lead]');
const readDraft = async (documentId: string) =>
  documentOf(await editor('GET', `${ARTICLES}/${documentId}`));

test('an editor sees what each save changed, word by word, and has an older version back', async () => {
  const { documentId } = await newArticle({ title: 'Kế hoạch cải cách năm 2023' });
  await editor('PUT', `${ARTICLES}/${documentId}`, { title: 'Kế hoạch cải cách năm 2024' });
  await openForm(documentId);
  await leadField().fill('Chưa lưu.');
  await page.getByText('Hãy lưu trước khi rời trang này').waitFor();
  await expectAccessible(page, 'versions-panel', {
    within: 'aside:has(a[href*="/versions"])',
    height: 1_200,
  });
  await leadField().fill('Xã đạt 85,82 điểm.');
  await page.getByRole('link', { name: 'Xem, so sánh, khôi phục' }).click();
  const comparison = page.getByRole('region', { name: 'So sánh hai bản' });
  await comparison.locator('del').filter({ hasText: '2023' }).waitFor();
  expect(await comparison.locator('ins').textContent()).toContain('thêm: 2024');
  await expectAccessible(page, 'versions', { height: 1_200 });

  await page.getByRole('button', { name: 'Khôi phục bản 1' }).press('Enter');
  await expectAccessible(page, 'versions-restore', { within: '[role=alertdialog]' });
  await page.getByRole('button', { name: 'Khôi phục', exact: true }).press('Enter');
  await page.getByText('Đã khôi phục bản 1.').waitFor();
  expect(await readDraft(documentId)).toMatchObject({ title: 'Kế hoạch cải cách năm 2023' });
  await page.getByRole('row', { name: /^3 / }).waitFor();
});

describe('when somebody else has saved the article meanwhile', () => {
  const dialog = () => page.getByRole('dialog', { name: 'Có người đã lưu bài này' });

  /** The page's form is typed in, and the editor saves before it. */
  async function collide(documentId: string): Promise<void> {
    await openForm(documentId);
    await titleField().fill('Tiêu đề của tôi');
    await editor('PUT', `${ARTICLES}/${documentId}`, {
      lead: 'Sapo của họ.',
      sections: [{ __component: 'newsroom.quotation', text: 'Mới.', attribution: 'Bí thư xã' }],
    });
    await page.getByRole('button', { name: 'Lưu', exact: true }).click();
    await dialog().waitFor();
  }

  test('nothing that was typed is lost, and the two are compared', async () => {
    const { documentId } = await newArticle({ title: 'Đóng hộp thoại' });
    await collide(documentId);
    const difference = dialog().getByRole('region', { name: 'Bản của họ và bản của bạn' });
    await difference.locator('ins').filter({ hasText: 'của bạn: Tiêu đề của tôi' }).waitFor();
    await expectAccessible(page, 'conflict', { within: '[role=dialog]' });
    await dialog().press('Escape');
    await dialog().waitFor({ state: 'detached' });
    expect(await titleField().inputValue()).toBe('Tiêu đề của tôi');
    expect(await readDraft(documentId)).toMatchObject({ title: 'Đóng hộp thoại' });
  });

  test('what each changed can be merged, looked at and saved', async () => {
    const { documentId } = await newArticle({ title: 'Ghép hai bản' });
    await collide(documentId);
    await dialog().getByRole('button', { name: 'Ghép với bản của họ' }).click();
    expect(await titleField().inputValue()).toBe('Tiêu đề của tôi');
    expect(await leadField().inputValue()).toBe('Sapo của họ.');
    await page.getByRole('button', { name: 'Lưu', exact: true }).click();
    await eventually(async () =>
      expect(await readDraft(documentId)).toMatchObject({
        title: 'Tiêu đề của tôi',
        lead: 'Sapo của họ.',
        sections: [{ text: 'Mới.' }],
      }),
    );
  });

  test('mine is written over theirs after a second click only, and theirs stays among the versions', async () => {
    const { documentId } = await newArticle({ title: 'Ghi lên trên' });
    await collide(documentId);
    await dialog().getByRole('button', { name: 'Ghi bản của tôi lên trên' }).click();
    await dialog().getByText('vẫn nằm trong “Các bản đã lưu”').waitFor();
    expect(await readDraft(documentId)).toMatchObject({ lead: 'Sapo của họ.' });
    await dialog().getByRole('button', { name: 'Vâng, ghi lên trên' }).press('Enter');
    await eventually(async () =>
      expect(await readDraft(documentId)).toMatchObject({
        title: 'Tiêu đề của tôi',
        lead: 'Xã đạt 85,82 điểm.',
        sections: [{ text: 'Cũ.' }],
      }),
    );
    const { body } = await editor(
      'GET',
      `/newsroom/articles/${documentId}/versions/2?locale=vi&with=3`,
    );
    expect(JSON.stringify(body)).toContain('Sapo của họ.');
  });
});

test('a deleted article is found without diacritics, and comes back as a draft', async () => {
  const administrator = await cms.signIn('administrator');
  const { documentId } = await newArticle({ title: 'Hội nghị ở Đại Lộc', slug: 'hoi-nghi' });
  await newArticle({ title: 'Bài khác' }).then((other) =>
    administrator('DELETE', `${ARTICLES}/${other.documentId}`),
  );
  await administrator('DELETE', `${ARTICLES}/${documentId}`);
  await newArticle({ title: 'Hội nghị mới', slug: 'hoi-nghi' });
  await page.getByRole('link', { name: 'Thùng rác' }).click();
  await page.getByRole('row', { name: /Bài khác/ }).waitFor();
  await page.getByRole('searchbox').or(page.locator('input[name=search]')).first().fill('dai loc');
  await page.keyboard.press('Enter');
  await page.getByRole('row', { name: /Bài khác/ }).waitFor({ state: 'detached' });
  const row = page.getByRole('row', { name: /Hội nghị ở Đại Lộc/ });
  expect(await row.textContent()).toMatch(/Đường dẫn cũ nay thuộc bài khác.*30 ngày/);
  await expectAccessible(page, 'trash');
  await row.getByRole('button', { name: 'Khôi phục “Hội nghị ở Đại Lộc”' }).press('Enter');
  await expectAccessible(page, 'trash-restore', { within: '[role=alertdialog]' });
  await page.getByRole('button', { name: 'Khôi phục', exact: true }).press('Enter');
  await page.getByText('nên bài có đường dẫn mới').waitFor();
  expect(await readDraft(documentId)).toMatchObject({ title: 'Hội nghị ở Đại Lộc' });
  await page.getByText('Không có bài đã xoá nào').waitFor();
});
