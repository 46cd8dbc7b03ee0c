import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { convertPage } from '@congkhai/old-portal/convert-page';
import { PORTAL_PROFILES } from '@congkhai/old-portal/profiles';
import { STATE_HOSTS } from '@congkhai/old-portal/spam';
import type { ImportArticle } from '@congkhai/shared/contracts/article-import';
import {
  type ImportCheck,
  ImportCheckResponseSchema,
  type ImportRun,
  ImportRunsResponseSchema,
} from '@congkhai/shared/contracts/import-admin';
import * as z from 'zod';
import {
  type CmsClient,
  type CmsProcess,
  eventually,
  startCmsProcess,
} from '../helpers/cms-process';
import { aPdf } from '../helpers/media-files';
import { COLLECTIONS } from '../helpers/newsroom';
import { zipOf } from '../helpers/zip';

const { articles: ARTICLES, categories: CATEGORIES } = COLLECTIONS;
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const ListSchema = z.object({
  results: z.array(z.object({ documentId: z.string(), title: z.string() })),
  pagination: z.object({ total: z.number() }),
});

let cms: CmsProcess;
let administrator: CmsClient;

beforeAll(async () => {
  cms = await startCmsProcess();
  administrator = await cms.signIn('administrator');
  await administrator('POST', CATEGORIES, { name: 'Tin hoạt động', categoryId: 'tin-hoat-dong' });
});
afterAll(() => cms?.stop());

async function send(name: string, bytes: Buffer | string, sha256?: string): Promise<ImportCheck> {
  const form = new FormData();
  form.append('file', new File([new Uint8Array(Buffer.from(bytes))], name));
  const query = sha256 ? `dryRun=false&sha256=${sha256}` : 'dryRun=true';
  const answer = await administrator('POST', `/newsroom/imports?${query}`, form);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return ImportCheckResponseSchema.parse(answer.body).data;
}
async function listRuns(): Promise<ImportRun[]> {
  return ImportRunsResponseSchema.parse((await administrator('GET', '/newsroom/imports')).body)
    .data;
}
/** Checks and imports a file, and waits until it is done. */
async function importFile(name: string, bytes: Buffer | string): Promise<ImportRun['counts']> {
  const { importId } = await send(name, bytes, (await send(name, bytes)).sha256);
  return finished(importId);
}
async function finished(importId: number | null): Promise<ImportRun['counts']> {
  let counts: ImportRun['counts'] | undefined;
  await eventually(async () => {
    const run = (await listRuns()).find((each) => each.importId === importId);
    expect(run?.isFinished).toBe(true);
    counts = run?.counts;
  });
  if (!counts) throw new Error('No counts');
  return counts;
}
async function titlesLike(words: string) {
  const query = `?pageSize=100&filters[$and][0][title][$contains]=${encodeURIComponent(words)}`;
  return ListSchema.parse((await administrator('GET', `${ARTICLES}${query}`)).body);
}
const jsonOf = (articles: object[]) =>
  JSON.stringify({ format: 'congkhai-articles', version: 1, articles });
const anArticle = (number: number, fields: Partial<ImportArticle> = {}) => ({
  sourceId: `tin-${number}`,
  title: `Tin cũ số ${number}`,
  publishedAt: '06/10/2023 14:30',
  category: 'TIN HOẠT ĐỘNG',
  status: 'published',
  text: `Đoạn một của tin ${number}.\n\nĐoạn hai, xem tại đây.`,
  ...fields,
});

test('articles of the old portal come with their dates, and not again', async () => {
  const file = jsonOf([anArticle(1), anArticle(2, { status: 'draft' })]);
  expect(await send('tin.json', file)).toMatchObject({
    readyCount: 2,
    publishedCount: 1,
    importId: null,
  });
  expect(await importFile('tin.json', file)).toMatchObject({ published: 1, drafted: 1, failed: 0 });
  const [published] = (await titlesLike('Tin cũ số 1')).results;
  await eventually(async () =>
    expect(await cms.readPublished(`articles/${published?.documentId}/vi.json`)).toMatchObject({
      // 14:30 in Viet Nam
      publishedAt: '2023-10-06T07:30:00.000Z',
      category: { categoryId: 'tin-hoat-dong' },
      body: [{ type: 'paragraph' }, { type: 'paragraph' }],
    }),
  );
  expect(await importFile('tin.json', file)).toMatchObject({
    existing: 2,
    published: 0,
    drafted: 0,
  });
  // Without a source, it is recognised by title, day and text.
  const nameless = anArticle(1, { sourceId: null, title: 'TIN CU SO 1' });
  expect(await send('tin.json', jsonOf([nameless]))).toMatchObject({
    existing: [{ by: 'text', documentId: published?.documentId }],
  });
  expect((await titlesLike('Tin cũ số')).pagination.total).toBe(2);
});

test('what is wrong is listed by row and field, the rest is imported, and the corrected file brings what was missing', async () => {
  const wrong = [
    anArticle(10),
    anArticle(11, { publishedAt: '31/02/2023' }),
    anArticle(12, { category: 'Không có' }),
    anArticle(13, { publishedAt: null }),
    anArticle(14, { text: ' ' }),
    { ...anArticle(15), tieuDe: 'x' },
  ];
  const check = await send('tin.json', jsonOf(wrong));
  expect(check.problems.map(({ row, field, message }) => [row, field, message])).toEqual([
    [
      2,
      'publishedAt',
      '“31/02/2023” không phải ngày. Cần dạng 06/10/2023, 06/10/2023 14:30 hoặc 2023-10-06.',
    ],
    [3, 'category', 'Không có chuyên mục “Không có”. Hãy ghi mã hoặc tên đúng như trong hệ thống.'],
    [4, 'publishedAt', 'Bài đã đăng cần có ngày đăng trên cổng cũ.'],
    [5, 'text', 'Bài không có nội dung: cần “text” hoặc “body”.'],
    [6, '', 'Có trường không dùng: tieuDe.'],
  ]);
  expect(await importFile('tin.json', jsonOf(wrong))).toMatchObject({ published: 1, failed: 5 });
  const corrected = jsonOf([10, 11, 12, 13, 14, 15].map((number) => anArticle(number)));
  expect(await importFile('tin.json', corrected)).toMatchObject({ published: 5, existing: 1 });
  const runs = await listRuns();
  const result = await administrator('GET', `/newsroom/imports/${runs[0]?.importId}/result`);
  expect(String(result.body)).toContain('đã có');
});

test('CSV works as JSON does, and a file that changed after its check begins nothing', async () => {
  const csv = `title,text,publishedAt,status\r\n"Tin CSV, số 1","Đoạn một.\n\nĐoạn hai.",ngày 6 tháng 10 năm 2023,published\r\n`;
  const { sha256 } = await send('tin.csv', csv);
  expect((await send('tin.csv', csv.replace('hai', 'ba'), sha256)).importId).toBeNull();
  expect(await importFile('tin.csv', csv)).toMatchObject({ published: 1 });
});

test('tables, images and attachments come in their places, and nothing is published that lacks a name or words', async () => {
  const { text: _, ...article } = anArticle(20);
  const words = (text: string) => ({ type: 'paragraph', children: [{ type: 'text', text }] });
  const figure = { type: 'figure', file: 'anh/hoi-nghi.png', alternativeText: 'Các đại biểu' };
  const table = {
    type: 'table',
    caption: 'Điểm các xã',
    headerRowCount: 1,
    rows: [['Xã'], ['Tiên Châu']],
  };
  const attachments = [{ file: 'tep/ke-hoach.pdf', name: 'Kế hoạch số 5' }];
  const zip = zipOf({
    'nhap/articles.json': jsonOf([
      {
        ...article,
        body: [
          words('Họp sáng nay.'),
          table,
          { ...figure, caption: 'Toàn cảnh' },
          words('Kết quả tốt.'),
        ],
        attachments,
      },
      {
        ...anArticle(21),
        text: null,
        body: [words('Bảng chưa có tên.'), { ...table, caption: null }],
      },
      {
        ...anArticle(22),
        text: null,
        body: [
          words('Ảnh chưa có lời.'),
          { ...figure, file: 'anh/hai.png', alternativeText: null, caption: null },
        ],
      },
    ]),
    'nhap/anh/hoi-nghi.png': PIXEL,
    'nhap/anh/hai.png': PIXEL,
    'nhap/tep/ke-hoach.pdf': aPdf(),
  });
  expect(await importFile('nhap.zip', zip)).toMatchObject({ drafted: 2, published: 1, failed: 0 });
  const [found] = (await titlesLike('Tin cũ số 20')).results;
  await eventually(async () =>
    expect(await cms.readPublished(`articles/${found?.documentId}/vi.json`)).toMatchObject({
      body: [
        { type: 'paragraph' },
        { type: 'table', caption: 'Điểm các xã', headerRowCount: 1 },
        { type: 'figure', image: { alternativeText: 'Các đại biểu', caption: 'Toàn cảnh' } },
        { type: 'paragraph' },
      ],
      attachments: [{ title: 'Kế hoạch số 5', mediaType: 'application/pdf' }],
    }),
  );
  const [run] = await listRuns();
  const { body } = await administrator('GET', `/newsroom/imports/${run?.importId}/result`);
  expect(String(body)).toContain('sections.0.caption: Chưa nhập tên bảng');
  expect(String(body)).toContain('sections.0.alternativeText: Chưa có văn bản thay thế');
  // What has the same words in the same cells is the same article.
  const again = {
    ...anArticle(20, { sourceId: null, text: null }),
    body: [words('Họp sáng nay.'), table, words('Kết quả tốt.')],
  };
  expect(await send('tin.json', jsonOf([again]))).toMatchObject({ existing: [{ by: 'text' }] });
});

test('the hacked page of the seed arrives clean', async () => {
  const file = 'tien-chau.txt';
  const bytes = readFileSync(join(__dirname, '../../old-portal/fixtures', file));
  const conversion = convertPage(
    { file, bytes, files: new Set() },
    { profiles: PORTAL_PROFILES, allowedHosts: STATE_HOSTS },
  );
  if (conversion.kind !== 'converted') throw new Error(conversion.message);
  const article = { ...conversion.article, publishedAt: '06/10/2023', status: 'published' };
  expect(await importFile('seed.json', jsonOf([article]))).toMatchObject({ published: 1 });
  const [found] = (await titlesLike('Xã Tiên Châu')).results;
  await eventually(async () => {
    const published = JSON.stringify(
      await cms.readPublished(`articles/${found?.documentId}/vi.json`),
    );
    expect(published).toContain('85,82 điểm');
    expect(published).not.toMatch(/z-lib|winandoffice|hacklink/i);
  });
});

test('kill -9 in the middle loses no row and doubles none', async () => {
  const file = jsonOf(
    Array.from({ length: 40 }, (_, index) =>
      anArticle(100 + index, { title: `Tin dài kỳ ${index}` }),
    ),
  );
  const { importId } = await send('tin.json', file, (await send('tin.json', file)).sha256);
  await eventually(async () => {
    const run = (await listRuns()).find((each) => each.importId === importId);
    expect(run?.counts.published).toBeGreaterThan(3);
  });
  await cms.kill();
  await cms.startAgain();
  administrator = await cms.signIn('administrator');
  expect(await finished(importId)).toMatchObject({ published: 40, failed: 0, existing: 0 });
  expect((await titlesLike('Tin dài kỳ')).pagination.total).toBe(40);
});

test('an editor cannot import', async () => {
  const editor = await cms.signIn('editor');
  expect((await editor('GET', '/newsroom/imports')).status).toBe(403);
});
