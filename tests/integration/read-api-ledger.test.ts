import { gunzipSync } from 'node:zlib';
import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import * as contracts from '@congkhai/shared/contracts/read-api-ledger';
import { VIEW_RULES } from '@congkhai/shared/views/view-rules';
import { recountViews } from '../../functions/src/handlers/recount-views';
import { createSigner, parsePublicKey } from '../../functions/src/ledger/signing';
import { type Api, openApi } from '../helpers/api';
import { anArticleId, putArticles, someArticles } from '../helpers/builders';
import { canonicalSha256Of } from '../helpers/canonical-json';
import { AFTER_TWO_DAYS, aPrivateKey, recordTwoDays, sealAt } from '../helpers/ledger';
import { someTallies } from '../helpers/view-events';

// What recordTwoDays says by hand, as anybody can read it.

const [ONE, TWO] = [anArticleId(1), anArticleId(2)];
const RANGE = 'from=2023-10-06&to=2023-10-07';
const signer = createSigner(aPrivateKey());

let api: Api;
beforeEach(async () => {
  api = openApi();
  api.clock.now = new Date(AFTER_TWO_DAYS);
  await putArticles(api.published, someArticles(1));
  await recordTwoDays(api.views);
  await sealAt(AFTER_TWO_DAYS, { ...api, signer });
});
afterEach(() => api.close());

async function json(path: string): Promise<unknown> {
  return (await api.get(path)).json();
}

/** Of two activations of an article in an hour or more, no network may have more than 60 of a hundred. */
async function recountHarshly(): Promise<void> {
  const rules = {
    ...VIEW_RULES,
    version: '2026-12',
    concentrationMin: 1,
    concentrationPercentMax: 60,
  };
  const request = { rules, fromDay: null, toDay: '2023-10-06' };
  for await (const signed of recountViews({ ...api, signer }, request))
    expect(signed).toBeDefined();
}

test('transparency tells what was taken for what, the rules, the keys and the ends of the chains', async () => {
  api.views.tallyRejected('token', new Date('2023-10-06T09:00:00.000Z'));
  const response = await json(`/v1/transparency?${RANGE}`);
  const { data, meta } = contracts.TransparencyResponseSchema.parse(response);
  expect(
    data.days.map(({ localDay, classes, visitCount }) => [localDay, classes, visitCount]),
  ).toEqual([
    ['2023-10-06', someTallies({ human: 4, duplicate: 1, 'declared-bot': 1, internal: 1 }), 3],
    ['2023-10-07', someTallies({ human: 1 }), 0],
  ]);
  expect(data.days).toMatchObject([
    { withoutReaderCount: 0, rulesVersions: [VIEW_RULES.version] },
    { withoutReaderCount: 1, rulesVersions: [VIEW_RULES.version] },
  ]);
  expect(data.rules).toEqual(VIEW_RULES);
  expect(data.robotLists).toEqual({
    isbot: expect.stringMatching(/^\d+\./),
    counter: '2024-04-22',
  });
  expect(data.publicKeys.map(({ publicKey }) => parsePublicKey(publicKey)?.keyId)).toEqual([
    signer.key?.keyId,
  ]);
  expect(data.heads).toMatchObject(await api.views.chainHeads());
  expect(meta).toEqual({ from: '2023-10-06', to: '2023-10-07', definition: 'congkhai-views/2' });
});

test('articles with suspect activations are flagged while they are public', async () => {
  await recountHarshly();
  api.clock.now = new Date(api.clock.now.getTime() + 60_000);
  const flagged = async () => {
    const response = await json(`/v1/transparency?${RANGE}`);
    return contracts.TransparencyResponseSchema.parse(response).data.flagged;
  };
  expect(await flagged()).toEqual([{ articleId: ONE, locale: 'vi', suspectCount: 2 }]);
  await api.published.remove(objectKeys.article(ONE, 'vi'));
  api.clock.now = new Date(api.clock.now.getTime() + 1_000);
  expect(await flagged()).toEqual([]);
});

test('the ledger lists its sealed days with their totals', async () => {
  const { data, meta } = contracts.ListLedgerResponseSchema.parse(
    await json(`/v1/ledger?${RANGE}`),
  );
  const counts = { version: 1, rulesVersions: [VIEW_RULES.version] };
  expect(data).toMatchObject([
    { localDay: '2023-10-06', hourCount: 2, viewCount: 4, readCount: 4, visitCount: 3, ...counts },
    { localDay: '2023-10-07', hourCount: 1, viewCount: 1, readCount: 0, visitCount: 0, ...counts },
  ]);
  expect(meta).toMatchObject({ firstDay: '2023-10-06', lastDay: '2023-10-07' });
});

test('seals are served as they are stored, the newest version first asked, the old one by its number', async () => {
  const before = contracts.GetDaySealResponseSchema.parse(await json('/v1/ledger/days/2023-10-06'));
  expect(canonicalSha256Of(before.data.seal)).toBe(before.data.sha256);
  await recountHarshly();
  api.clock.now = new Date(api.clock.now.getTime() + 1_000);
  const after = contracts.GetDaySealResponseSchema.parse(await json('/v1/ledger/days/2023-10-06'));
  expect([after.data.seal.version, after.meta.versions]).toEqual([2, [1, 2]]);
  expect(after.data.seal.previousSha256).toBe(before.data.sha256);
  const cited = await json('/v1/ledger/days/2023-10-06?version=1');
  expect(contracts.GetDaySealResponseSchema.parse(cited).data).toEqual(before.data);
  const hour = contracts.GetHourSealResponseSchema.parse(
    await json('/v1/ledger/hours/2023-10-06T08?version=1'),
  );
  expect(before.data.seal.hours[0]).toEqual({ hour: '2023-10-06T08', sha256: hour.data.sha256 });
});

test.each([
  ['/v1/ledger/days/2023-10-05', 404, '2023-10-05 is not sealed'],
  ['/v1/ledger/days/2023-10-06?version=9', 404, 'has no version 9'],
  ['/v1/ledger/days/2023-02-30', 400, 'day'],
  ['/v1/ledger/hours/2023-10-06', 400, 'hour'],
  ['/v1/ledger/hours/2023-10-06T10', 404, '2023-10-06T10 is not sealed'],
  ['/v1/ledger/days/2023-10-05/counts.csv', 404, '2023-10-05 is not sealed'],
  ['/v1/ledger/days/2023-10-06/counts.xlsx', 404, 'nothing at this address'],
  ['/v1/ledger?from=2023-10-07&to=2023-10-06', 400, 'from'],
])('%s is answered with %d', async (path, status, detail) => {
  const response = await api.get(path);
  expect([response.status, JSON.stringify(await response.json())]).toEqual([
    status,
    expect.stringContaining(detail),
  ]);
});

test('a day is open data, as CSV and as JSON lines', async () => {
  const csv = await api.get('/v1/ledger/days/2023-10-06/counts.csv');
  expect(csv.headers.get('content-type')).toContain('text/csv');
  expect(csv.headers.get('content-disposition')).toContain('views-2023-10-06-1.csv');
  expect((await csv.text()).split('\r\n')).toEqual([
    'local_day,article_id,locale,view_count,read_count,suspect_count,from_direct,from_portal,from_search,from_social,from_government,from_other',
    `2023-10-06,${ONE},vi,3,3,0,1,0,1,1,0,0`,
    `2023-10-06,${TWO},vi,1,1,0,1,0,0,0,0,0`,
    '',
  ]);
  const zipped = { 'accept-encoding': 'gzip' };
  const lines = await api.get('/v1/ledger/days/2023-10-07/counts.jsonl', zipped);
  const text = gunzipSync(await lines.arrayBuffer()).toString();
  expect(
    text
      .split('\n')
      .slice(0, -1)
      .map((line) => contracts.LedgerCountSchema.parse(JSON.parse(line))),
  ).toEqual([
    {
      localDay: '2023-10-07',
      articleId: ONE,
      locale: 'en',
      viewCount: 1,
      readCount: 0,
      suspectCount: 0,
      sources: { direct: 1, portal: 0, search: 0, social: 0, government: 0, other: 0 },
    },
  ]);
  const etag = lines.headers.get('etag') ?? '';
  const again = { ...zipped, 'if-none-match': etag };
  expect((await api.get('/v1/ledger/days/2023-10-07/counts.jsonl', again)).status).toBe(304);
});

test('a seal that was changed is not served', async () => {
  const key = objectKeys.daySeal('2023-10-06', 1);
  const text = (await api.published.read(key))?.text ?? '';
  await api.published.write(key, text.replace('"viewCount":3', '"viewCount":9'));
  expect((await api.get('/v1/ledger/days/2023-10-06')).status).toBe(503);
  expect((await api.get('/v1/ledger/days/2023-10-06/counts.csv')).status).toBe(503);
});

test('before anything is sealed the ledger is empty', async () => {
  const empty = openApi();
  const ledger = await (await empty.get('/v1/ledger')).json();
  expect(contracts.ListLedgerResponseSchema.parse(ledger)).toMatchObject({
    data: [],
    meta: { firstDay: null, lastDay: null },
  });
  const transparency = await (await empty.get('/v1/transparency')).json();
  expect(contracts.TransparencyResponseSchema.parse(transparency).data.heads).toEqual({
    hour: null,
    day: null,
  });
  await empty.close();
});
