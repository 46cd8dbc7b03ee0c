import { setImmediate as nextTurn } from 'node:timers/promises';
import { ProblemSchema } from '@congkhai/shared/contracts/problem';
import { type Api, openApi } from '../helpers/api';
import { anArticleId, putArticles, someArticles } from '../helpers/builders';
import { BROWSER, signatureOf } from '../helpers/sent-views';
import { anEventId } from '../helpers/view-events';

const REQUESTS = 100_000;
const BATCH = 200;
const SEED = 20_231_006;

/** Numbers from 0 up to 1, the same for the same seed (mulberry32, a public-domain generator). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const random = createRandom(SEED);
const below = (max: number) => Math.floor(random() * max);
function oneOf<Value>(values: readonly [Value, ...Value[]]): Value {
  return values[below(values.length)] ?? values[0];
}

/** A text of any characters: ASCII, controls, letters of Viet Nam, halves of surrogate pairs. */
function aText(max = 60): string {
  const [from, to] = oneOf<readonly [number, number]>([
    [32, 126],
    [0, 255],
    [0x1ea0, 0x1ef9],
    [0xd800, 0xdfff],
  ]);
  const codes = Array.from({ length: below(max) }, () => from + below(to - from + 1));
  return String.fromCharCode(...codes);
}

function aValue(depth = 0): unknown {
  const simple = [
    () => aText(),
    () => below(2 ** 31) - 2 ** 30,
    () => random() * 1e300,
    () => oneOf([true, false]),
    () => null,
    () => anArticleId(below(5)),
    () => anEventId(below(1_000)),
    () => oneOf(['vi', 'en', '__proto__', 'constructor', '../', '\u0000']),
  ] as const;
  const nested = [
    () => Array.from({ length: below(4) }, () => aValue(depth + 1)),
    () => Object.fromEntries(Array.from({ length: below(4) }, () => [aText(8), aValue(depth + 1)])),
  ] as const;
  return oneOf(depth < 3 ? [...simple, ...nested] : [...simple])();
}

const FIELDS = [
  'eventId',
  'articleId',
  'locale',
  'token',
  'referringHost',
  'startsTab',
  'isInternal',
  'reader',
] as const;

/** A good view, of which some fields are replaced, removed or added. */
function aBody(n: number): string {
  const view: Record<string, unknown> = {
    eventId: anEventId(n),
    articleId: anArticleId(1 + below(2)),
    locale: 'vi',
  };
  for (let change = below(3); change > 0; change -= 1) {
    const field = oneOf([oneOf(FIELDS), oneOf(FIELDS), aText(10)]);
    if (random() < 0.2) delete view[field];
    else view[field] = aValue();
  }
  return JSON.stringify(view);
}

/** The same, of which some characters are lost, doubled or replaced; or nothing like a view at all. */
function aBrokenBody(n: number): string {
  let body = aBody(n);
  if (random() < 0.1) return aText(1_500);
  if (random() < 0.1) return JSON.stringify(aValue());
  for (let change = below(4); change > 0; change -= 1) {
    const at = below(body.length);
    const inserted = oneOf([aText(3), '', '"', '{', '\\u', body.slice(0, at)]);
    body = body.slice(0, at) + inserted + body.slice(at + below(3));
  }
  return body;
}

/** What may stand in a header: no line breaks, and nothing above one byte. */
function aHeaderText(max = 80): string {
  return aText(max)
    .split('')
    .filter((character) => /[\t\x20-\x7e\x80-\xff]/.test(character))
    .join('');
}

function someHeaders(body: string): Record<string, string> {
  const headers: Record<string, string> = { 'user-agent': BROWSER };
  if (random() < 0.9)
    headers['content-type'] = oneOf(['application/json', 'text/plain;charset=UTF-8']);
  const names = [
    'user-agent',
    'accept-language',
    'x-test-address',
    'x-forwarded-for',
    'origin',
    'sec-gpc',
    'sec-purpose',
    'content-type',
    'content-length',
    'x-congkhai-signature',
  ] as const;
  for (let change = below(4); change > 0; change -= 1)
    headers[oneOf(names)] = oneOf<() => string>([
      () => aHeaderText(),
      () => aHeaderText(40).repeat(below(80)),
      () => '1',
      () => `10.${below(256)}.${below(256)}.1`,
      () => `${'1.1.1.1,'.repeat(below(200))}::1`,
      () => `2001:db8:${below(9_999)}::${below(9_999)}`,
      () => 'prefetch;prerender',
      () => `t=${below(2 ** 31)},v1=${'a'.repeat(64)}`,
      () => signatureOf(body, new Date('2023-10-06T08:00:00.000Z')),
    ])();
  return headers;
}

let api: Api;
beforeAll(async () => {
  api = openApi({
    settings: {
      TRUSTED_PROXIES: '1',
      VIEWS_PER_READER_MINUTE: '1000000',
      VIEWS_PER_NETWORK_MINUTE: '1000000',
      INTERNAL_NETWORKS: '10.1.0.0/16, 2001:db8:1::/48',
    },
  });
  await putArticles(api.published, someArticles(2));
});
afterAll(() => api.close());

async function sendOne(n: number): Promise<number> {
  const body = random() < 0.6 ? aBody(n) : aBrokenBody(n);
  const headers = someHeaders(body);
  const response = await api.request('/v1/views', { method: 'POST', body, headers });
  if (response.status !== 204) {
    const problem = ProblemSchema.safeParse(await response.json());
    if (!problem.success || problem.data.status !== response.status)
      throw new Error(`${n}: no problem document for ${JSON.stringify({ body, headers })}`);
  }
  if (response.status >= 500)
    throw new Error(`${n}: ${response.status} for ${JSON.stringify({ body, headers })}`);
  return response.status;
}

test('a hundred thousand bodies and headers of all sorts are answered 204 or 4xx with a problem, never 500', async () => {
  const statuses = new Map<number, number>();
  for (let n = 0; n < REQUESTS; n += BATCH) {
    const batch = await Promise.all(
      Array.from({ length: BATCH }, (_, index) => sendOne(n + index)),
    );
    for (const status of batch) statuses.set(status, (statuses.get(status) ?? 0) + 1);
    await nextTurn();
  }
  // All sorts indeed: each of these was met often, and nothing else at all.
  const met = [...statuses.keys()].sort((a, b) => a - b);
  expect(met).toEqual([204, 400, 403, 404, 413, 415]);
  for (const status of met) expect(statuses.get(status)).toBeGreaterThan(50);
  expect(api.logLines).toEqual([]);
});
