import { ProblemSchema } from '@congkhai/shared/contracts/problem';
import * as index from '@congkhai/shared/contracts/read-api-index';
import { ENDPOINTS } from '@congkhai/shared/endpoints/all';
import type { Endpoint } from '@congkhai/shared/endpoints/endpoint';
import { type Api, openApi } from '../helpers/api';
import { aFramework, anArticleId } from '../helpers/builders';
import { fillStore } from '../helpers/filled-api';
import { putSummedUpRelease } from '../helpers/release-builders';

const READ = ENDPOINTS.flatMap((endpoint) =>
  endpoint.method === 'get'
    ? endpoint.examples.map((example): [string, Endpoint] => [example, endpoint])
    : [],
);
const POSTED = ENDPOINTS.flatMap((endpoint) =>
  endpoint.method === 'post'
    ? endpoint.examples.map((body): [string, Endpoint, object] => [endpoint.path, endpoint, body])
    : [],
);

// Every address of the public API answers what shared/contracts says, from a store that was filled and from an empty one.

let filled: Api;
let empty: Api;
beforeAll(async () => {
  filled = openApi();
  empty = openApi();
  await fillStore(filled);
});
afterAll(() => Promise.all([filled.close(), empty.close()]));

test.each(READ)('GET %s answers what its contract says', async (address, { answer }) => {
  const response = await filled.get(address);
  expect(response.status).toBe(200);
  const mediaType = response.headers.get('content-type')?.split(';')[0];
  if (answer.kind === 'file') return expect(answer.mediaTypes).toContain(mediaType);
  expect(mediaType).toBe('application/json');
  const body: unknown = await response.json();
  expect(answer.kind === 'json' && answer.schema.parse(body)).toEqual(body);
});

test.each(READ)(
  'GET %s answers its contract or a 404 when nothing is published',
  async (address, { answer }) => {
    const response = await empty.get(address);
    expect([200, 404]).toContain(response.status);
    if (response.status === 200 && answer.kind !== 'json') return;
    const body: unknown = await response.json();
    if (response.status === 404) expect(ProblemSchema.parse(body).status).toBe(404);
    else expect(answer.kind === 'json' && answer.schema.parse(body)).toEqual(body);
  },
);

test.each(POSTED)('POST %s answers what its contract says', async (path, { answer }, body) => {
  const headers = { 'content-type': 'application/json' };
  const response = await filled.request(path, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(answer.kind === 'none' ? 204 : 200);
  if (answer.kind !== 'json') return;
  const answered: unknown = await response.json();
  expect(answer.schema.parse(answered)).toEqual(answered);
});

test('every address that is answered is in the list of endpoints, and nothing else is in it', () => {
  const listed = ENDPOINTS.map(({ method, path }) => `${method} ${path}`);
  expect(filled.addresses().toSorted()).toEqual(listed.toSorted());
});

test('the summary of 2022 says 85.82 of 100 points, grade tốt, for Tiên Châu', async () => {
  const response = await filled.get('/v1/periods/tien-phuoc-2022/summary');
  const { data } = index.GetSummaryResponseSchema.parse(await response.json());
  expect(data.blocks[0]?.ranking[0]).toMatchObject({
    unit: { unitId: 'xa-tien-chau' },
    points: 85.82,
    applicableMaximum: 100,
    percent: 85.82,
    grade: { name: 'tốt' },
  });
  expect(data.blocks[0]?.notRanked).toMatchObject([
    { unit: { unitId: 'xa-tien-my' }, reason: 'not-submitted' },
  ]);
});

test('the result of a unit lists every item of the framework, with the scores of its card', async () => {
  const response = await filled.get('/v1/periods/tien-phuoc-2022/units/xa-tien-chau');
  const { data } = index.GetUnitResultResponseSchema.parse(await response.json());
  expect(data.result).toMatchObject({ points: 85.82, rank: 1 });
  expect(data.items).toHaveLength(8);
  expect(data.items[0]).toMatchObject({
    itemId: '1',
    maximum: 13.5,
    selfScore: 12.97,
    score: 12.97,
  });
  expect(data.items[7]).toMatchObject({ method: 'survey', selfScore: null, score: 26.07 });
});

test('the items of a unit that submitted nothing are all not-submitted, and it has no result', async () => {
  const response = await filled.get('/v1/periods/tien-phuoc-2022/units/xa-tien-my');
  const { data } = index.GetUnitResultResponseSchema.parse(await response.json());
  expect(data.result).toBeNull();
  expect(new Set(data.items.map(({ state }) => state))).toEqual(new Set(['not-submitted']));
});

test('an item that has children names no method, state or score, and its children name it', async () => {
  const [area] = aFramework().items;
  if (!area) throw new Error('The framework has no areas');
  const child = { ...area, itemId: '1.1' };
  const framework = aFramework({ items: [{ ...area, method: null, children: [child] }] });
  await putSummedUpRelease(empty.published, { framework });
  const response = await empty.get('/v1/periods/tien-phuoc-2022/units/xa-tien-chau');
  const { data } = index.GetUnitResultResponseSchema.parse(await response.json());
  expect(data.items).toMatchObject([
    { itemId: '1', parentItemId: null, method: null, state: null, score: null },
    { itemId: '1.1', parentItemId: '1', method: 'appraisal', state: 'not-submitted' },
  ]);
});

test.each([
  ['/v1/articles?category=khong-co', 404],
  ['/v1/articles?unit=khong-co', 404],
  ['/v1/articles?unit=xa-tien-chau&category=cai-cach-hanh-chinh', 400],
  ['/v1/articles?limit=0', 400],
  ['/v1/articles?limit=101', 400],
  ['/v1/articles?limit=1&limit=2', 400],
  ['/v1/articles?page=2', 400],
  ['/v1/articles?locale=fr', 400],
  ['/v1/articles/%ff', 400],
  ['/v1/articles/..%2f..%2fetc', 400],
  ['/v1/articles/khong-co', 404],
  ['/v1/articles/tin-1?locale=en', 404],
  ['/v1/articles/tin-1?slug=tin-2', 400],
  ['/v1/views', 400],
  ['/v1/views?ids=1', 400],
  ['/v1/visits', 404],
  ['/v1/total?day=today', 400],
  [`/v1/views?ids=${Array.from({ length: 201 }, (_, n) => anArticleId(n)).join(',')}`, 400],
  [`/v1/views/${anArticleId(99)}`, 404],
  [`/v1/views/${anArticleId(1)}?locale=en`, 404],
  ['/v1/views/query', 400],
  ['/v1/most-read?window=2h', 400],
  ['/v1/most-read?unit=khong-co', 404],
  ['/v1/most-read?unit=xa-tien-chau&category=cai-cach-hanh-chinh', 400],
  ['/v1/rising?category=khong-co', 404],
  ['/v1/front?limit=51', 400],
  ['/v1/audience?unit=khong-co', 404],
  ['/v1/audience?from=2023-10-07&to=2023-10-06', 400],
  ['/v1/audience?from=2022-10-05&to=2023-10-06', 400],
  ['/v1/audience?from=2023-02-29', 400],
  ['/v1/units?parent=khong-co', 404],
  ['/v1/units?asOf=2025-02-29', 400],
  ['/v1/units?asOf=hom-nay', 400],
  ['/v1/units?tier=ward', 400],
  ['/v1/units?limit=501', 400],
  ['/v1/units?cursor=xa-tien-chau', 400],
  ['/v1/units/khong-co', 404],
  ['/v1/units/xa_tien_chau', 400],
  ['/v1/units/khong-co/lineage', 404],
  ['/v1/units/xa-tien-chau?asOf=2022-12-31', 400],
  ['/v1/periods/khong-co/summary', 404],
  ['/v1/periods/tien-phuoc-2022/units/khong-co', 404],
  ['/v1/periods/tien-phuoc-2022/summary?release=2', 404],
  ['/v1/periods/tien-phuoc-2022/summary?release=0', 400],
  ['/v1/periods/tien-phuoc-2022/areas', 400],
  ['/v1/periods/tien-phuoc-2022/areas?block=khong-co', 404],
  ['/v1/periods/tien-phuoc-2022/items?block=xa&area=99', 404],
  ['/v1/periods/tien-phuoc-2022/items?block=xa&units=khong-co', 400],
  ['/v1/periods/tien-phuoc-2022/compare?units=xa-tien-chau', 400],
  ['/v1/periods/tien-phuoc-2022/compare?units=xa-tien-chau,khong-co', 400],
  ['/v1/periods/khong-co/releases', 404],
  ['/v1/periods/tien-phuoc-2022/releases/2', 404],
  ['/v1/periods/tien-phuoc-2022/releases/1/open-data/khong-co.csv', 404],
  ['/v1/periods/tien-phuoc-2022/releases/1/open-data/..%2Frelease.json', 400],
  ['/v1/units/khong-co/series', 404],
  ['/v1/khong-co', 404],
  ['/', 404],
])('GET %s is refused with %i and a problem document', async (address, status) => {
  const response = await filled.get(address);
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(ProblemSchema.parse(await response.json()).status).toBe(status);
  expect(filled.logLines).toEqual([]);
});

test('a problem names every field that is wrong', async () => {
  const response = await filled.get('/v1/articles?limit=many&page=2');
  const { errors } = ProblemSchema.parse(await response.json());
  expect(errors?.map(({ field }) => field).sort()).toEqual(['limit', 'page']);
});
