import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import { ProblemSchema } from '@congkhai/shared/contracts/problem';
import { StoreUnavailable } from '../../functions/src/stores/store-unavailable';
import { type Api, openApi } from '../helpers/api';
import { anArticleId, putArticles, someArticles } from '../helpers/builders';
import { BROWSER, createSender, type Sent, talliesOf } from '../helpers/sent-views';
import { anEventId, someTallies } from '../helpers/view-events';

let api: Api;
let sendView: ReturnType<typeof createSender>;
beforeEach(async () => {
  api = openApi();
  sendView = createSender(api);
  await putArticles(api.published, someArticles(2));
});
afterEach(() => api.close());

const send = (sent?: Sent) => sendView(sent);

function advance(milliseconds: number): void {
  api.clock.now = new Date(api.clock.now.getTime() + milliseconds);
}

async function countArticle() {
  const articleIds = [anArticleId(1)];
  return api.views.countViews({ articleIds, windows: ['all'], now: api.clock.now });
}

async function tallies() {
  const localDay = '2023-10-06';
  const [tallies] = await api.views.tallies({ fromDay: localDay, toDay: localDay });
  return tallies?.classes ?? someTallies();
}

test('a view is answered 204 without a body, once it is safe', async () => {
  const response = await send();
  expect(response.status).toBe(204);
  expect(await response.text()).toBe('');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await api.views.totals()).toMatchObject({ viewCount: 1, visitCount: 1 });
});

test('a beacon, which is sent as text/plain, is counted too', async () => {
  const response = await send({ headers: { 'content-type': 'text/plain;charset=UTF-8' } });
  expect(response.status).toBe(204);
  expect(await tallies()).toEqual(someTallies({ human: 1 }));
});

test('an event that is sent again, a duplicate and a bot get the same answer as a view that counts', async () => {
  const event = { body: { eventId: anEventId(500) } };
  for (const sent of [event, event, {}, { headers: { 'user-agent': 'Googlebot/2.1' } }])
    expect((await send(sent)).status).toBe(204);
  expect(await tallies()).toEqual(someTallies({ human: 1, duplicate: 1, 'declared-bot': 1 }));
});

test.each([
  'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
  'curl/8.5.0',
  '',
])('%j is taken for a bot', async (userAgent) => {
  await send({ headers: { 'user-agent': userAgent } });
  expect(await tallies()).toEqual(someTallies({ 'declared-bot': 1 }));
});

test('readers differ by network, browser or language, and not by the last part of their address', async () => {
  await send();
  await send({ headers: { 'x-test-address': '203.0.113.200' } });
  expect(await tallies()).toMatchObject({ human: 1, duplicate: 1 });
  await send({ headers: { 'x-test-address': '203.0.114.77' } });
  await send({ headers: { 'user-agent': `${BROWSER} Mobile` } });
  await send({ headers: { 'accept-language': 'en' } });
  expect(await tallies()).toMatchObject({ human: 4, duplicate: 1 });
});

test('Global Privacy Control is honoured: a view, but no read, no visit and no duplicate', async () => {
  await send({ headers: { 'sec-gpc': '1' } });
  await send({ headers: { 'sec-gpc': '1' } });
  expect(await tallies()).toEqual(someTallies({ human: 2 }));
  expect(await api.views.totals()).toMatchObject({ viewCount: 2, visitCount: 0 });
  expect(await countArticle()).toMatchObject([{ readCount: 0 }]);
});

test('the time of a view is the clock of the server', async () => {
  await send();
  advance(31_000);
  await send();
  expect(await tallies()).toMatchObject({ human: 2 });
});

test('readers cannot be followed from one day in Viet Nam to the next', async () => {
  api.clock.now = new Date('2023-10-06T16:59:59.000Z');
  await send();
  advance(2_000);
  await send();
  expect(await api.views.totals()).toMatchObject({ viewCount: 2, visitCount: 2 });
});

test.each<[what: string, sent: Sent, status: number]>([
  ['a body that is not JSON', { body: 'views=1' }, 400],
  ['an empty body', { body: '' }, 400],
  ['JSON that is not an object', { body: '[1]' }, 400],
  ['null', { body: 'null' }, 400],
  ['an event id that is no UUID', { body: { eventId: '1' } }, 400],
  ['no article', { body: { articleId: undefined } }, 400],
  ['an article id with a path in it', { body: { articleId: '../../views' } }, 400],
  ['a time of its own', { body: { recordedAt: '2001-01-01T00:00:00.000Z' } }, 400],
  ['an unknown locale', { body: { locale: 'fr' } }, 400],
  ['an article that is not published', { body: { articleId: anArticleId(9) } }, 404],
  ['an article that is not published in this locale', { body: { locale: 'en' } }, 404],
  ['a body of 1,025 bytes', { body: ' '.repeat(1_025) }, 413],
  ['a body of 2 MB', { body: { filler: 'x'.repeat(2_000_000) } }, 413],
  ['a form', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 415],
  ['a body without a type', { headers: { 'content-type': '' } }, 415],
  ['a type that only begins like JSON', { headers: { 'content-type': 'application/jsonp' } }, 415],
])('%s is refused, and nothing is recorded', async (_what, sent, status) => {
  const response = await send(sent);
  expect(response.status).toBe(status);
  expect(ProblemSchema.parse(await response.json()).status).toBe(status);
  expect(await tallies()).toEqual(someTallies());
  expect(api.logLines).toEqual([]);
});

test('a body of exactly 1,024 bytes is read', async () => {
  const view = JSON.stringify({ eventId: anEventId(700), articleId: anArticleId(1) });
  expect((await send({ body: view.padEnd(1_024) })).status).toBe(204);
});

test('a body whose length is not declared is read up to the limit and no further', async () => {
  const sendStream = (text: string) =>
    api.request('/v1/views', {
      method: 'POST',
      body: new Blob([text]).stream(),
      headers: { 'content-type': 'application/json', 'user-agent': BROWSER },
      duplex: 'half',
    } as RequestInit);
  const view = JSON.stringify({ eventId: anEventId(800), articleId: anArticleId(1) });
  expect((await sendStream(view)).status).toBe(204);
  expect((await sendStream(view.padEnd(1_025))).status).toBe(413);
});

test('an article that was unpublished takes no more views after a quarter of a second, and has its history when it comes back', async () => {
  await send();
  await api.published.remove(objectKeys.article(anArticleId(1), 'vi'));
  advance(250);
  expect((await send()).status).toBe(404);
  await putArticles(api.published, someArticles(2));
  expect(await countArticle()).toMatchObject([{ viewCount: 1 }]);
});

test('a view that cannot be kept is answered 503 and logged, and the next one may succeed', async () => {
  const failing = jest
    .spyOn(api.views, 'record')
    .mockRejectedValue(new StoreUnavailable('view store'));
  const response = await send();
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('5');
  expect(api.logLines).toHaveLength(1);
  failing.mockRestore();
  expect((await send()).status).toBe(204);
});

test('a problem names the field and what it should be', async () => {
  const response = await send({ body: { eventId: '1', locale: 'fr', colour: 'red' } });
  const { errors = [] } = ProblemSchema.parse(await response.json());
  expect(errors.map(({ field }) => field).sort()).toEqual(['colour', 'eventId', 'locale']);
  const missing = await send({ body: { articleId: anArticleId(9) } });
  expect(ProblemSchema.parse(await missing.json()).errors).toEqual([
    { field: 'articleId', message: `no article ${anArticleId(9)} is published in vi` },
  ]);
});

test('refusals are tallied by reason, and what is our fault is none', async () => {
  await send({ body: { articleId: anArticleId(9) } });
  await send({ body: 'views=1' });
  await send({ headers: { 'content-type': '' } });
  jest.spyOn(api.views, 'record').mockRejectedValueOnce(new StoreUnavailable('view store'));
  await send();
  expect((await talliesOf(api)).rejected).toEqual({ 'unknown-article': 1, malformed: 2 });
});

test.each([
  ['', 'direct'],
  ['www.google.com.vn', 'search'],
  ['l.facebook.com', 'social'],
  ['cchc.example', 'portal'],
  ['localhost', 'portal'],
  ['chinhphu.gov.vn', 'government'],
  ['baoquangnam.vn', 'other'],
])('a reader from %j is counted among those from %s', async (referringHost, source) => {
  await send({ body: { referringHost }, headers: { origin: 'https://cchc.example:8443' } });
  const days = { fromDay: '2023-10-06', toDay: '2023-10-06', locale: null };
  const [day] = await api.views.daysOf({ articleId: anArticleId(1), ...days });
  expect(day?.sources).toEqual({ [source]: 1 });
});
