import type { Browser, Page } from 'playwright-core';
import * as z from 'zod';
import { expectAccessible, signInTo } from '../helpers/admin-pages';
import { launchBrowser } from '../helpers/browser';
import { eventually } from '../helpers/cms-process';
import { aPdf, aPng } from '../helpers/media-files';
import { ACCOUNTS, type Product, startProduct } from '../helpers/product';

jest.setTimeout(90_000);

const COLLECTION = 'content-manager/collection-types/plugin::newsroom.article';
const paragraph = (text: string) => ({ type: 'paragraph', children: [{ type: 'text', text }] });

let product: Product;
let browser: Browser;
let page: Page;
let documentId: string;

beforeAll(async () => {
  product = await startProduct();
  browser = await launchBrowser();
  page = await signInTo(browser, { adminUrl: product.adminUrl, ...ACCOUNTS.editor });
  const send = await clientOf(product.adminUrl);
  const cover = await upload(send, 'Hội nghị.png', 'image/png', aPng({ width: 900, height: 500 }));
  const file = await upload(send, 'Quyết định.pdf', 'application/pdf', aPdf());
  const { data } = z.object({ data: z.object({ documentId: z.string() }) }).parse(
    await send(COLLECTION, {
      title: 'Bài có bảng và ảnh',
      body: [
        paragraph('Theo Quyết định số 214/QĐ-UBND ngày 12/01/2023 của UBND huyện Tiên Phước.'),
        paragraph('Và Kế hoạch số 12/KH-UBND.'),
      ],
      cover,
      gallery: [cover],
      attachments: [{ file, title: 'Quyết định phê duyệt' }],
      sections: [
        {
          __component: 'newsroom.table',
          caption: 'Điểm của các xã',
          content: {
            headerRowCount: 1,
            hasHeaderColumn: true,
            rows: [
              ['Xã', 'Điểm'],
              ['Tiên Châu', '85,82'],
            ],
          },
        },
        { __component: 'newsroom.figure', image: cover, caption: 'Toàn cảnh' },
        {
          __component: 'newsroom.quotation',
          text: 'Công khai để dân biết.',
          attribution: 'Chủ tịch xã',
        },
      ],
    }),
  );
  documentId = data.documentId;
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

test('an editor pastes a table from a spreadsheet, names a cited document, and readers have it all', async () => {
  await page.goto(`${product.adminUrl}/admin/${COLLECTION}/${documentId}?plugins[i18n][locale]=vi`);
  await page.getByRole('button', { name: /thêm vào bài: 214/ }).waitFor();
  await expectAccessible(page, 'article-citations', {
    within: 'ul[aria-label="Văn bản được trích dẫn"]',
    height: 2600,
  });
  await page.getByRole('button', { name: /thêm vào bài: 214/ }).click();
  await page.getByText('Đã ghi trong bài').waitFor();

  await page.getByRole('button', { name: 'Bảng - Điểm của các xã' }).click();
  const cell = page.getByLabel('Hàng 2, cột 1', { exact: true });
  await cell.focus();
  await cell.evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'Tiên Châu\t85,82\nTiên Mỹ\t80,5\n');
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  });
  expect(await page.getByLabel('Hàng 3, cột 2', { exact: true }).inputValue()).toBe('80,5');
  await page.keyboard.press('Tab');
  await expectAccessible(page, 'article-table', { within: 'table[aria-label]', height: 2600 });
  await page.getByRole('button', { name: 'Xuất bản', exact: true }).click();
  const reading = `${product.siteUrl}/v1/articles/bai-co-bang-va-anh`;
  await eventually(async () => expect((await fetch(reading)).status).toBe(200), 20_000);

  const reader = await browser.newPage({ viewport: { width: 1280, height: 2600 } });
  await reader.goto(`${product.siteUrl}/?bai=bai-co-bang-va-anh`);
  await reader.getByRole('table', { name: 'Điểm của các xã' }).waitFor();
  const images = reader.locator('#article article img');
  await eventually(async () =>
    expect(
      await images.evaluateAll((all) =>
        all.map((image) => image instanceof HTMLImageElement && image.naturalWidth > 0),
      ),
    ).toEqual([true, true, true]),
  );
  expect(await reader.locator('#article').getByRole('rowheader', { name: 'Tiên Mỹ' }).count()).toBe(
    1,
  );
  expect(await reader.getByRole('link', { name: 'Quyết định phê duyệt' }).count()).toBe(1);
  expect(await reader.locator('.legal-documents').getByText('214/QĐ-UBND').count()).toBeGreaterThan(
    0,
  );
  await expectAccessible(reader, 'portal-article', { within: '#article', height: 3200 });
});

type Send = (path: string, body: object) => Promise<unknown>;

async function clientOf(adminUrl: string): Promise<Send> {
  const send = async (path: string, body: object, token?: string): Promise<unknown> => {
    const isForm = body instanceof FormData;
    const response = await fetch(`${adminUrl}/${path}`, {
      method: 'POST',
      headers: {
        ...(isForm ? {} : { 'content-type': 'application/json' }),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      body: isForm ? body : JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const signedIn = await send('admin/login', ACCOUNTS.editor);
  const { data } = z.object({ data: z.object({ token: z.string() }) }).parse(signedIn);
  return (path, body) => send(path, body, data.token);
}

async function upload(send: Send, name: string, type: string, bytes: Buffer): Promise<number> {
  const form = new FormData();
  form.append('files', new Blob([new Uint8Array(bytes)], { type }), name);
  form.append('fileInfo', JSON.stringify({ name, alternativeText: 'Hội trường có nhiều người' }));
  const files = z.array(z.object({ id: z.number() })).parse(await send('upload', form));
  return files[0]?.id ?? 0;
}
