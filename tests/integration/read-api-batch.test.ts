import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import { ProblemSchema } from '@congkhai/shared/contracts/problem';
import { ListArticlesResponseSchema } from '@congkhai/shared/contracts/read-api';
import { type Api, openApi } from '../helpers/api';
import { anArticleId, put, putArticles, someArticles } from '../helpers/builders';
import { putSummedUpRelease } from '../helpers/release-builders';

let api: Api;
beforeEach(() => {
  api = openApi();
});
afterEach(() => api.close());

async function listArticles(ids: string) {
  const response = await api.get(`/v1/articles?ids=${ids}`);
  const { data, meta } = ListArticlesResponseSchema.parse(await response.json());
  return { slugs: data.map(({ slug }) => slug), ...meta };
}

test('articles of some ids come in the order asked, each once, and ids that are not published are named', async () => {
  await putArticles(api.published, someArticles(3));
  const [one, two, nine] = [1, 2, 9].map(anArticleId);
  const { slugs: found, ...meta } = await listArticles(`${two},${nine},${one},${two}`);
  expect(found).toEqual(['tin-2', 'tin-1']);
  expect(meta).toEqual({ articleCount: 2, nextCursor: null, unknownIds: [nine] });
  expect(await listArticles(`${one}&locale=en`)).toMatchObject({
    slugs: [],
    unknownIds: [one],
  });
  const many = Array.from({ length: 101 }, (_, n) => anArticleId(n)).join(',');
  for (const query of [`ids=${one}&unit=xa-tien-chau`, 'ids=', 'ids=KHONG', `ids=${many}`])
    expect((await api.get(`/v1/articles?${query}`)).status).toBe(400);
});

const answerOf = async (address: string) => (await api.get(address)).json();

test('fields of a list: these of each article, in pages and by ids, in the envelope of the whole', async () => {
  await putArticles(api.published, someArticles(3));
  const page = '/v1/articles?limit=2';
  const { meta } = await answerOf(page);
  const first = await answerOf(`${page}&fields=title,slug,category.name`);
  const category = { name: 'Cải cách hành chính' };
  expect(first).toEqual({
    data: [3, 2].map((n) => ({ slug: `tin-${n}`, title: `Tin số ${n}`, category })),
    meta,
  });
  expect(await answerOf(`${page}&fields=slug&cursor=${meta.nextCursor}`)).toEqual({
    data: [{ slug: 'tin-1' }],
    meta: { articleCount: 3, nextCursor: null },
  });
  const ids = [anArticleId(9), anArticleId(1)];
  expect(await answerOf(`/v1/articles?ids=${ids}&fields=slug`)).toEqual({
    data: [{ slug: 'tin-1' }],
    meta: { articleCount: 1, nextCursor: null, unknownIds: [anArticleId(9)] },
  });
});

test('each selection has an ETag of its own, whatever the order of the names, and it changes with the article', async () => {
  await putArticles(api.published, someArticles(2));
  const etagOf = async (query: string) =>
    (await api.get(`/v1/articles/tin-1?${query}`)).headers.get('etag') ?? '';
  const [whole, title, both] = await Promise.all([
    etagOf(''),
    etagOf('fields=title'),
    etagOf('fields=title,lead'),
  ]);
  expect(new Set([whole, title, both]).size).toBe(3);
  expect(await etagOf('fields=lead,title,lead')).toBe(both);
  const again = await api.get('/v1/articles/tin-1?fields=title', { 'if-none-match': title });
  expect(again.status).toBe(304);
  const [one] = someArticles(1);
  if (one) await putArticles(api.published, [{ ...one, title: 'Đính chính' }]);
  expect(await etagOf('fields=title')).not.toBe(title);
});

test('an article of an earlier address is asked for by the same fields at the new one', async () => {
  await putArticles(api.published, someArticles(1));
  await put(api.published, objectKeys.slug('ten-cu', 'vi'), {
    state: 'moved',
    articleId: anArticleId(1),
    slug: 'ten-cu',
    newSlug: 'tin-1',
  });
  const moved = await api.get('/v1/articles/ten-cu?fields=title,older.slug');
  expect([moved.status, moved.headers.get('location')]).toEqual([
    301,
    'tin-1?locale=vi&fields=title,older.slug',
  ]);
  const { data, meta } = await answerOf('/v1/articles/tin-1?fields=title,older.slug');
  expect(data).toEqual({ title: 'Tin số 1', older: [] });
  expect(meta).toEqual({ viewToken: expect.any(String) });
});

test('fields of a summary reach into the rows of its rankings, and figures are as exact as in the whole', async () => {
  await putSummedUpRelease(api.published);
  const period = '/v1/periods/tien-phuoc-2022';
  const names = 'blocks.ranking.points,blocks.ranking.rank,blocks.name,name';
  const { meta } = await answerOf(`${period}/summary`);
  expect(await answerOf(`${period}/summary?fields=${names}`)).toEqual({
    data: {
      name: 'Chỉ số cải cách hành chính năm 2022',
      blocks: [{ name: 'Các xã, thị trấn', ranking: [{ rank: 1, points: 85.82 }] }],
    },
    meta,
  });
  expect(await answerOf('/v1/periods?fields=year')).toEqual({
    data: [{ year: 2022 }],
    meta: { periodCount: 1 },
  });
  const result = await answerOf(`${period}/units/xa-tien-my?fields=result.rank,notRanked.reason`);
  expect(result.data).toEqual({ result: null, notRanked: { reason: 'not-submitted' } });
});

test.each([
  ['fields=', 'has no name before, after or between commas'],
  ['fields=slug,,title', 'has no name before, after or between commas'],
  ['fields=slug&fields=title', 'is given more than once'],
  [
    'fields=slug,body',
    '"body" is not known; one of articleId, locale, slug, title, lead, category',
  ],
  [
    'fields=category.slug',
    '"category.slug" is not known; one of category.categoryId, category.name',
  ],
])('GET /v1/articles?%s is refused and says why', async (query, message) => {
  const response = await api.get(`/v1/articles?${query}`);
  const { status, errors } = ProblemSchema.parse(await response.json());
  expect(status).toBe(400);
  expect(errors).toEqual([{ field: 'fields', message: expect.stringContaining(message) }]);
});
