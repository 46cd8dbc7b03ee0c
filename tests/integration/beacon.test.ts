import { type Api, openApi } from '../helpers/api';
import { anArticle, putArticles } from '../helpers/builders';

let api: Api;
beforeEach(() => {
  api = openApi();
});
afterEach(() => api.close());

test('an article carries a token that is the same in every language and turns with the clock hour', async () => {
  const english = anArticle({ slug: 'news-1', locale: 'en' });
  await putArticles(api.published, [anArticle({ slug: 'tin-1' }), english]);
  const tokenOf = async (path: string) => (await (await api.get(path)).json()).meta.viewToken;
  const token = await tokenOf('/v1/articles/tin-1');
  expect(await tokenOf('/v1/articles/news-1?locale=en')).toBe(token);
  api.clock.now = new Date('2023-10-06T08:59:59.999Z');
  expect(await tokenOf('/v1/articles/tin-1')).toBe(token);
  api.clock.now = new Date('2023-10-06T09:00:00.000Z');
  expect(await tokenOf('/v1/articles/tin-1')).not.toBe(token);
});

test.each([
  ['/v1/beacon.js', 'congkhai'],
  ['/v1/elements.js', 'ck-latest'],
])(
  '%s may be kept for an hour under its address, and for good under that of its version',
  async (path, part) => {
    const response = await api.get(path);
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe(
      'public, max-age=3600, stale-while-revalidate=86400',
    );
    expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(await response.text()).toContain(part);
    const etag = response.headers.get('etag') ?? '';
    expect((await api.get(path, { 'if-none-match': etag })).status).toBe(304);
    const versioned = await api.get(`${path}?v=${etag.slice(1, -1)}`);
    expect(versioned.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const older = await api.get(`${path}?v=another`);
    expect(older.headers.get('cache-control')).toBe(
      'public, max-age=3600, stale-while-revalidate=86400',
    );
  },
);
