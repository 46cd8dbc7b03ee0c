import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import * as contracts from '@congkhai/shared/contracts/read-api-views';
import { createMostReadRefresh } from '../../functions/src/handlers/refresh-most-read';
import { type Api, openApi } from '../helpers/api';
import {
  anArticle,
  anArticleId,
  put,
  putArticles,
  putCategories,
  someArticles,
  TIEN_CHAU,
} from '../helpers/builders';
import { aView } from '../helpers/view-events';

let api: Api;
beforeEach(() => {
  api = openApi();
});
afterEach(() => api.close());

const refresh = () => createMostReadRefresh(api)();
async function readBy(reader: string, article: number, at?: string): Promise<void> {
  const view = { readerKey: reader, articleId: anArticleId(article), ...(at ? { at } : {}) };
  await api.views.record(aView(view));
}
async function json(path: string): Promise<unknown> {
  const response = await api.get(path);
  expect(response.status).toBe(200);
  return response.json();
}
/** The slugs and reads of a most-read answer. */
async function mostRead(query: string): Promise<string[]> {
  const { data } = contracts.MostReadResponseSchema.parse(await json(`/v1/most-read?${query}`));
  expect(data.map(({ rank }) => rank)).toEqual(data.map((_, index) => index + 1));
  return data.map(({ article, readCount }) => `${article.slug}: ${readCount}`);
}

describe('the most read articles', () => {
  test('are joined with the articles as they are now: an unpublished one is gone at once, the order stays', async () => {
    await putArticles(api.published, someArticles(3));
    for (const [reader, article] of [1, 2, 3, 2, 3, 3].entries())
      await readBy(`r${reader}`, article);
    await refresh();
    expect(await mostRead('window=7d')).toEqual(['tin-3: 3', 'tin-2: 2', 'tin-1: 1']);
    await api.published.remove(objectKeys.article(anArticleId(2), 'vi'));
    expect(await mostRead('window=7d')).toEqual(['tin-3: 3', 'tin-1: 1']);
  });

  test('do not fail because one of them is broken', async () => {
    await putArticles(api.published, someArticles(2));
    for (const n of [1, 2]) await readBy('a', n);
    await refresh();
    await put(api.published, objectKeys.article(anArticleId(1), 'vi'), { title: 'broken' });
    expect(await mostRead('window=7d')).toEqual(['tin-2: 1']);
  });

  test('of today are none at midnight in Viet Nam, before the list is computed again', async () => {
    await putArticles(api.published, someArticles(1));
    await readBy('a', 1);
    await refresh();
    api.clock.now = new Date('2023-10-06T16:59:59.999Z');
    expect(await mostRead('window=today')).toEqual(['tin-1: 1']);
    api.clock.now = new Date('2023-10-06T17:00:00.000Z');
    expect(await mostRead('window=today')).toEqual([]);
    expect(await mostRead('window=7d')).toEqual(['tin-1: 1']);
  });
});

describe('counts', () => {
  beforeEach(() => putArticles(api.published, someArticles(2)));

  test('are of published articles; the other ids are named, each once', async () => {
    await readBy('a', 1);
    await readBy('a', 3);
    const ids = [3, 2, 1].map(anArticleId);
    expect(await json(`/v1/views?ids=${ids.join(',')},${ids[2]}`)).toMatchObject({
      data: [
        { articleId: ids[1], viewCount: 0, readCount: 0, openingViewCount: 0 },
        { articleId: ids[2], viewCount: 1, readCount: 1, openingViewCount: 0 },
      ],
      meta: { unknownIds: [ids[0]], definition: 'congkhai-views/2' },
    });
  });

  test('of several windows and up to 1,000 articles are asked for at once', async () => {
    await readBy('a', 1, '2023-10-05T16:59:59.999Z');
    await readBy('b', 1, '2023-10-05T17:00:00.000Z');
    const ask = async (query: unknown) =>
      api.request('/v1/views/query', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(query),
      });
    const thousand = Array.from({ length: 1_000 }, (_, n) => anArticleId(n + 1));
    const response = await ask({ ids: thousand, windows: ['today', '7d'] });
    const { data, meta } = contracts.QueryViewsResponseSchema.parse(await response.json());
    expect(data[0]).toEqual({
      articleId: anArticleId(1),
      openingViewCount: 0,
      windows: [
        { window: 'today', viewCount: 1, readCount: 1 },
        { window: '7d', viewCount: 2, readCount: 2 },
      ],
    });
    expect([data.length, meta.unknownIds.length]).toEqual([2, 998]);
    expect((await ask({ ids: [...thousand, anArticleId(1_001)] })).status).toBe(400);
    expect((await ask({ ids: ['1'] })).status).toBe(400);
    expect((await ask({ ids: thousand, windows: ['100d'] })).status).toBe(400);
  });

  test('of an article leave with it within a second, and come back with all of its history', async () => {
    await readBy('a', 1, '2023-10-05T16:59:59.999Z');
    await readBy('b', 1);
    await refresh();
    const path = `/v1/views/${anArticleId(1)}?from=2023-10-04&to=2023-10-06`;
    const before = contracts.ArticleViewsResponseSchema.parse(await json(path));
    expect(before.data).toMatchObject({
      viewCount: 2,
      days: [
        { localDay: '2023-10-04', viewCount: 0 },
        { localDay: '2023-10-05', viewCount: 1, sources: { direct: 1 } },
        { localDay: '2023-10-06', viewCount: 1 },
      ],
      sources: { direct: 2 },
      total: { viewCount: 2, readCount: 2, openingViewCount: 0 },
    });
    const answersWith = async () => {
      const views = contracts.CountViewsResponseSchema.parse(
        await json(`/v1/views?ids=${anArticleId(1)}`),
      );
      const front = contracts.FrontResponseSchema.parse(await json('/v1/front'));
      const audience = contracts.AudienceResponseSchema.parse(await json('/v1/audience'));
      return [
        (await mostRead('window=all')).length,
        views.data.length,
        front.data.mostRead.length,
        audience.data.articles.length,
        (await api.get(path)).status,
      ];
    };
    expect(await answersWith()).toEqual([1, 1, 1, 1, 200]);
    await api.published.remove(objectKeys.article(anArticleId(1), 'vi'));
    expect(await answersWith()).toEqual([0, 0, 0, 0, 404]);
    await refresh();
    await putArticles(api.published, someArticles(2));
    await refresh();
    expect(await answersWith()).toEqual([1, 1, 1, 1, 200]);
    expect(await json(path)).toEqual(before);
  });

  test('that an earlier system had stand apart, by source', async () => {
    await readBy('a', 1);
    const source = (sourceId: string, viewCount: number, visitCount: number | null) => ({
      sourceId,
      format: 'portal',
      files: [{ name: 'luot-xem.csv', sha256: 'a'.repeat(64) }],
      importedAt: '2023-10-01T00:00:00.000Z',
      period: null,
      site: { viewCount, visitCount },
      articles: [{ articleId: anArticleId(1), viewCount: viewCount / 10 }],
      unmatched: { addressCount: 0, viewCount: 0 },
    });
    await put(api.published, objectKeys.openingBalance(), {
      sources: [source('cong-cu', 2_000, 700), source('bao-cu', 300, null)],
    });
    expect(await json('/v1/total')).toMatchObject({
      data: {
        viewCount: 1,
        readCount: 1,
        visitCount: 1,
        opening: {
          viewCount: 2_300,
          visitCount: 700,
          sources: [{ sourceId: 'cong-cu', viewCount: 2_000 }, { sourceId: 'bao-cu' }],
        },
      },
    });
    expect(await json(`/v1/views?ids=${anArticleId(1)}`)).toMatchObject({
      data: [{ viewCount: 1, openingViewCount: 230 }],
    });
  });

  test('in an answer are a second old at most', async () => {
    const count = async () =>
      contracts.TotalResponseSchema.parse(await json('/v1/total')).data.viewCount;
    expect(await count()).toBe(0);
    await readBy('a', 1);
    api.clock.now = new Date(api.clock.now.getTime() + 1_000);
    expect(await count()).toBe(1);
  });
});

test('what rises is listed with the reads that it is compared with, without what is excluded', async () => {
  await putArticles(api.published, someArticles(2));
  for (let reader = 0; reader < 10; reader += 1)
    for (const article of [1, 2]) await readBy(`r${reader}`, article);
  await readBy('e', 2, '2023-10-05T08:00:00.000Z');
  await refresh();
  const rising = async () => contracts.RisingResponseSchema.parse(await json('/v1/rising'));
  expect(await rising()).toMatchObject({
    data: [
      // 10 reads against none and against 1 in seven days: both means are taken for 1, so the id decides.
      { rank: 1, article: { slug: 'tin-1' }, readCount: 10, earlierReadCount: 0 },
      { rank: 2, article: { slug: 'tin-2' }, readCount: 10, earlierReadCount: 1 },
    ],
    meta: { scope: 'all', hour: '2023-10-06T08' },
  });
  const excluded = { articleId: anArticleId(1), scope: null, untilDay: null };
  const exclude = (windows: ['7d'] | null) =>
    put(api.published, objectKeys.listExceptions(), {
      pins: [],
      exclusions: [{ ...excluded, windows }],
    });
  await exclude(['7d']);
  expect((await rising()).data).toHaveLength(2);
  await exclude(null);
  expect((await rising()).data).toMatchObject([{ rank: 1, article: { slug: 'tin-2' } }]);
});

test('a home page gets the latest, the most read and the totals in one call', async () => {
  await putArticles(api.published, someArticles(3));
  await readBy('a', 1);
  await refresh();
  expect(await json('/v1/front?limit=2&window=today')).toMatchObject({
    data: {
      latest: [{ slug: 'tin-3' }, { slug: 'tin-2' }],
      mostRead: [{ rank: 1, article: { slug: 'tin-1' }, readCount: 1 }],
      total: { viewCount: 1, visitCount: 1 },
    },
    meta: { window: 'today', computedAt: '2023-10-06T08:00:00.000Z' },
  });
});

test('an English page has the lists of its language', async () => {
  await putCategories(api.published);
  await putArticles(api.published, [anArticle({ locale: 'en', slug: 'news', unit: TIEN_CHAU })]);
  await api.views.record(aView({ locale: 'en' }));
  await refresh();
  expect(await mostRead('window=today&locale=en&category=cai-cach-hanh-chinh')).toEqual([
    'news: 1',
  ]);
  expect(await mostRead('window=today&category=cai-cach-hanh-chinh')).toEqual([]);
});
