import type { RejectionReason, ViewClass } from '@congkhai/shared/views/view';
import { type Api, openApi } from '../helpers/api';
import { anArticleId, putArticles, someArticles } from '../helpers/builders';
import {
  BROWSER,
  createSender,
  type Sent,
  signatureOf,
  talliesOf,
  viewCountOf,
} from '../helpers/sent-views';
import { anEventId, anHourSeal, someTallies } from '../helpers/view-events';

// A thousand forged events of every kind. None is counted; where the first few cannot be told from those of readers, the tables say
// how many are counted for the time being, and the seal of the hour takes them away.

const FORGED = 1_000;
const HOUR = '2023-10-06T08';
const DAY_MILLISECONDS = 86_400_000;

let api: Api;
afterEach(() => api.close());

/** Opens the API with two articles and these settings. The limits are out of the way, but where a test is about them. */
async function open(settings: Record<string, string> = {}): Promise<void> {
  const unlimited = { VIEWS_PER_READER_MINUTE: '1000000', VIEWS_PER_NETWORK_MINUTE: '1000000' };
  api = openApi({ settings: { ...unlimited, ...settings } });
  await putArticles(api.published, someArticles(20));
}

/** Sends a thousand views and gives how often each status was answered. */
async function sendAll(forge: (n: number) => Sent): Promise<Record<number, number>> {
  const send = createSender(api);
  const statuses: Record<number, number> = {};
  for (let n = 0; n < FORGED; n += 1) {
    const { status } = await send(forge(n));
    statuses[status] = (statuses[status] ?? 0) + 1;
  }
  return statuses;
}

async function viewCountAfterSeal(): Promise<number | undefined> {
  await api.views.applyHourSeal(await anHourSeal(api.views, HOUR));
  return viewCountOf(api);
}

const network = (n: number) => ({ 'x-test-address': `10.${n >> 8}.${n % 256}.1` });
const tokenOf = (article: number, hours: number) =>
  api.viewTokens.issue(anArticleId(article), new Date(api.clock.now.getTime() + hours * 3_600_000));
const REQUIRED = { VIEW_TOKENS: 'required' };
const LISTED = { VIEW_ORIGINS: 'https://cchc.example' };

type Refused = [
  what: string,
  settings: Record<string, string>,
  forge: (n: number) => Sent,
  status: number,
  reason: RejectionReason,
];

/** A signed call, with a signature that may be of another body, time or secret. */
function signed(n: number, { body = {}, at = 0, secret }: SignedOptions = {}): Sent {
  const text = JSON.stringify({
    eventId: anEventId(n, api.clock.now),
    articleId: anArticleId(1),
    reader: { address: `10.0.${n % 256}.1`, userAgent: BROWSER },
  });
  const signedAt = new Date(api.clock.now.getTime() + at);
  const signature = signatureOf(Object.keys(body).length > 0 ? '{}' : text, signedAt, secret);
  return { body: text, headers: { 'x-congkhai-signature': signature } };
}
interface SignedOptions {
  body?: object;
  at?: number;
  secret?: string;
}

test.each<Refused>([
  [
    'of an article that is not published',
    {},
    (n) => ({ body: { articleId: anArticleId(100 + n) }, headers: network(n) }),
    404,
    'unknown-article',
  ],
  [
    'from a page of another origin',
    LISTED,
    (n) => ({ headers: { ...network(n), origin: `https://evil${n}.example` } }),
    403,
    'origin',
  ],
  [
    'from an origin that only begins like the one allowed',
    LISTED,
    (n) => ({ headers: { ...network(n), origin: 'https://cchc.example.evil.example' } }),
    403,
    'origin',
  ],
  ['that say no origin', LISTED, (n) => ({ headers: network(n) }), 403, 'origin'],
  [
    'with a token that was made up, though none is required',
    {},
    (n) => ({ body: { token: `${tokenOf(1, 0).slice(0, 5)}${n}`.padEnd(27, 'A') } }),
    403,
    'token',
  ],
  [
    'with the token of another article',
    {},
    (n) => ({ body: { token: tokenOf(2, 0) }, headers: network(n) }),
    403,
    'token',
  ],
  [
    'with a token that is too old',
    REQUIRED,
    (n) => ({ body: { token: tokenOf(1, -3 - n) }, headers: network(n) }),
    403,
    'token',
  ],
  [
    'with a token of a later hour',
    REQUIRED,
    (n) => ({ body: { token: tokenOf(1, 1 + n) }, headers: network(n) }),
    403,
    'token',
  ],
  ['without a token', REQUIRED, (n) => ({ headers: network(n) }), 403, 'token'],
  [
    'with the signature of another secret',
    REQUIRED,
    (n) => signed(n, { secret: 'another secret of more than 32 characters' }),
    403,
    'signature',
  ],
  [
    'with the signature of another body',
    REQUIRED,
    (n) => signed(n, { body: { forged: true } }),
    403,
    'signature',
  ],
  [
    'with a signature of five minutes and a second ago',
    REQUIRED,
    (n) => signed(n, { at: -301_000 }),
    403,
    'signature',
  ],
  [
    'that name a reader without a signature',
    {},
    (n) => ({ body: { reader: { address: `10.0.0.${n % 256}`, userAgent: BROWSER } } }),
    400,
    'malformed',
  ],
  [
    'with the event id of another day',
    {},
    (n) => {
      const distance = (n % 2 === 0 ? -1 : 1) * (DAY_MILLISECONDS + 1 + n);
      const at = new Date(api.clock.now.getTime() + distance);
      return { body: { eventId: anEventId(n, at) }, headers: network(n) };
    },
    400,
    'stale',
  ],
  [
    'with an event id that is not of version 7',
    {},
    (n) => ({ body: { eventId: anEventId(n).replace('-7', '-4') }, headers: network(n) }),
    400,
    'malformed',
  ],
  [
    'with a body of more than 1,024 bytes',
    {},
    (n) => ({ body: ' '.repeat(1_025 + n), headers: network(n) }),
    413,
    'too-large',
  ],
])('views %s are refused and tallied', async (_what, settings, forge, status, reason) => {
  await open(settings);
  expect(await sendAll(forge)).toEqual({ [status]: FORGED });
  expect(await talliesOf(api)).toEqual({ classes: someTallies(), rejected: { [reason]: FORGED } });
  expect(await viewCountOf(api)).toBe(0);
});

test.each<[what: string, settings: Record<string, string>, headers: object, viewClass: ViewClass]>([
  ['by robots of isbot', {}, { 'user-agent': `${BROWSER} Googlebot/2.1` }, 'declared-bot'],
  ['by robots of COUNTER', {}, { 'user-agent': `${BROWSER} Turnitin` }, 'declared-bot'],
  ['by programs that do not say what they are', {}, { 'user-agent': '' }, 'declared-bot'],
  ['of a prefetch', {}, { 'sec-purpose': 'prefetch' }, 'prefetch'],
  ['of a prerendering', {}, { 'sec-purpose': 'prefetch;prerender' }, 'prefetch'],
  ['of an old prefetch', {}, { 'x-moz': 'prefetch' }, 'prefetch'],
  ['from the editors', { INTERNAL_NETWORKS: '10.0.0.0/8' }, {}, 'internal'],
])('views %s are classed, and not counted', async (_what, settings, headers, viewClass) => {
  await open(settings);
  expect(await sendAll((n) => ({ headers: { ...network(n), ...headers } }))).toEqual({
    204: 1_000,
  });
  expect(await talliesOf(api)).toEqual({
    classes: someTallies({ [viewClass]: FORGED }),
    rejected: {},
  });
  expect(await viewCountOf(api)).toBe(0);
});

const LIMITED = { VIEWS_PER_READER_MINUTE: '60', VIEWS_PER_NETWORK_MINUTE: '1200' };
const spoofed = (n: number) => ({ headers: { 'x-forwarded-for': `10.${n >> 8}.${n % 256}.1` } });

test.each([
  ['who writes other addresses into X-Forwarded-For', {}, spoofed],
  [
    'who does so behind a proxy, which adds the true one',
    { TRUSTED_PROXIES: '1' },
    (n: number) => ({
      headers: { 'x-forwarded-for': `10.${n >> 8}.${n % 256}.1, 203.0.113.77` },
    }),
  ],
])(
  'a reader %s is one reader: one view, 59 duplicates, and the rest too many',
  async (_who, settings, forge) => {
    await open({ ...LIMITED, ...settings });
    expect(await sendAll(forge)).toEqual({ 204: 60, 429: 940 });
    expect(await talliesOf(api)).toEqual({
      classes: someTallies({ human: 1, duplicate: 59 }),
      rejected: { rate: 940 },
    });
    expect(await viewCountAfterSeal()).toBe(1);
  },
);

test('one event id, sent from a thousand networks, is one view', async () => {
  await open();
  const eventId = anEventId(1);
  // Capital letters do not make it another one.
  const forge = (n: number) => ({
    body: { eventId: n % 2 === 0 ? eventId : eventId.toUpperCase() },
    headers: network(n),
  });
  expect(await sendAll(forge)).toEqual({ 204: FORGED });
  expect((await talliesOf(api)).classes).toEqual(someTallies({ human: 1 }));
});

test('a reader who opens a thousand articles in an hour is suspect after 120, and the seal takes those away too', async () => {
  await open(LIMITED);
  const forge = (n: number) => {
    api.clock.now = new Date(Date.parse('2023-10-06T08:00:00.000Z') + n * 3_500);
    return { body: { articleId: anArticleId((n % 20) + 1) } };
  };
  expect(await sendAll(forge)).toEqual({ 204: FORGED });
  expect((await talliesOf(api)).classes).toEqual(someTallies({ human: 120, suspect: 880 }));
  expect(await viewCountOf(api)).toBe(6);
  expect(await viewCountAfterSeal()).toBe(0);
});

test.each([
  ['with ever new browsers', (n: number) => ({ 'user-agent': `${BROWSER} r/${n}` })],
  ['with Global Privacy Control, so without readers', () => ({ 'sec-gpc': '1' })],
  [
    'with ever new addresses and languages',
    (n: number) => ({ 'x-test-address': `203.0.113.${n % 256}`, 'accept-language': `vi-${n}` }),
  ],
])(
  'a network that opens one article a thousand times %s is suspect after 300, and the seal takes those away too',
  async (_how, headersOf) => {
    await open(LIMITED);
    expect(await sendAll((n) => ({ headers: headersOf(n) }))).toEqual({ 204: FORGED });
    expect((await talliesOf(api)).classes).toEqual(someTallies({ human: 300, suspect: 700 }));
    expect(await viewCountOf(api)).toBe(300);
    expect(await viewCountAfterSeal()).toBe(0);
  },
);

test('a network that sends more views in a minute than it may is told to wait, and another one is not', async () => {
  await open({ VIEWS_PER_NETWORK_MINUTE: '500' });
  const send = createSender(api);
  const forge = (n: number) => ({ headers: { 'user-agent': `${BROWSER} r/${n}` } });
  expect(await sendAll(forge)).toEqual({ 204: 500, 429: 500 });
  const refused = await send({ headers: { 'user-agent': BROWSER } });
  expect(refused.headers.get('retry-after')).toBe('1');
  expect(await refused.json()).toMatchObject({
    errors: [{ field: 'network', message: 'sends too many views' }],
  });
  expect((await send({ headers: { 'x-test-address': '198.51.100.1' } })).status).toBe(204);
});
