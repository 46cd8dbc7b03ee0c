import { createHash } from 'node:crypto';
import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import { type Api, openApi } from '../helpers/api';
import { aPdf, aPng } from '../helpers/media-files';

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const addressOf = (name: string, bytes: Uint8Array = aPdf()) =>
  `/v1/media/${hashOf(bytes).slice(0, 32)}/${name}`;

let api: Api;
beforeEach(() => {
  api = openApi({ fileBytesMax: 5_000 });
});
afterEach(() => api.close());

const put = (name: string, bytes: Uint8Array) =>
  api.published.writeBytes(objectKeys.media(hashOf(bytes), name), {
    bytes,
    mediaType: 'text/html',
  });

test('an image is answered byte for byte, as what its name says, and may be kept for ever', async () => {
  const bytes = aPng({ width: 20, height: 10 });
  await put('hoi-nghi.png', bytes);
  const response = await api.get(addressOf('hoi-nghi.png', bytes));
  expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
  const header = (name: string) => response.headers.get(name);
  expect(header('content-type')).toBe('image/png');
  expect(header('content-length')).toBe(String(bytes.byteLength));
  expect(header('content-disposition')).toBe('inline; filename="hoi-nghi.png"');
  expect(header('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(header('x-content-type-options')).toBe('nosniff');
  const etag = response.headers.get('etag') ?? '';
  const again = await api.get(addressOf('hoi-nghi.png', bytes), { 'if-none-match': etag });
  expect([again.status, await again.text()]).toEqual([304, '']);
});

test.each([
  ['quyet-dinh.pdf', 'application/pdf', 'inline'],
  [
    'bang-diem.xlsx',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'attachment',
  ],
  ['bao-cao.doc', 'application/msword', 'attachment'],
])('%s can run nothing when it is opened by itself', async (name, mediaType, disposition) => {
  await put(name, aPdf());
  const { headers } = await api.get(addressOf(name));
  expect(headers.get('content-type')).toBe(mediaType);
  expect(headers.get('content-disposition')).toBe(`${disposition}; filename="${name}"`);
  expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
});

test('a file that is larger than an answer may be says where it lies', async () => {
  const bytes = Buffer.alloc(5_001, 'a');
  await put('lon.pdf', bytes);
  const response = await api.get(addressOf('lon.pdf', bytes));
  expect(response.status).toBe(406);
  expect(await response.text()).toContain(objectKeys.media(hashOf(bytes), 'lon.pdf'));
});

test.each([
  ['another file', addressOf('khac.pdf'), 404],
  ['a page', addressOf('trang.html'), 400],
  ['a picture that is a program', addressOf('hinh.svg'), 400],
  ['a way out of the folder', '/v1/media/..%2f..%2fslugs/vi.json', 400],
  ['a hash that is none', '/v1/media/0123/a.pdf', 400],
])('%s is not to be had', async (_, address, status) => {
  expect((await api.get(address)).status).toBe(status);
});

test('a file that a stranger put in the place of another is not sent', async () => {
  await api.published.writeBytes(objectKeys.media(hashOf(aPdf()), 'quyet-dinh.pdf'), {
    bytes: Buffer.from('%PDF-1.7 nhà cái'),
    mediaType: 'application/pdf',
  });
  expect((await api.get(addressOf('quyet-dinh.pdf'))).status).toBe(503);
});
