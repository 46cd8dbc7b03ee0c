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
import { COLLECTIONS, documentOf, link, paragraph, text } from '../helpers/newsroom';

const SCREEN = { width: 1_280, height: 900 };
const BODY = [
  paragraph(
    text('Toàn văn kế hoạch, mời bạn đọc '),
    link('https://congbao.chinhphu.vn/', 'xem tại đây'),
  ),
  { type: 'heading', level: 4, children: [text('Kết quả năm 2022')] },
  paragraph(text('Xã đạt 85,82 điểm.')),
];

let cms: CmsProcess;
let browser: Browser;

beforeAll(async () => {
  cms = await startCmsProcess();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await cms?.stop();
});

const openAs = (account: 'editor' | 'administrator') =>
  signInTo(browser, {
    adminUrl: cms.url,
    email: ACCOUNTS[account],
    password: PASSWORD,
    screen: SCREEN,
  });
const panelOf = (page: Page) => page.getByRole('region', { name: 'Cần bạn xem lại' });

test('an editor answers the questions about an article with the keyboard, and it is published', async () => {
  const editor = await cms.signIn('editor');
  const address = `${COLLECTIONS.articles}?locale=vi`;
  const { documentId } = documentOf(
    await editor('POST', address, { title: 'Kế hoạch cải cách', body: BODY }),
  );
  const page = await openAs('editor');
  await page.goto(`${cms.url}/admin${COLLECTIONS.articles}/${documentId}`);
  await panelOf(page).getByText('xem tại đây').waitFor();
  await eventually(async () => expect(await panelOf(page).getByRole('listitem').count()).toBe(2));
  await expectAccessible(page, 'findings', { within: 'section[aria-label="Cần bạn xem lại"]' });
  await page.setViewportSize(SCREEN);

  await page
    .getByRole('button', { name: 'Đăng', exact: true })
    .or(page.getByRole('button', { name: 'Xuất bản', exact: true }))
    .first()
    .click();
  await page
    .getByText(/lưu bài, rồi chọn/)
    .first()
    .waitFor();
  expect(await cms.readPublished(`articles/${documentId}/vi.json`)).toBeNull();

  for (const left of [1, 0]) {
    await panelOf(page)
      .getByRole('button', { name: /Đúng, giữ nguyên/ })
      .first()
      .press('Enter');
    await eventually(async () =>
      expect(await panelOf(page).getByRole('listitem').count()).toBe(left),
    );
  }
  await page.getByRole('region', { name: 'Đã trả lời: giữ nguyên' }).waitFor();
  await page
    .getByRole('button', { name: 'Đăng', exact: true })
    .or(page.getByRole('button', { name: 'Xuất bản', exact: true }))
    .first()
    .click();
  await eventually(async () =>
    expect(await cms.readPublished(`articles/${documentId}/vi.json`)).toMatchObject({
      title: 'Kế hoạch cải cách',
    }),
  );
  await page.context().close();
});

test('an administrator checks a file of old articles, reads what is wrong, and imports the rest', async () => {
  const page = await openAs('administrator');
  await page.getByRole('link', { name: 'Nhập bài' }).click();
  const articles = [
    {
      title: 'Hội nghị sơ kết 9 tháng',
      text: 'Xã đạt 85,82 điểm.',
      publishedAt: '06/10/2023',
      status: 'published',
      sourceId: '1',
    },
    {
      title: 'Tin sai ngày',
      text: 'Nội dung.',
      publishedAt: '31/02/2023',
      status: 'published',
      sourceId: '2',
    },
    {
      title: 'Tin sai chuyên mục',
      text: 'Nội dung.',
      category: 'Chuyên mục không có',
      sourceId: '3',
    },
  ];
  const buffer = Buffer.from(JSON.stringify({ format: 'congkhai-articles', version: 1, articles }));
  await page
    .getByLabel('Tệp bài viết')
    .setInputFiles({ name: 'articles.json', mimeType: 'application/json', buffer });
  await page.getByRole('button', { name: 'Kiểm tra' }).press('Enter');
  await page.getByText('“31/02/2023” không phải ngày', { exact: false }).waitFor();
  await expectAccessible(page, 'import-check');
  await page.setViewportSize(SCREEN);
  await page.getByRole('button', { name: 'Nhập 1 bài' }).press('Enter');
  await page.getByText('1 đã đăng, 0 bản nháp, 0 đã có, 2 không nhập được').waitFor();
  await expectAccessible(page, 'import-done');
  await page.context().close();
});
