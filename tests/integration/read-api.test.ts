import { setImmediate as nextTurn } from 'node:timers/promises';
import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import * as contracts from '@congkhai/shared/contracts/read-api';
import { cursorOf } from '../../functions/src/handlers/read-api/cursor';
import { createHttpApp } from '../../functions/src/http';
import { createLog } from '../../functions/src/log';
import { type Api, openApi } from '../helpers/api';
import {
  anArticle,
  anArticleId,
  CATEGORY,
  put,
  putArticles,
  putCategories,
  putList,
  putUnits,
  someArticles,
  TIEN_CHAU,
  TIEN_MY,
} from '../helpers/builders';
import { putRelease } from '../helpers/release-builders';

let api: Api;
beforeEach(() => {
  api = openApi();
});
afterEach(() => api.close());

async function listArticles(query = '') {
  const response = await api.get(`/v1/articles${query}`);
  const { data, meta } = contracts.ListArticlesResponseSchema.parse(await response.json());
  return { slugs: data.map(({ slug }) => slug), ...meta };
}

async function getArticle(slug: string) {
  const response = await api.get(`/v1/articles/${slug}`);
  const { data } = contracts.GetArticleResponseSchema.parse(await response.json());
  const slugsOf = (headlines: { slug: string }[]) => headlines.map((headline) => headline.slug);
  return {
    newer: slugsOf(data.newer),
    older: slugsOf(data.older),
    related: slugsOf(data.related),
  };
}

function slugs(first: number, last: number): string[] {
  const step = first < last ? 1 : -1;
  const count = Math.abs(last - first) + 1;
  return Array.from({ length: count }, (_, index) => `tin-${first + index * step}`);
}

describe('the list of latest articles', () => {
  test('pages follow each other over the turn of a month and end without a cursor', async () => {
    // Number 5 is the last of September in Viet Nam: at 17:00 UTC October begins there.
    await putArticles(api.published, someArticles(12));
    const first = await listArticles('?limit=5');
    expect(first).toMatchObject({ slugs: slugs(12, 8), articleCount: 12 });
    const second = await listArticles(`?limit=5&cursor=${first.nextCursor}`);
    expect(second.slugs).toEqual(slugs(7, 3));
    const third = await listArticles(`?limit=5&cursor=${second.nextCursor}`);
    expect(third).toMatchObject({ slugs: slugs(2, 1), nextCursor: null });
  });

  test('a last page that is full has no cursor to an empty one', async () => {
    await putArticles(api.published, someArticles(4));
    expect(await listArticles('?limit=4')).toMatchObject({ nextCursor: null });
  });

  test('paging neither repeats nor skips when an article is published or taken away in between', async () => {
    const articles = someArticles(10);
    await putArticles(api.published, articles.slice(0, 9));
    const { nextCursor } = await listArticles('?limit=3');
    await putArticles(api.published, articles);
    expect((await listArticles(`?limit=3&cursor=${nextCursor}`)).slugs).toEqual(slugs(6, 4));
    // Even when the article that the cursor names is gone.
    await putList(api.published, 'all', articles.slice(0, 6));
    expect((await listArticles(`?limit=3&cursor=${nextCursor}`)).slugs).toEqual(slugs(6, 4));
  });

  test('two articles of one millisecond have a fixed order, and a page may end between them', async () => {
    const publishedAt = '2023-10-06T08:00:00.000Z';
    await putArticles(
      api.published,
      someArticles(3).map((article) => ({ ...article, publishedAt })),
    );
    const { nextCursor } = await listArticles('?limit=2');
    expect((await listArticles(`?limit=2&cursor=${nextCursor}`)).slugs).toEqual(['tin-1']);
  });

  test('a cursor with any character changed, or of another list, is refused', async () => {
    await putArticles(api.published, someArticles(3));
    await putCategories(api.published);
    const { nextCursor } = await listArticles('?limit=1');
    const cursor = nextCursor ?? '';
    for (const [position, character] of [...cursor].entries()) {
      const changed = `${cursor.slice(0, position)}${character === 'A' ? 'B' : 'A'}${cursor.slice(position + 1)}`;
      expect((await api.get(`/v1/articles?cursor=${changed}`)).status).toBe(400);
    }
    for (const other of [`${cursor}A`, `${cursor}=`, cursor.slice(1), '', 'abc', '%00'])
      expect((await api.get(`/v1/articles?cursor=${other}`)).status).toBe(400);
    for (const filter of [`category=${CATEGORY.categoryId}`, 'locale=en'])
      expect((await api.get(`/v1/articles?cursor=${cursor}&${filter}`)).status).toBe(400);
  });

  test('a cursor before the first article gives an empty page', async () => {
    await putArticles(api.published, someArticles(3));
    const position = { publishedAt: '2001-01-01T00:00:00.000Z', articleId: anArticleId(1) };
    const page = await listArticles(`?cursor=${cursorOf(position, 'vi/all')}`);
    expect(page).toEqual({ slugs: [], articleCount: 3, nextCursor: null });
  });

  test('a category or a unit filters, and one that exists without articles has an empty list', async () => {
    await putArticles(api.published, [
      anArticle({ slug: 'tin-1' }),
      anArticle({ articleId: anArticleId(2), slug: 'tin-2', category: null, unit: TIEN_MY }),
    ]);
    await putCategories(api.published, [
      { categoryId: 'chuyen-doi-so', name: 'Chuyển đổi số', parentCategoryId: null },
    ]);
    expect((await listArticles(`?unit=${TIEN_MY.unitId}`)).slugs).toEqual(['tin-2']);
    expect((await listArticles(`?category=${CATEGORY.categoryId}`)).slugs).toEqual(['tin-1']);
    expect(await listArticles('?category=chuyen-doi-so')).toMatchObject({ articleCount: 0 });
  });

  test('one broken headline is left out, logged and reported by health; the others are served', async () => {
    const articles = someArticles(3);
    await putArticles(api.published, articles);
    const key = objectKeys.articleListMonth('vi', 'all', '2023-09');
    const month = JSON.parse((await api.published.read(key))?.text ?? '');
    month.articles[1].slug = '../../admin';
    await put(api.published, key, month);
    expect((await listArticles()).slugs).toEqual(['tin-3', 'tin-1']);
    expect((await listArticles()).slugs).toHaveLength(2);
    expect(api.logLines).toHaveLength(1);
    const health = await api.get('/v1/health');
    expect(health.status).toBe(200);
    expect(await health.json()).toMatchObject({
      data: { status: 'degraded', invalidDocumentCount: 1 },
    });
    await putArticles(api.published, articles);
    expect((await listArticles()).slugs).toHaveLength(3);
    api.clock.now = new Date(api.clock.now.getTime() + 2_000);
    expect(await (await api.get('/v1/health')).json()).toMatchObject({ data: { status: 'ok' } });
  });
});

describe('an article', () => {
  test('has five newer and five older ones, the nearest first', async () => {
    await putArticles(api.published, someArticles(20));
    expect(await getArticle('tin-10')).toMatchObject({ newer: slugs(11, 15), older: slugs(9, 5) });
    expect(await getArticle('tin-18')).toMatchObject({
      newer: slugs(19, 20),
      older: slugs(17, 13),
    });
    expect(await getArticle('tin-1')).toMatchObject({ newer: slugs(2, 6), older: [] });
  });

  test('is related to the latest of its unit, then of its category, never to itself and to none twice', async () => {
    const ofOtherUnit = someArticles(9).map((article) => ({ ...article, unit: TIEN_MY }));
    const articles = ofOtherUnit.map((article, index) =>
      index < 3 ? { ...article, unit: TIEN_CHAU } : article,
    );
    await putArticles(api.published, articles);
    expect((await getArticle('tin-2')).related).toEqual([
      'tin-3',
      'tin-1',
      'tin-9',
      'tin-8',
      'tin-7',
    ]);
  });

  test('without unit and category has nothing related', async () => {
    await putArticles(api.published, [anArticle({ slug: 'tin-1', unit: null, category: null })]);
    expect(await getArticle('tin-1')).toEqual({ newer: [], older: [], related: [] });
  });

  test('is served anew the moment it is published again, and is gone the moment it is unpublished', async () => {
    await putArticles(api.published, [anArticle({ slug: 'tin-1', title: 'Bản đầu' })]);
    const titleNow = async () => (await (await api.get('/v1/articles/tin-1')).json()).data.title;
    expect(await titleNow()).toBe('Bản đầu');
    await putArticles(api.published, [anArticle({ slug: 'tin-1', title: 'Bản sửa' })]);
    expect(await titleNow()).toBe('Bản sửa');
    await api.published.remove(objectKeys.article(anArticleId(1), 'vi'));
    expect((await api.get('/v1/articles/tin-1')).status).toBe(404);
  });

  test('whose document breaks its contract is answered 503, because it mends itself, and nothing of it leaks', async () => {
    await putArticles(api.published, [anArticle({ slug: 'tin-1' })]);
    const broken = { ...anArticle(), bodyHtml: '<p>z-lib</p>', injected: '<script>' };
    await put(api.published, objectKeys.article(anArticleId(1), 'vi'), broken);
    const response = await api.get('/v1/articles/tin-1');
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('5');
    expect(await response.text()).not.toContain('z-lib');
  });
});

describe('the address of an article', () => {
  test('that it had before leads to the present one, in the language that was asked for', async () => {
    await putArticles(api.published, [anArticle({ locale: 'en', slug: 'now' })]);
    await put(api.published, objectKeys.slug('before', 'en'), {
      state: 'moved',
      articleId: anArticleId(1),
      slug: 'before',
      newSlug: 'now',
    });
    const response = await api.get('/v1/articles/before?locale=en');
    expect(response.status).toBe(301);
    const location = response.headers.get('location') ?? '';
    expect(new URL(location, 'http://a.vn/v1/articles/before').href).toBe(
      'http://a.vn/v1/articles/now?locale=en',
    );
    expect(contracts.MovedArticleResponseSchema.parse(await response.json()).data.slug).toBe('now');
    expect((await api.get('/v1/articles/before')).status).toBe(404);
  });

  test('of an article that was taken back for good says so, in its own words', async () => {
    await put(api.published, objectKeys.slug('da-go', 'vi'), {
      state: 'gone',
      articleId: anArticleId(1),
      slug: 'da-go',
      goneAt: '2023-10-06T01:00:00.000Z',
      notice: 'Bài đã gỡ vì có sai sót.',
    });
    const response = await api.get('/v1/articles/da-go');
    expect(response.status).toBe(410);
    expect(await response.json()).toMatchObject({ detail: 'Bài đã gỡ vì có sai sót.' });
  });
});

describe('an answer', () => {
  beforeEach(() => putArticles(api.published, someArticles(3)));

  test('may be kept by shared caches for 5 seconds, for 10 more while they ask anew, and is asked for again by browsers', async () => {
    const { headers } = await api.get('/v1/articles');
    expect(headers.get('cache-control')).toBe('public, max-age=0, s-maxage=5, must-revalidate');
    expect(headers.get('cdn-cache-control')).toBe('max-age=5, stale-while-revalidate=10');
  });

  test('that the reader has is a 304 without a body, until anything in it changes', async () => {
    const etag = (await api.get('/v1/articles')).headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]{27}"$/);
    for (const header of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const response = await api.get('/v1/articles', { 'if-none-match': header });
      expect(response.status).toBe(304);
      expect(response.headers.get('etag')).toBe(etag);
      expect(await response.text()).toBe('');
    }
    await putArticles(api.published, someArticles(4));
    const changed = await api.get('/v1/articles', { 'if-none-match': etag });
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(etag);
  });

  test('to HEAD has the headers of the one to GET and no body', async () => {
    const got = await api.get('/v1/articles');
    const head = await api.request('/v1/articles', { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
    for (const name of ['etag', 'content-type', 'content-length', 'cache-control'])
      expect(head.headers.get(name)).toBe(got.headers.get(name));
  });

  test('to another method is 405 and says which methods are allowed', async () => {
    const response = await api.request('/v1/articles', { method: 'DELETE' });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD');
    const views = await api.request('/v1/views', { method: 'PUT' });
    expect(views.headers.get('allow')?.split(', ').sort()).toEqual(['GET', 'HEAD', 'POST']);
  });

  test('is open to front ends of any origin, and a preflight is answered', async () => {
    const response = await api.get('/v1/articles', { origin: 'https://bao.example' });
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    const preflight = await api.request('/v1/views', { method: 'OPTIONS' });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-methods')).toBe('GET, HEAD, POST');
    expect(preflight.headers.get('access-control-allow-headers')).toContain('Content-Type');
  });

  test('is open to the listed origins only, where they are listed', async () => {
    const log = createLog({ now: api.now, write: () => undefined });
    const app = createHttpApp({ corsOrigins: ['https://bao.example'], log });
    const originFor = async (origin: string) => {
      const { headers } = await app.request('/', { headers: { origin } });
      expect(headers.get('vary')).toBe('Origin');
      return headers.get('access-control-allow-origin');
    };
    expect(await originFor('https://bao.example')).toBe('https://bao.example');
    expect(await originFor('https://other.example')).toBeNull();
  });
});

test('a thousand requests at once and a change in the middle: each answer is one of the two versions, whole', async () => {
  await putUnits(api.published, []);
  await putArticles(api.published, someArticles(3));
  const before = await (await api.get('/v1/articles')).text();
  const texts = Array.from({ length: 1_000 }, async (_, index) => {
    if (index === 500) await putArticles(api.published, someArticles(4));
    return (await api.get('/v1/articles')).text();
  });
  const seen = new Set(await Promise.all(texts));
  const after = await (await api.get('/v1/articles')).text();
  expect(after).not.toBe(before);
  // The index and the month are two documents, so their counts may be one apart for a moment, but no text is torn.
  for (const text of seen) contracts.ListArticlesResponseSchema.parse(JSON.parse(text));
  expect(seen).toContain(before);
});

test('a store that was never there is a 503 that is logged once, and health says so with 503 and when to come back', async () => {
  await putRelease(api.published);
  const unreachable = jest.spyOn(api.published, 'read').mockRejectedValue(new Error('EIO'));
  expect((await api.get('/v1/periods')).status).toBe(503);
  expect(api.logLines).toHaveLength(1);
  const health = await api.get('/v1/health');
  expect({ status: health.status, retryAfter: health.headers.get('retry-after') }).toEqual({
    status: 503,
    retryAfter: '5',
  });
  expect(await health.json()).toMatchObject({ data: { publishedStore: 'unreachable' } });
  unreachable.mockRestore();
  // Requests of one turn of the event loop share what the store said; over a network the next request is in another.
  await nextTurn();
  expect((await api.get('/v1/periods')).status).toBe(200);
});
