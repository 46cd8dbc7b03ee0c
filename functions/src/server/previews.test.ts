import { createHmac, hkdfSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import {
  PREVIEW_KEY_INFO,
  previewClaimText,
  previewTokenOf,
} from '@congkhai/shared/contracts/preview';
import * as z from 'zod';
import { createHttpApp } from '../http';
import { addPreviews } from './previews';

const SECRET = 'only-for-tests-0123456789-0123456789';
const THERE = 'k3j9x0q2m4v8b1n6c5z7a0s2';
const GONE = 'k3j9x0q2m4v8b1n6c5z7a0s3';
const NOW = new Date('2026-11-26T03:00:00.000Z');
const NOW_SECONDS = NOW.getTime() / 1_000;

/** The CMS of the test: what it was asked. */
const asked: string[] = [];
let cms: Server;
let cmsUrl: string;

beforeAll(async () => {
  cms = createServer((request, response) => {
    asked.push(request.url ?? '');
    const isThere = request.url?.includes(THERE) ?? false;
    response.writeHead(isThere ? 200 : 404, { 'content-type': 'application/json' });
    response.end('{"data":"nháp"}');
  });
  await new Promise<void>((resolve) => cms.listen(0, '127.0.0.1', resolve));
  const { port } = z.object({ port: z.number() }).parse(cms.address());
  cmsUrl = `http://127.0.0.1:${port}`;
});
afterAll(() => cms.close());
beforeEach(() => asked.splice(0));

const log = { info: jest.fn(), warn: jest.fn(), error: jest.fn() };
const appAt = (url: string) => {
  const app = createHttpApp({ corsOrigins: '*', log });
  addPreviews(app, { cmsUrl: url, secret: SECRET, now: () => NOW });
  return app;
};

function tokenOf(expiresAtSeconds: number, { articleId = THERE, secret = SECRET } = {}): string {
  const claim = { articleId, locale: 'vi' as const, expiresAtSeconds };
  const key = Buffer.from(hkdfSync('sha256', secret, '', PREVIEW_KEY_INFO, 32));
  const signature = createHmac('sha256', key).update(previewClaimText(claim)).digest('base64url');
  return previewTokenOf(claim, signature);
}

test('the CMS is asked for a draft by whoever has a link, until the second in which it expires', async () => {
  const app = appAt(cmsUrl);
  const good = await app.request(`/v1/preview/${tokenOf(NOW_SECONDS + 1)}`);
  expect([good.status, await good.json(), good.headers.get('cache-control')]).toEqual([
    200,
    { data: 'nháp' },
    'no-store',
  ]);
  expect(good.headers.get('x-robots-tag')).toContain('noindex');
  expect(asked).toEqual([`/newsroom/previews/${tokenOf(NOW_SECONDS + 1)}`]);
  const late = await app.request(`/v1/preview/${tokenOf(NOW_SECONDS)}`);
  expect(late.status).toBe(410);
});

test('strangers are refused without the CMS being asked', async () => {
  const app = appAt(cmsUrl);
  const tokens = [
    THERE,
    tokenOf(NOW_SECONDS + 9, { secret: 'another-secret-0123456789-0123456789' }),
    tokenOf(NOW_SECONDS + 9).replace(THERE, GONE),
    tokenOf(NOW_SECONDS - 9).replace(String(NOW_SECONDS - 9), String(NOW_SECONDS + 9)),
  ];
  for (const token of tokens) {
    expect((await app.request(`/v1/preview/${token}`)).status).toBe(403);
    const file = `/v1/preview/${token}/media/${'0'.repeat(32)}/tep.png`;
    expect((await app.request(file)).status).toBe(403);
  }
  expect(asked).toEqual([]);
});

test('a draft that is gone is not found; without the CMS previews are unavailable', async () => {
  const gone = await appAt(cmsUrl).request(
    `/v1/preview/${tokenOf(NOW_SECONDS + 9, { articleId: GONE })}`,
  );
  expect(gone.status).toBe(404);
  const down = await appAt('http://127.0.0.1:9').request(`/v1/preview/${tokenOf(NOW_SECONDS + 9)}`);
  expect(down.status).toBe(503);
});
