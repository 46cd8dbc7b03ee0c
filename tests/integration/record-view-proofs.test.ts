import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as z from 'zod';
import { type Api, openApi, VIEW_SECRET } from '../helpers/api';
import { anArticle, anArticleId, putArticles, someArticles } from '../helpers/builders';
import { BROWSER, createSender, signatureOf, talliesOf, viewCountOf } from '../helpers/sent-views';
import { anEventId, someTallies } from '../helpers/view-events';

// What shows that a view is one: tokens, signatures, origins, and the times of event ids. What is refused is in record-view-forgery.test.ts.

const HOUR_MILLISECONDS = 3_600_000;
const DAY_MILLISECONDS = 24 * HOUR_MILLISECONDS;

let api: Api;
let send: ReturnType<typeof createSender>;
afterEach(() => api.close());

async function open(settings: Record<string, string> = {}): Promise<void> {
  api = openApi({ settings });
  send = createSender(api);
  await putArticles(api.published, someArticles(2));
}

function advance(milliseconds: number): void {
  api.clock.now = new Date(api.clock.now.getTime() + milliseconds);
}

const tokenNow = () => api.viewTokens.issue(anArticleId(1), api.clock.now);

test('the token that came with an article is taken for its hour and the two after it', async () => {
  await open({ VIEW_TOKENS: 'required' });
  await putArticles(api.published, [anArticle({ slug: 'tin-1' })]);
  const token = (await (await api.get('/v1/articles/tin-1')).json()).meta.viewToken;
  const statuses: number[] = [];
  for (let hour = 0; hour < 4; hour += 1) {
    statuses.push((await send({ body: { token } })).status);
    advance(HOUR_MILLISECONDS);
  }
  expect(statuses).toEqual([204, 204, 204, 403]);
  expect(await viewCountOf(api)).toBe(3);
});

test('a token is good for the article in every language', async () => {
  await open({ VIEW_TOKENS: 'required' });
  await putArticles(api.published, [anArticle({ locale: 'en', slug: 'news-1' })]);
  expect((await send({ body: { token: tokenNow(), locale: 'en' } })).status).toBe(204);
});

test('where no token is required, one that was given out too long ago is as good as none: a page may lie in a tab for a day', async () => {
  await open();
  const token = tokenNow();
  advance(20 * HOUR_MILLISECONDS);
  expect((await send({ body: { token } })).status).toBe(204);
  expect(await viewCountOf(api)).toBe(1);
});

test.each([
  ['24 hours slow', -DAY_MILLISECONDS, false, 204],
  ['slower', -DAY_MILLISECONDS - 1, false, 400],
  ['24 hours fast', DAY_MILLISECONDS, false, 204],
  ['faster', DAY_MILLISECONDS + 1, false, 400],
  [
    'three years slow, with the token that came with the article',
    -1_095 * DAY_MILLISECONDS,
    true,
    204,
  ],
])('a reader whose clock is %s', async (_how, distance, hasToken, status) => {
  await open();
  const eventId = anEventId(1, new Date(api.clock.now.getTime() + distance));
  const token = hasToken ? tokenNow() : undefined;
  expect((await send({ body: { eventId, token } })).status).toBe(status);
});

test('a page of a listed origin, and one of the address of the API itself, may send views', async () => {
  await open({ VIEW_ORIGINS: 'https://cchc.example', API_URL: 'https://api.example/congkhai' });
  for (const origin of ['https://cchc.example', 'https://api.example'])
    expect((await send({ headers: { origin } })).status).toBe(204);
});

/** The call of a front end's server for a reader, as docs/beacon.md shows it. */
function sendSigned(reader: object, headers: Record<string, string> = {}): Promise<Response> {
  const view = { eventId: anEventId(700, api.clock.now), articleId: anArticleId(1), reader };
  const body = JSON.stringify(view);
  const signature = signatureOf(body, api.clock.now);
  return send({ body, headers: { 'x-congkhai-signature': signature, ...headers } });
}

test('a signed call counts for the reader whom it names, without token and origin', async () => {
  await open({ VIEW_TOKENS: 'required', VIEW_ORIGINS: 'https://cchc.example' });
  const reader = { address: '198.51.100.7', userAgent: BROWSER, acceptLanguage: 'vi' };
  const server = { 'x-test-address': '192.0.2.1', 'user-agent': 'node' };
  expect((await sendSigned(reader, server)).status).toBe(204);
  expect((await talliesOf(api)).classes).toEqual(someTallies({ human: 1 }));
});

test('in a signed call a robot is the reader, not the server; and the privacy signal can be passed on', async () => {
  await open();
  await sendSigned({ address: '198.51.100.7', userAgent: 'Googlebot/2.1' });
  expect((await talliesOf(api)).classes).toEqual(someTallies({ 'declared-bot': 1 }));
  await api.close();
  await open();
  await sendSigned({ address: '2001:db8::7', userAgent: BROWSER }, { 'sec-gpc': '1' });
  const [day] = await api.views.tallies({ fromDay: '2023-10-06', toDay: '2023-10-06' });
  expect(day).toMatchObject({ withoutReaderCount: 1, classes: { human: 1 } });
});

test.each([
  ['no address', {}],
  ['an address that is none', { address: 'reader' }],
  ['a network', { address: '198.51.100.0/24' }],
])('a signed call for a reader with %s is refused by name', async (_what, reader) => {
  await open();
  const response = await sendSigned({ userAgent: BROWSER, ...reader });
  expect(response.status).toBe(400);
  expect((await response.json()).errors).toMatchObject([{ field: 'reader.address' }]);
});

test('days, salts and hours turn at 17:00 UTC, on leap day too', async () => {
  await open();
  const moments = [
    ['2024-02-28T16:59:59.999Z', '2024-02-28'],
    ['2024-02-28T17:00:00.000Z', '2024-02-29'],
    ['2024-02-29T16:59:59.999Z', '2024-02-29'],
    ['2024-02-29T17:00:00.000Z', '2024-03-01'],
  ] as const;
  for (const [at] of moments) {
    api.clock.now = new Date(at);
    await send();
  }
  const days = { fromDay: '2024-02-28', toDay: '2024-03-01' };
  const tallies = await api.views.tallies(days);
  expect(tallies.map(({ localDay, classes }) => [localDay, classes.human])).toEqual([
    ['2024-02-28', 1],
    ['2024-02-29', 2],
    ['2024-03-01', 1],
  ]);
  // One reader on three days is three: nobody can be followed from one day to the next.
  expect(await api.views.totals()).toMatchObject({ viewCount: 4, visitCount: 4 });
});

test('a clock that is set back an hour loses no view and counts none twice', async () => {
  await open();
  const event = { body: { eventId: anEventId(900, api.clock.now) } };
  await send(event);
  advance(-HOUR_MILLISECONDS);
  await send(event);
  await send({ headers: { 'x-test-address': '198.51.100.1' } });
  advance(HOUR_MILLISECONDS);
  await send(event);
  expect((await talliesOf(api)).classes).toEqual(someTallies({ human: 2 }));
});

const CallSchema = z.object({
  method: z.literal('POST'),
  body: z.string(),
  headers: z.record(z.string(), z.string()).default({ 'content-type': 'text/plain' }),
});
const REQUEST = { headers: { 'user-agent': BROWSER, 'accept-language': 'vi' } };

/** What the code below this heading of docs/beacon.md sends. */
function callOf(heading: string, { before = '', after = '' }): z.infer<typeof CallSchema> {
  const page = readFileSync(resolve(__dirname, '../../docs/beacon.md'), 'utf8');
  const section = page.split(/^## /m).find((text) => text.startsWith(heading)) ?? '';
  const [, code] = /```js\n(.+?)```/s.exec(section) ?? [];
  const program = `
    globalThis.fetch = (_url, init) => console.log(JSON.stringify(init));
    ${before}
    ${code}
    ${after}`;
  const options = { env: { VIEW_SECRET }, encoding: 'utf8' } as const;
  const node = ['--input-type=module', '--eval', program];
  return CallSchema.parse(JSON.parse(execFileSync(process.execPath, node, options)));
}

test('the code that docs/beacon.md gives to servers is taken as it stands', async () => {
  await open({ VIEW_TOKENS: 'required' });
  const call = callOf('From a server', {
    before: "const addressOf = () => '198.51.100.7';",
    after: `countView(createEventId(), '${anArticleId(1)}', ${JSON.stringify(REQUEST)});`,
  });
  api.clock.now = new Date();
  expect((await send(call)).status).toBe(204);
  expect(await viewCountOf(api)).toBe(1);
});

test('the code that docs/beacon.md gives to pages without a script of ours is taken as it stands', async () => {
  await open({});
  const call = callOf('By hand', { before: `const articleId = '${anArticleId(1)}';` });
  api.clock.now = new Date();
  expect((await send({ ...call, headers: { ...call.headers, ...REQUEST.headers } })).status).toBe(
    204,
  );
  expect(await viewCountOf(api)).toBe(1);
});
