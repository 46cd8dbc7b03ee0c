import * as z from 'zod';
import { aPdf, aPng } from '../helpers/media-files';
import { type FileToSend, type Newsroom, startNewsroom, uploadForm } from '../helpers/newsroom';
import { zipOf } from '../helpers/zip';

const FileRowSchema = z.object({
  id: z.number(),
  name: z.string(),
  ext: z.string(),
  mime: z.string(),
});
const ErrorSchema = z.object({ error: z.object({ message: z.string() }) });
const ListSchema = z.object({ results: z.array(z.object({ name: z.string() })) });

const PNG: FileToSend = {
  name: 'Ảnh.png',
  bytes: aPng({ width: 4, height: 4 }),
  mediaType: 'image/png',
};
const PDF: FileToSend = { name: 'Tệp.pdf', bytes: aPdf(), mediaType: 'application/pdf' };
const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
const OFFICE = 'application/vnd.openxmlformats-officedocument';
const officeFile = (mainType: string, parts: Record<string, string> = {}) =>
  zipOf({
    '[Content_Types].xml': `<Types><Override PartName="/x" ContentType="${mainType}.main+xml"/></Types>`,
    'word/document.xml': '<w:document/>',
    ...parts,
  });
const DOCX = officeFile(`${OFFICE}.wordprocessingml.document`);

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await startNewsroom();
});
afterAll(() => newsroom?.stop());

const send = (files: readonly FileToSend[], address = '/upload') =>
  newsroom.editor('POST', address, uploadForm(files));
const fileNames = async () =>
  ListSchema.parse((await newsroom.editor('GET', '/upload/files?pageSize=100')).body).results.map(
    ({ name }) => name,
  );

test.each<[string, FileToSend, Omit<z.infer<typeof FileRowSchema>, 'id'>]>([
  ['as it is', PNG, { name: 'Ảnh.png', ext: '.png', mime: 'image/png' }],
  [
    'a PDF that the browser calls a page',
    { ...PDF, mediaType: 'text/html' },
    { name: 'Tệp.pdf', ext: '.pdf', mime: 'application/pdf' },
  ],
  [
    'a Word document from a Mac, whose browser knows nothing',
    { name: 'Báo cáo.DOCX'.normalize('NFD'), bytes: DOCX, mediaType: '' },
    { name: 'Báo cáo.docx', ext: '.docx', mime: `${OFFICE}.wordprocessingml.document` },
  ],
  [
    'a name with marks of direction',
    { ...PDF, name: 'Thông báo \u202Efdp.pdf' },
    { name: 'Thông báo fdp.pdf', ext: '.pdf', mime: 'application/pdf' },
  ],
])('%s is kept by what it is', async (_, file, expected) => {
  const { status, body } = await send([file]);
  expect(status).toBe(201);
  expect(FileRowSchema.parse([body].flat()[0])).toMatchObject(expected);
});

test.each<[string, FileToSend, number, RegExp]>([
  [
    'an SVG',
    { name: 'a.svg', bytes: SVG, mediaType: 'image/svg+xml' },
    400,
    /“a.svg” là HTML, SVG/,
  ],
  [
    'an SVG that calls itself a PNG',
    { ...PNG, bytes: SVG },
    400,
    /“Ảnh.png” là HTML, SVG hoặc XML/,
  ],
  ['a page as a PDF', { ...PDF, bytes: Buffer.from('<html><script>') }, 400, /HTML, SVG hoặc XML/],
  ['a program as a PDF', { ...PDF, bytes: Buffer.from('MZ\0\0') }, 400, /chương trình Windows/],
  ['a PNG named .pdf', { ...PDF, bytes: PNG.bytes }, 400, /có đuôi .pdf nhưng nội dung là PNG/],
  ['a PDF named .html', { ...PDF, name: 'a.html' }, 400, /có đuôi .html nhưng nội dung là PDF/],
  [
    'an image with an archive behind it',
    { ...PNG, bytes: Buffer.concat([PNG.bytes, DOCX]) },
    400,
    /vừa là tệp này vừa là tệp khác/,
  ],
  [
    'a document with macros',
    {
      name: 'a.docx',
      bytes: officeFile('application/vnd.ms-word.document.macroEnabled'),
      mediaType: '',
    },
    400,
    /có macro/,
  ],
  [
    'more than 20 MB',
    { ...PDF, bytes: Buffer.concat([PDF.bytes, Buffer.alloc(20 * 1024 * 1024)]) },
    413,
    /nặng 20 MB, quá giới hạn 20 MB/,
  ],
])('%s is refused, in Vietnamese and by its name', async (_, file, status, message) => {
  const before = await fileNames();
  const answer = await send([file]);
  expect([answer.status, ErrorSchema.parse(answer.body).error.message]).toEqual([
    status,
    expect.stringMatching(message),
  ]);
  // One file at a time is another address of Strapi.
  expect((await send([file], '/upload/files')).status).toBe(status);
  expect(await fileNames()).toEqual(before);
});

test('of several files none is kept when one of them is refused', async () => {
  const before = await fileNames();
  const answer = await send([PNG, { ...PNG, name: 'Hai.png', bytes: SVG }]);
  expect(ErrorSchema.parse(answer.body).error.message).toMatch(/“Hai.png”/);
  expect(await fileNames()).toEqual(before);
});

test('a file is replaced by one of its kind only, and renamed within it', async () => {
  const id = await newsroom.upload({ ...PNG, name: 'Thay.png' });
  for (const address of [`/upload?id=${id}`, `/upload/files/${id}/replace`]) {
    const answer = await send([PDF], address);
    expect(ErrorSchema.parse(answer.body).error.message).toMatch(
      /là PDF, còn tệp được thay là PNG/,
    );
    const harmful = await send([{ ...PNG, bytes: SVG }], address);
    expect(ErrorSchema.parse(harmful.body).error.message).toMatch(/HTML, SVG hoặc XML/);
    expect((await send([PNG], address)).status).toBe(200);
  }
  const rename = async (name: string) => {
    const form = new FormData();
    form.append('fileInfo', JSON.stringify({ name }));
    return newsroom.editor('POST', `/upload?id=${id}`, form);
  };
  expect((await rename('Ảnh.html')).status).toBe(400);
  const { body } = await rename('../Ảnh\u202E mới');
  expect(FileRowSchema.parse(body)).toMatchObject({ name: 'Ảnh mới.png', ext: '.png' });
});

test('the server fetches nothing from addresses that editors name', async () => {
  const address = '/upload/actions/upload-from-urls';
  const urls = ['http://127.0.0.1:1/a.png'];
  expect((await newsroom.editor('POST', address, { urls })).status).toBe(405);
});

describe('headers', () => {
  const headersOf = async (path: string) => {
    const response = await fetch(newsroom.url + path, {
      redirect: 'manual',
      headers: { origin: 'https://bad.example' },
    });
    const headers: Record<string, string> = {};
    response.headers.forEach((value, name) => {
      headers[name] = value;
    });
    return headers;
  };

  test.each(['/admin', '/admin/init', '/newsroom/trash', '/', '/nowhere'])(
    'of %s let nobody frame it, guess types, read it from elsewhere or load from elsewhere',
    async (path) => {
      const headers = await headersOf(path);
      const policy = (headers['content-security-policy'] ?? '').split(/;\s*/);
      expect(policy).toEqual(
        expect.arrayContaining([
          "default-src 'self'",
          "script-src 'self'",
          "connect-src 'self'",
          "img-src 'self' data: blob:",
          "font-src 'self' data:",
          "style-src 'self' 'unsafe-inline'",
          "object-src 'none'",
          "base-uri 'self'",
          "form-action 'self'",
          "frame-ancestors 'none'",
        ]),
      );
      expect(policy.join()).not.toMatch(/https?:/);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'strict-transport-security': expect.stringMatching(/^max-age=\d{8}/),
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'permissions-policy': expect.stringContaining('camera=()'),
      });
      const origin = headers['access-control-allow-origin'];
      expect(['https://bad.example', '*']).not.toContain(origin);
    },
  );

  test('of what was uploaded let it run nothing, and save what is no image', async () => {
    const urlOf = async (file: FileToSend) =>
      z.object({ url: z.string() }).parse([(await send([file])).body].flat()[0]).url;
    const image = await headersOf(await urlOf(PNG));
    const document = await headersOf(await urlOf(PDF));
    for (const headers of [image, document])
      expect(headers).toMatchObject({
        'content-security-policy': expect.stringContaining("default-src 'none'"),
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
      });
    expect([image['content-type'], image['content-disposition']]).toEqual(['image/png', undefined]);
    expect(document['content-disposition']).toBe('attachment');
  });
});
