import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';
import { createClient, everyRow, getArticle, listArticles } from '../../client/src/index.js';
import { type Api, openApi } from '../helpers/api';
import { putArticles, someArticles } from '../helpers/builders';

const ROOT = resolve(__dirname, '../..');

let api: Api;
beforeEach(async () => {
  api = openApi();
  await putArticles(api.published, someArticles(7));
});
afterEach(() => api.close());

function bytesOf(contents: string): number {
  const { outputFiles } = buildSync({
    stdin: { contents, resolveDir: ROOT, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
  });
  return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).byteLength;
}

test('the whole client has less than 4 KB gzipped, and who uses one function carries one', () => {
  const whole = bytesOf("export * from './client/src/index.js';");
  const one = bytesOf("export { createClient, getTotal } from './client/src/index.js';");
  expect(whole).toBeLessThan(4_096);
  expect(one).toBeLessThan(whole * 0.75);
});

test('against the API itself: pages, an article, and what is current is answered 304', async () => {
  const statuses: number[] = [];
  const client = createClient({
    fetch: async (url, init = {}) => {
      const response = await api.request(String(url), init);
      statuses.push(response.status);
      return response;
    },
  });
  const slugs: string[] = [];
  for await (const { slug } of everyRow(listArticles, client, { limit: 3 })) slugs.push(slug);
  expect(slugs).toEqual([7, 6, 5, 4, 3, 2, 1].map((n) => `tin-${n}`));
  const article = await getArticle(client, { slug: 'tin-3' });
  expect(await getArticle(client, { slug: 'tin-3' })).toEqual(article);
  expect(article.data.older.map(({ slug }) => slug)).toEqual(['tin-2', 'tin-1']);
  expect(statuses).toEqual([200, 200, 200, 200, 304]);
  await expect(getArticle(client, { slug: 'khong-co' })).rejects.toMatchObject({ status: 404 });
});
