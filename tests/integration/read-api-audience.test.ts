import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import * as contracts from '@congkhai/shared/contracts/read-api-views';
import { type Api, openApi } from '../helpers/api';
import {
  anArticleId,
  aUnit,
  put,
  putArticles,
  putUnits,
  someArticles,
  TIEN_CHAU,
  TIEN_MY,
} from '../helpers/builders';
import { aDaySeal, aView } from '../helpers/view-events';

// Now is the afternoon of 6 October 2023 in Viet Nam. The 3rd and the 4th are sealed, the 5th and the 6th are not.
let api: Api;
beforeEach(async () => {
  api = openApi();
  const articles = someArticles(3).map((article, index) => ({
    ...article,
    unit: index === 0 ? TIEN_CHAU : TIEN_MY,
  }));
  await putArticles(api.published, articles);
  await putUnits(api.published, [aUnit(), aUnit({ unitId: TIEN_MY.unitId })]);
  await sealDay('2023-10-03', [[1, 5, 4]], 3);
  await sealDay('2023-10-04', [
    [1, 10, 7],
    [2, 20, 9],
  ]);
  await readBy('a', 1, '2023-10-05T02:00:00.000Z');
  await readBy('b', 2, '2023-10-05T16:59:59.999Z');
  await readBy('a', 2, '2023-10-05T17:00:00.000Z');
});
afterEach(() => api.close());

type Sealed = [article: number, viewCount: number, readCount: number];

function sealDay(localDay: string, sealed: Sealed[], visitCount = 0, version = 1): Promise<void> {
  const articles = sealed.map(([article, viewCount, readCount]) => ({
    articleId: anArticleId(article),
    locale: 'vi' as const,
    viewCount,
    readCount,
    sources: {},
    suspectCount: 0,
  }));
  const seal = aDaySeal({ localDay, articles, visitCount, version });
  return put(api.published, objectKeys.daySeal(localDay, version), seal);
}
async function readBy(readerKey: string, article: number, at: string): Promise<void> {
  await api.views.record(aView({ readerKey, articleId: anArticleId(article), at }));
}
async function audience(query: string) {
  const response = await api.get(`/v1/audience?${query}`);
  return contracts.AudienceResponseSchema.parse(await response.json());
}

test('sealed days are as the ledger has them, the others as they were recorded; every day of the range is there', async () => {
  const { data, meta } = await audience('from=2023-10-02&to=2023-10-06');
  expect(data.days).toEqual([
    { localDay: '2023-10-02', viewCount: 0, readCount: 0, visitCount: 0, sealVersion: null },
    { localDay: '2023-10-03', viewCount: 5, readCount: 4, visitCount: 3, sealVersion: 1 },
    { localDay: '2023-10-04', viewCount: 30, readCount: 16, visitCount: 0, sealVersion: 1 },
    { localDay: '2023-10-05', viewCount: 2, readCount: 2, visitCount: 2, sealVersion: null },
    { localDay: '2023-10-06', viewCount: 1, readCount: 1, visitCount: 1, sealVersion: null },
  ]);
  expect(data).toMatchObject({ viewCount: 38, readCount: 23, visitCount: 6 });
  expect(meta).toEqual({
    from: '2023-10-02',
    to: '2023-10-06',
    locale: null,
    scope: 'all',
    definition: 'congkhai-views/2',
  });
});

test('the articles most read in the range are listed by reads, those that are public', async () => {
  const listed = async () => {
    const { data } = await audience('from=2023-10-03&to=2023-10-06&limit=2');
    return data.articles.map(
      ({ rank, article, viewCount, readCount }) =>
        `${rank} ${article.slug} ${viewCount} ${readCount}`,
    );
  };
  // Article 1: 5 + 10 + 1 views, 4 + 7 + 1 reads. Article 2: 20 + 1 + 1 views, 9 + 1 + 1 reads.
  expect(await listed()).toEqual(['1 tin-1 16 12', '2 tin-2 22 11']);
  await api.published.remove(objectKeys.article(anArticleId(1), 'vi'));
  expect(await listed()).toEqual(['1 tin-2 22 11']);
});

test('of a unit are counted the articles that are filed with it; visits are of the site', async () => {
  const { data, meta } = await audience('from=2023-10-04&to=2023-10-05&unit=xa-tien-my');
  expect(data).toMatchObject({ viewCount: 21, readCount: 10, visitCount: null });
  expect(data.days.map(({ viewCount }) => viewCount)).toEqual([20, 1]);
  expect(data.articles).toMatchObject([{ article: { slug: 'tin-2' } }]);
  expect(meta.scope).toBe('unit/xa-tien-my');
});

test('of one language are counted its views; visits are of the site', async () => {
  await api.views.record(aView({ locale: 'en', at: '2023-10-05T02:00:00.000Z' }));
  const query = 'from=2023-10-05&to=2023-10-05';
  expect((await audience(query)).data.viewCount).toBe(3);
  expect((await audience(`${query}&locale=en`)).data).toMatchObject({
    viewCount: 1,
    visitCount: null,
  });
});

test('a day that is counted again by later rules is shown so within a minute', async () => {
  const day = async () => (await audience('from=2023-10-03&to=2023-10-03')).data.days[0];
  expect(await day()).toMatchObject({ viewCount: 5, sealVersion: 1 });
  await sealDay('2023-10-03', [[1, 4, 4]], 3, 2);
  api.clock.now = new Date(api.clock.now.getTime() + 60_000);
  expect(await day()).toMatchObject({ viewCount: 4, sealVersion: 2 });
});

test('without a range it is the 30 days up to today', async () => {
  const { data, meta } = await audience('');
  expect(data.days).toHaveLength(30);
  expect(meta).toMatchObject({ from: '2023-09-07', to: '2023-10-06' });
});

test.each([
  ['from=2022-10-06&to=2023-10-06', 200],
  ['from=2022-10-05&to=2023-10-06', 400],
  ['from=2023-10-06&to=2023-10-06', 200],
  ['from=2023-10-07', 400],
])('a range of at most 366 days: %s is answered with %i', async (query, status) => {
  expect((await api.get(`/v1/audience?${query}`)).status).toBe(status);
});

test('the running hour is told with the same hour of the 7 days before', async () => {
  api.clock.now = new Date('2023-10-06T02:59:59.999Z');
  await readBy('a', 1, '2023-10-06T02:10:00.000Z');
  const response = await api.get('/v1/audience/now');
  const { data } = contracts.AudienceNowResponseSchema.parse(await response.json());
  expect(data).toMatchObject({ hour: '2023-10-06T02', viewCount: 1, minutesOver: 59 });
  expect(data.earlierHours.map(({ hour, viewCount }) => `${hour} ${viewCount}`)).toEqual([
    '2023-10-05T02 1',
    '2023-10-04T02 0',
    '2023-10-03T02 0',
    '2023-10-02T02 0',
    '2023-10-01T02 0',
    '2023-09-30T02 0',
    '2023-09-29T02 0',
  ]);
});
