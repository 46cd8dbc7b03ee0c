import { setImmediate as nextTurn } from 'node:timers/promises';
import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import {
  type HealthCheck,
  type HealthResponse,
  HealthResponseSchema,
} from '@congkhai/shared/contracts/read-api';
import { refreshReleases } from '../../functions/src/handlers/refresh-index-summary';
import { createMostReadRefresh } from '../../functions/src/handlers/refresh-most-read';
import { StoreUnavailable } from '../../functions/src/stores/store-unavailable';
import { type Api, NOW, openApi } from '../helpers/api';
import { anArticleId, put, putArticles, someArticles } from '../helpers/builders';
import { sealAt } from '../helpers/ledger';
import { putManifest } from '../helpers/manifest';
import { CATALOGUE, putRelease } from '../helpers/release-builders';
import { aView } from '../helpers/view-events';

// What /v1/health says is pending or stale, at instants that are chosen. NOW is 8 o'clock UTC on 6 October 2023, 15 o'clock in Viet Nam.

let api: Api;
beforeEach(() => {
  api = openApi();
});
afterEach(async () => {
  jest.restoreAllMocks();
  await api.close();
});

async function healthAt(at: string): Promise<HealthResponse['data'] & { httpStatus: number }> {
  api.clock.now = new Date(at);
  const response = await api.get('/v1/health');
  expect(response.headers.get('cache-control')).toBe('no-store');
  const { data } = HealthResponseSchema.parse(await response.json());
  return { ...data, httpStatus: response.status };
}

async function checkAt(name: HealthCheck['name'], at: string) {
  const { status, checks } = await healthAt(at);
  const { state, since, lagSeconds } = checks.find((check) => check.name === name) ?? {};
  return { status, state, since, lagSeconds };
}

function takeAwayTheStore(): void {
  for (const method of ['read', 'readIfChanged', 'has'] as const)
    jest.spyOn(api.published, method).mockRejectedValue(new Error('EIO: /var/lib/congkhai'));
}

const DONE = { status: 'ok', state: 'ok', since: null, lagSeconds: 0 };

test('where nothing was published and nothing viewed, nothing is behind', async () => {
  const { status, checks, checkedAt } = await healthAt(NOW);
  expect({ status, checkedAt }).toEqual({ status: 'ok', checkedAt: NOW });
  expect(checks.map(({ name, state, since }) => [name, state, since])).toEqual(
    [
      'published-store',
      'view-store',
      'seal-hours',
      'seal-days',
      'index-summaries',
      'most-read-lists',
      'search-index',
    ].map((name) => [name, 'ok', null]),
  );
});

test('an hour is pending from its end until it is sealed, and needs somebody after half an hour', async () => {
  await api.views.record(aView({ at: '2023-10-06T07:10:00.000Z' }));
  const since = '2023-10-06T08:00:00.000Z';
  const pending = { state: 'pending', since };
  expect(await checkAt('seal-hours', '2023-10-06T07:59:59.000Z')).toEqual(DONE);
  expect(await checkAt('seal-hours', '2023-10-06T08:30:00.000Z')).toEqual({
    status: 'ok',
    ...pending,
    lagSeconds: 1_800,
  });
  expect(await checkAt('seal-hours', '2023-10-06T08:30:02.000Z')).toEqual({
    status: 'degraded',
    ...pending,
    lagSeconds: 1_802,
  });
  await sealAt('2023-10-06T08:31:00.000Z', api);
  expect(await checkAt('seal-hours', '2023-10-06T08:31:00.000Z')).toEqual(DONE);
});

test('where the ledger was lost hours are pending, because nothing is sealed onto what is gone', async () => {
  await api.views.record(aView({ at: '2023-10-06T07:10:00.000Z' }));
  await sealAt('2023-10-06T08:05:00.000Z', api);
  const key = objectKeys.hourSeal('2023-10-06T07', 1);
  const { text = '' } = (await api.published.read(key)) ?? {};
  await api.published.remove(key);
  await api.views.record(aView({ at: '2023-10-06T08:10:00.000Z' }));
  await expect(sealAt('2023-10-06T09:05:00.000Z', api)).rejects.toThrow(`The ledger lacks ${key}`);
  const since = '2023-10-06T09:00:00.000Z';
  expect(await checkAt('seal-hours', '2023-10-06T09:30:02.000Z')).toEqual({
    ...{ status: 'degraded', state: 'pending', since, lagSeconds: 1_802 },
  });
  await api.published.write(key, text);
  await sealAt('2023-10-06T09:31:00.000Z', api);
  expect(await checkAt('seal-hours', '2023-10-06T09:31:00.000Z')).toEqual(DONE);
});

test('a day in Viet Nam is pending from 17:00 UTC until it is sealed', async () => {
  await api.views.record(aView({ at: '2023-10-06T07:10:00.000Z' }));
  await sealAt('2023-10-06T08:31:00.000Z', api);
  expect(await checkAt('seal-days', '2023-10-06T16:59:59.000Z')).toEqual(DONE);
  expect(await checkAt('seal-days', '2023-10-06T18:00:02.000Z')).toEqual({
    status: 'degraded',
    state: 'pending',
    since: '2023-10-06T17:00:00.000Z',
    lagSeconds: 3_602,
  });
  await sealAt('2023-10-06T18:01:00.000Z', api);
  expect(await checkAt('seal-days', '2023-10-06T18:01:00.000Z')).toEqual(DONE);
});

test('a release is pending from its publication until it is summed up', async () => {
  await putRelease(api.published);
  // The manifest follows some seconds later, and says when it was published.
  expect(await checkAt('index-summaries', NOW)).toMatchObject({ since: NOW, lagSeconds: 0 });
  await putManifest(api.published);
  expect(await checkAt('index-summaries', '2023-10-06T08:15:01.000Z')).toMatchObject({
    status: 'degraded',
    state: 'pending',
    since: '2023-10-06T08:00:00.000Z',
    lagSeconds: 901,
  });
  const { published } = api;
  await refreshReleases({ published, catalogue: CATALOGUE, program: 'test' });
  await api.refreshSearch();
  expect(await checkAt('index-summaries', '2023-10-06T08:15:04.000Z')).toEqual(DONE);
});

test('lists are stale when the hour or the day that they speak of is over, and right again when they are made anew', async () => {
  await putArticles(api.published, someArticles(3));
  const refresh = createMostReadRefresh(api);
  await api.views.record(aView({ at: '2023-10-06T07:10:00.000Z' }));
  await refresh();
  expect(await api.published.read(objectKeys.mostRead('vi', 'all', 'today'))).not.toBeNull();
  expect(await checkAt('most-read-lists', '2023-10-06T08:29:00.000Z')).toEqual(DONE);
  const rising = {
    locale: 'vi',
    scope: 'all',
    hour: '2023-10-06T08',
    computedAt: NOW,
    entries: [{ articleId: anArticleId(1), readCount: 24, earlierReadCount: 14 }],
  };
  await put(api.published, objectKeys.rising('vi', 'all'), rising);
  expect(await checkAt('most-read-lists', '2023-10-06T09:10:00.000Z')).toMatchObject({
    state: 'stale',
    since: '2023-10-06T09:00:00.000Z',
    lagSeconds: 600,
  });
  api.clock.now = new Date('2023-10-06T09:11:00.000Z');
  await createMostReadRefresh(api)();
  expect(await checkAt('most-read-lists', '2023-10-06T09:11:02.000Z')).toMatchObject({
    state: 'ok',
  });
  expect(await checkAt('most-read-lists', '2023-10-06T17:00:02.000Z')).toMatchObject({
    state: 'stale',
    since: '2023-10-06T17:00:00.000Z',
  });
});

test('the search is pending since it last had everything, until it has what the manifest lists', async () => {
  await putArticles(api.published, someArticles(1));
  await putManifest(api.published);
  // Nobody has made an index: the manifest is of 8 o'clock.
  expect(await checkAt('search-index', '2023-10-06T08:00:10.000Z')).toMatchObject({
    state: 'pending',
    lagSeconds: 10,
  });
  await api.refreshSearch();
  expect(await checkAt('search-index', '2023-10-06T09:00:00.000Z')).toEqual(DONE);
  await api.refreshSearch();
  await putArticles(api.published, someArticles(2));
  await putManifest(api.published);
  expect(await checkAt('search-index', '2023-10-06T09:15:01.000Z')).toEqual({
    status: 'degraded',
    state: 'pending',
    since: '2023-10-06T09:00:00.000Z',
    lagSeconds: 901,
  });
  await api.refreshSearch();
  expect(await checkAt('search-index', '2023-10-06T09:15:04.000Z')).toEqual(DONE);
});

test('while the published store is away answers are stale since it was last there, and what it would tell is not known', async () => {
  await putRelease(api.published);
  await putManifest(api.published);
  await healthAt('2023-10-06T08:00:00.000Z');
  takeAwayTheStore();
  const { httpStatus, status, publishedStore, checks } = await healthAt('2023-10-06T08:05:00.000Z');
  expect({ httpStatus, status, publishedStore }).toEqual({
    httpStatus: 200,
    status: 'degraded',
    publishedStore: 'unreachable',
  });
  const since = '2023-10-06T08:00:00.000Z';
  const behind = Object.fromEntries(checks.map(({ name, ...check }) => [name, check]));
  expect(behind['published-store']).toEqual({
    state: 'stale',
    since,
    lagSeconds: 300,
    limitSeconds: 0,
  });
  expect(behind['index-summaries']).toMatchObject({ state: 'unknown', since });
  expect(behind['seal-hours']).toMatchObject({ state: 'ok' });
  expect(JSON.stringify(checks)).not.toContain('congkhai');
});

test('readers are answered for six hours after the published store was lost, and for as long nobody should end the server', async () => {
  await putArticles(api.published, someArticles(1));
  await healthAt('2023-10-06T08:00:00.000Z');
  expect((await api.get('/v1/articles')).status).toBe(200);
  takeAwayTheStore();
  const statusesAt = async (at: string) => {
    const { httpStatus } = await healthAt(at);
    // Requests of one turn of the event loop share what the store said.
    await nextTurn();
    return { health: httpStatus, articles: (await api.get('/v1/articles')).status };
  };
  expect(await statusesAt('2023-10-06T14:00:00.000Z')).toEqual({ health: 200, articles: 200 });
  expect(await statusesAt('2023-10-06T14:00:02.000Z')).toEqual({ health: 503, articles: 503 });
  const response = await api.get('/v1/health');
  expect(response.headers.get('retry-after')).toBe('5');
});

test('while the view store is away readers are answered, and nobody knows what is to be sealed', async () => {
  const away = new StoreUnavailable('view store');
  await healthAt('2023-10-06T08:00:00.000Z');
  jest.spyOn(api.views, 'checkHealth').mockRejectedValue(away);
  jest.spyOn(api.views, 'oldestUnsealed').mockRejectedValue(away);
  const { httpStatus, status, checks } = await healthAt('2023-10-06T08:31:00.000Z');
  expect({ httpStatus, status }).toEqual({ httpStatus: 200, status: 'degraded' });
  const since = '2023-10-06T08:00:00.000Z';
  expect(checks).toContainEqual(
    expect.objectContaining({ name: 'view-store', state: 'stale', since }),
  );
  expect(checks).toContainEqual(
    expect.objectContaining({ name: 'seal-hours', state: 'unknown', since }),
  );
});

test('however many ask at a moment, the stores are asked once, and only for names that are known', async () => {
  await putArticles(api.published, someArticles(100));
  await putRelease(api.published);
  await putManifest(api.published);
  await healthAt(NOW);
  const methods = ['read', 'readIfChanged', 'has', 'list', 'readBytes'] as const;
  const spies = methods.map((method) => jest.spyOn(api.published, method));
  const askedCount = () => spies.reduce((sum, { mock }) => sum + mock.calls.length, 0);
  api.clock.now = new Date('2023-10-06T08:00:02.000Z');
  await Promise.all(Array.from({ length: 200 }, () => api.get('/v1/health')));
  await healthAt('2023-10-06T08:00:03.999Z');
  // The store itself, the manifest, the periods and one of them, its summary, and two lists of two languages.
  expect(askedCount()).toBeLessThanOrEqual(10);
  expect(jest.spyOn(api.published, 'list')).not.toHaveBeenCalled();
});
