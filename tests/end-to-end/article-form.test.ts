import type { Browser, Page } from 'playwright-core';
import * as z from 'zod';
import { expectAccessible, signInTo } from '../helpers/admin-pages';
import { launchBrowser } from '../helpers/browser';
import { eventually } from '../helpers/cms-process';
import { aPdf, aPng } from '../helpers/media-files';
import { ACCOUNTS, type Product, startProduct } from '../helpers/product';

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
});
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
  await eventually(async () => expect((await fetch(reading)).status).toBe(200));

  const reader = await browser.newPage({ viewport: { width: 1280, height: 2600 } });
  await reader.goto(`${product.siteUrl}/tin/bai-co-bang-va-anh`);
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

describe('a draft that nobody has published', () => {
  const openLink = async () => {
    await page.goto(`${product.adminUrl}/admin/${COLLECTION}/${draftId}?plugins[i18n][locale]=vi`);
    await page.getByRole('button', { name: 'Tạo liên kết xem trước' }).press('Enter');
    const link = page.getByRole('link', { name: 'Mở bản xem trước' });
    await expectAccessible(page, 'preview-panel', {
      within: 'aside:has(a[href*="xem-truoc"])',
      height: 1_600,
    });
    return z.string().parse(await link.getAttribute('href'));
  };
  let draftId: string;
  let link: string;

  beforeAll(async () => {
    const send = await clientOf(product.adminUrl);
    const image = await upload(
      send,
      'Bản nháp.png',
      'image/png',
      aPng({ width: 640, height: 360 }),
    );
    const { data } = z.object({ data: z.object({ documentId: z.string() }) }).parse(
      await send(COLLECTION, {
        title: 'Bài chưa ai được đọc',
        body: [paragraph('Nội dung còn đang viết.')],
        cover: image,
        sections: [
          { __component: 'newsroom.figure', image, caption: 'Hình trong bài' },
          { __component: 'newsroom.quotation', text: 'Chưa rõ ai nói.' },
        ],
      }),
    );
    draftId = data.documentId;
    await page.setViewportSize({ width: 1_280, height: 1_600 });
    link = await openLink();
  });

  test('is shown on the portal to whoever has the link, with its images and what is missing', async () => {
    expect(link.startsWith(`${product.siteUrl}/?xem-truoc=${draftId}.vi.`)).toBe(true);
    const reader = await browser.newPage({ viewport: { width: 1_280, height: 1_600 } });
    await reader.goto(link);
    const notice = reader.getByRole('region', { name: 'Bản xem trước, chưa công bố' });
    await notice.getByText('Phần tiếp theo: Chưa nhập người nói').waitFor();
    await reader.getByRole('heading', { name: 'Bài chưa ai được đọc' }).waitFor();
    await reader.getByText('Nội dung còn đang viết.').waitFor();
    const images = reader.locator('#article article img');
    await eventually(async () =>
      expect(
        await images.evaluateAll((all) =>
          all.map((image) => image instanceof HTMLImageElement && image.naturalWidth > 0),
        ),
      ).toEqual([true, true]),
    );
    expect(await reader.locator('meta[name=robots]').getAttribute('content')).toContain('noindex');
    await expectAccessible(reader, 'portal-preview', { within: '#article', height: 1_600 });
    await reader.close();
  });

  test('is kept by nobody, found by no search engine, and is not among what is public', async () => {
    const token = new URL(link).searchParams.get('xem-truoc') ?? '';
    const { status, headers } = await fetch(`${product.siteUrl}/v1/preview/${token}`);
    expect([status, headers.get('cache-control'), headers.get('x-robots-tag')]).toEqual([
      200,
      'no-store',
      expect.stringContaining('noindex'),
    ]);
    const asArticle = await fetch(`${product.siteUrl}/v1/articles/bai-chua-ai-duoc-doc`);
    expect(asArticle.status).toBe(404);
  });

  test('is refused to everybody whose link was altered, by the portal and by the CMS', async () => {
    const token = new URL(link).searchParams.get('xem-truoc') ?? '';
    const [id = '', locale, seconds, signature = ''] = token.split('.');
    const altered = [
      [documentId, locale, seconds, signature],
      [id, 'en', seconds, signature],
      [id, locale, Number(seconds) + 1, signature],
      [id, locale, seconds, `${signature.slice(0, -2)}${signature.endsWith('AA') ? 'BB' : 'AA'}`],
      [id],
    ].map((parts) => parts.join('.'));
    for (const each of altered) {
      const refused = await fetch(`${product.siteUrl}/v1/preview/${each}`);
      expect(refused.status).toBe(403);
      expect(refused.headers.get('content-type')).toContain('application/problem+json');
      expect((await fetch(`${product.adminUrl}/newsroom/previews/${each}`)).status).toBe(403);
    }
    const expired = await fetch(
      `${product.adminUrl}/newsroom/previews/${[id, locale, 1_600_000_000, signature].join('.')}`,
    );
    expect(expired.status).toBe(403);
    const foreignFile = `${'0'.repeat(32)}/tep.png`;
    const other = await fetch(`${product.siteUrl}/v1/preview/${token}/media/${foreignFile}`);
    expect(other.status).toBe(404);
  });
});

describe('markup that an editor types and pastes', () => {
  const TITLE = '<script>alert(1)</script> trong tiêu đề';
  const PASTED = [
    '<img src=x onerror=alert(2)>',
    '"><svg/onload=alert(3)>',
    '</p><iframe src="javascript:alert(4)">',
  ];
  /** What of it would be there if any of it were markup. */
  const ACTIVE =
    'script:not([src]), iframe, svg, object, embed, [onerror], [onload], [href^="javascript" i], img[src="x"]';
  const dialogs: string[] = [];
  const watch = (watched: Page) =>
    watched.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });

  test('stays words: in the form, in what is asked about it, and on the portal', async () => {
    watch(page);
    await page.goto(`${product.adminUrl}/admin/${COLLECTION}/create?plugins[i18n][locale]=vi`);
    await page.getByLabel('Tiêu đề').fill(TITLE);
    await page.getByLabel('Sapo').fill(PASTED[0] ?? '');
    await page.getByLabel('Tác giả').fill(PASTED[1] ?? '');
    const editor = page.locator('[contenteditable=true]').first();
    await editor.click();
    // What a browser tells an editor of a paste that has markup.
    await editor.evaluate((element, lines) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.setData('text/html', lines.join('<a href="javascript:alert(5)">bấm</a>'));
      dataTransfer.setData('text/plain', lines.join('\n'));
      const paste = { inputType: 'insertFromPaste', dataTransfer, bubbles: true, cancelable: true };
      element.dispatchEvent(new InputEvent('beforeinput', paste));
    }, PASTED);
    await editor.getByText('onerror=alert(2)').first().waitFor();
    const saved = page.waitForResponse(
      (response) => response.request().method() === 'POST' && response.url().includes(COLLECTION),
    );
    await page.getByRole('button', { name: 'Lưu', exact: true }).click();
    expect((await saved).status()).toBe(201);
    const keep = page.getByRole('button', { name: /Đúng, giữ nguyên/ });
    await page.getByRole('region', { name: 'Cần bạn xem lại' }).waitFor();
    await eventually(async () => {
      if ((await keep.count()) > 0) await keep.first().click({ timeout: 2_000 });
      expect(await keep.count()).toBe(0);
    });
    const published = page.waitForResponse((response) =>
      response.url().includes('/actions/publish'),
    );
    await page.getByRole('button', { name: 'Xuất bản', exact: true }).click();
    expect((await published).status()).toBe(200);

    const slug = 'script-alert-1-script-trong-tieu-de';
    const reading = `${product.siteUrl}/v1/articles/${slug}`;
    await eventually(async () => expect((await fetch(reading)).status).toBe(200));
    const reader = await browser.newPage();
    watch(reader);
    const requested: string[] = [];
    reader.on('request', (request) => requested.push(request.url()));
    await reader.goto(`${product.siteUrl}/?bai=${slug}`);
    await reader.getByRole('heading', { name: TITLE }).waitFor();
    for (const words of PASTED) await reader.locator('#article').getByText(words).first().waitFor();
    expect(await reader.locator('#article').locator(ACTIVE).count()).toBe(0);
    await reader.goto(product.siteUrl);
    const entry = reader
      .getByRole('link', { name: TITLE })
      .first()
      .locator('xpath=ancestor::*[self::li or self::article or self::section][1]');
    await entry.waitFor();
    expect(await entry.locator(ACTIVE).count()).toBe(0);
    expect(requested.filter((url) => !url.startsWith(product.siteUrl))).toEqual([]);
    expect(dialogs).toEqual([]);
    await reader.close();
  });
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
