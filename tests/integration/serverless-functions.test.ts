import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { manifestKeys, objectKeys, searchKeys } from '@congkhai/shared/contracts/object-keys';
import { GetSummaryResponseSchema } from '@congkhai/shared/contracts/read-api-index';
import { ENDPOINTS } from '@congkhai/shared/endpoints/all';
import * as z from 'zod';
import { anArticle, anArticleId, putArticles } from '../helpers/builders';
import { openDynamodbViewStore } from '../helpers/dynamodb-view-store';
import {
  BROWSER,
  httpEvent,
  READER_ADDRESS,
  s3Event,
  scheduleEvent,
} from '../helpers/lambda-events';
import type { LambdaInstance } from '../helpers/lambda-instance';
import { AFTER_TWO_DAYS, recordTwoDays } from '../helpers/ledger';
import { putManifest } from '../helpers/manifest';
import {
  HttpAnswerSchema,
  openPackagedFunctions,
  type PackagedFunctions,
} from '../helpers/packaged-functions';
import { putRelease, removeRelease } from '../helpers/release-builders';
import type { StreamEventRecord } from '../helpers/stream-pump';
import { anEventId } from '../helpers/view-events';
import { writtenFacts } from './aws-functions/written';
import { fileFacts } from './serverless-files';
import { healthFacts } from './serverless-health';

// The packaged functions, each in a folder with nothing but the SDK, called with the events that AWS sends, on real servers of S3 and DynamoDB.

const BatchReplySchema = z.object({
  batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })),
});
const PERIOD_ID = 'tien-phuoc-2022';
const RELEASE_KEY = objectKeys.release(PERIOD_ID, 1);

let world: PackagedFunctions;
beforeAll(async () => {
  world = await openPackagedFunctions();
});
afterAll(() => world?.stop());

async function count(records: readonly StreamEventRecord[], counter?: LambdaInstance) {
  const event = { Records: records };
  const reply = counter ? await counter.invoke(event) : await world.invoke('count-views', event);
  return BatchReplySchema.parse(reply).batchItemFailures.map(
    ({ itemIdentifier }) => itemIdentifier,
  );
}

describe('what functions write', () => writtenFacts(() => world));

/** As a new instance reads it: one that has read counts a moment ago takes them for fresh. */
async function viewCountOf(articleId: string): Promise<unknown> {
  await world.stopWarm('read-views');
  const { body } = await world.ask('GET', `/v1/views?ids=${articleId}`);
  return JSON.parse(body).data[0]?.viewCount;
}

/** A view by a reader of a network of its own. */
async function postView(articleId: string, number: number): Promise<void> {
  const body = { eventId: anEventId(number, new Date()), articleId };
  const event = httpEvent('POST', '/v1/views', { body, sourceIp: `198.51.${number}.7` });
  expect(await world.invoke('record-view', event)).toMatchObject({ statusCode: 204 });
}

test('what S3 tells of a release makes its summary, once however often it is told, and the functions that it reaches serve it', async () => {
  await putRelease(world.store);
  const created = s3Event(world.server.bucket, 'ObjectCreated:Put', RELEASE_KEY);
  await world.invoke('refresh-index-summary', created);
  const made = await contentsOf('releases/');
  await world.invoke('refresh-index-summary', {
    Records: [...created.Records, ...created.Records],
  });
  await world.invoke('refresh-index-summary', scheduleEvent());
  expect(await contentsOf('releases/')).toEqual(made);

  const answer = await world.ask('GET', `/v1/periods/${PERIOD_ID}/summary`);
  expect(answer.statusCode).toBe(200);
  const { data } = GetSummaryResponseSchema.parse(JSON.parse(answer.body));
  expect(data.blocks[0]?.ranking).toMatchObject([{ points: 85.82, grade: { name: 'tốt' } }]);
  for (const format of ['svg', 'png']) {
    const chart = await world.ask('GET', `/v1/periods/${PERIOD_ID}/chart.${format}`);
    const picture = Buffer.from(chart.body, chart.isBase64Encoded ? 'base64' : 'utf8');
    expect(picture.toString('latin1').slice(0, 4)).toBe(format === 'svg' ? '<svg' : '\x89PNG');
  }
  const file = await world.ask('GET', `/v1/periods/${PERIOD_ID}/releases/1/open-data/ranking.csv`);
  expect(file.statusCode).toBe(200);
  expect(Buffer.from(file.body, 'base64').toString()).toContain('xa-tien-chau');
});

async function contentsOf(prefix: string): Promise<Map<string, string | undefined>> {
  const contents = new Map<string, string | undefined>();
  for (const key of await world.store.list(prefix))
    contents.set(key, (await world.store.readBytes(key))?.etag);
  return contents;
}

fileFacts(() => world, PERIOD_ID);

test('who calls the packaged functions past CloudFront is refused; CloudFront says who reads', async () => {
  const secret = 'the secret of CloudFront that nobody else knows';
  const askBehind = async (name: string, path: string, headers: Record<string, string>) => {
    const event = httpEvent('GET', path);
    const sent = { ...event, headers: { ...event.headers, ...headers } };
    const instance = world.start(name, { ORIGIN_SECRETS: `${secret},` });
    return HttpAnswerSchema.parse(await instance.invoke(sent)).statusCode;
  };
  expect(await askBehind('record-view', '/v1/views', {})).toBe(403);
  const guess = { 'x-congkhai-origin-secret': 'a guess' };
  expect(await askBehind('search', '/v1/search', guess)).toBe(403);
  // Past the check it is refused for what it is: a view is posted.
  const right = { 'x-congkhai-origin-secret': secret };
  expect(await askBehind('record-view', '/v1/views', right)).toBe(405);
});

test('events of S3 that come in the wrong order change nothing: what lies in the bucket decides', async () => {
  const removed = s3Event(world.server.bucket, 'ObjectRemoved:Delete', RELEASE_KEY);
  const created = s3Event(world.server.bucket, 'ObjectCreated:Put', RELEASE_KEY);
  const made = await contentsOf('releases/');
  await world.invoke('refresh-index-summary', removed);
  expect(await contentsOf('releases/')).toEqual(made);

  await removeRelease(world.store, { periodId: PERIOD_ID, number: 1 });
  await world.invoke('refresh-index-summary', removed);
  await world.invoke('refresh-index-summary', created);
  expect(await world.store.read(objectKeys.releaseSummary(PERIOD_ID, 1))).toBeNull();
  await putRelease(world.store);
  await world.invoke('refresh-index-summary', {
    Records: [...removed.Records, ...created.Records],
  });
  expect(await contentsOf('releases/')).toEqual(made);
});

test('a view is recorded once, also by two instances at once, and counted once however often the stream tells of it', async () => {
  const article = anArticle();
  const { articleId } = article;
  await putArticles(world.store, [article]);
  const view = httpEvent('POST', '/v1/views', {
    body: { eventId: anEventId(1, new Date()), articleId },
  });
  const recorders = [world.start('record-view'), world.start('record-view')];
  const answers = await Promise.all([...recorders, ...recorders].map((one) => one.invoke(view)));
  for (const answer of answers) expect(answer).toMatchObject({ statusCode: 204 });
  const unknown = { eventId: anEventId(2, new Date()), articleId: 'a'.repeat(24) };
  expect((await world.ask('POST', '/v1/views', unknown)).statusCode).toBe(404);

  const records = (await world.stream.read()).flat();
  for (let times = 0; times < 2; times += 1) expect(await count(records)).toEqual([]);
  expect(await viewCountOf(articleId)).toBe(1);
  // Nothing that says who it was is written down anywhere.
  const lines = world.lines().join('\n');
  expect(lines).not.toContain(READER_ADDRESS);
  expect(lines).not.toContain(BROWSER);
});

test('batches of the stream that come again, cut otherwise, or to two instances at once add up to each view once', async () => {
  const articleId = anArticleId(1);
  for (let number = 11; number < 23; number += 1) await postView(articleId, number);
  const records = (await world.stream.read()).flat();
  const counters = [world.start('count-views'), world.start('count-views')];
  // Within a shard Lambda never gives a record before all those that came before it were given once.
  for (const batch of [records.slice(0, 7), records.slice(4), records]) {
    const failures = await Promise.all(counters.map((counter) => count(batch, counter)));
    expect(failures.flat()).toEqual([]);
  }
  expect(await count(records)).toEqual([]);
  expect(await viewCountOf(articleId)).toBe(13);
});

test('a record that cannot be read is named, and it alone: the others of its batch are counted, and none of them twice when it comes again', async () => {
  const articleId = anArticleId(1);
  for (const number of [31, 32, 33]) await postView(articleId, number);
  const records = (await world.stream.read()).flat();
  const rows = records.filter(({ dynamodb: { NewImage } }) => NewImage && 'viewClass' in NewImage);
  expect(rows).toHaveLength(3);
  const [, whole] = rows;
  const sequenceNumber = whole?.dynamodb.SequenceNumber ?? '';
  const poisoned = records.map((record) =>
    record === whole
      ? {
          ...record,
          dynamodb: {
            ...record.dynamodb,
            NewImage: { ...record.dynamodb.NewImage, viewClass: { S: 'unheard-of' } },
          },
        }
      : record,
  );
  expect(await count(poisoned)).toEqual([sequenceNumber]);
  expect(await viewCountOf(articleId)).toBe(15);
  // Lambda gives again what begins with the one that was named.
  const from = records.findIndex(
    ({ dynamodb: { SequenceNumber } }) => SequenceNumber === sequenceNumber,
  );
  expect(await count(poisoned.slice(from))).toEqual([sequenceNumber]);
  expect(await viewCountOf(articleId)).toBe(15);
});

test('the lists that two instances make at the same time are the lists that one makes', async () => {
  const makers = [world.start('refresh-most-read'), world.start('refresh-most-read')];
  await Promise.all(makers.map((maker) => maker.invoke(scheduleEvent())));
  const answer = await world.ask('GET', '/v1/most-read?window=today');
  expect(JSON.parse(answer.body)).toMatchObject({ data: [{ viewCount: 15 }] });
  const made = await contentsOf('lists/most-read/');
  await world.invoke('refresh-most-read', scheduleEvent());
  expect(await contentsOf('lists/most-read/')).toEqual(made);
});

test('hours and days that two instances seal at the same time are sealed once, and a schedule that comes again adds nothing', async () => {
  // No hour is over yet that has views.
  await world.invoke('seal-views', scheduleEvent());
  expect(await world.store.list('ledger/')).toEqual([]);
  const now = () => new Date(AFTER_TWO_DAYS);
  const { viewsTable, readersTable } = world.tables;
  const { endpoint, region } = world.dynamodb;
  const views = openDynamodbViewStore({ viewsTable, readersTable, endpoint, region, now });
  await recordTwoDays(views);
  await views.close();
  const sealers = [world.start('seal-views'), world.start('seal-views')];
  await Promise.all(sealers.map((sealer) => sealer.invoke(scheduleEvent())));
  const ledger = await contentsOf('ledger/');
  const keys = [...ledger.keys()].filter((key) => /^ledger\/(?:hours|days)\//.test(key));
  expect(keys.length).toBeGreaterThan(2);
  for (const key of keys) expect(key).toMatch(/\/1\.json$/);
  await world.invoke('seal-views', scheduleEvent());
  expect(await contentsOf('ledger/')).toEqual(ledger);
  const days = await world.ask('GET', '/v1/ledger?from=2023-10-01&to=2023-10-31');
  expect(JSON.parse(days.body).data.length).toBeGreaterThan(0);
});

healthFacts(() => world);

test('the packaged search finds what is published, and what is published after that, from an index in the bucket', async () => {
  const find = (q: string) => world.ask('GET', `/v1/search?q=${encodeURIComponent(q)}`);
  const first = anArticle({ title: 'Đối thoại với thanh niên' });
  await putArticles(world.store, [first]);
  await putManifest(world.store);
  const manifest = s3Event(world.server.bucket, 'ObjectCreated:Put', 'manifest/root.json');
  await world.invoke('refresh-search', manifest);
  const found = { statusCode: 200, body: expect.stringContaining(first.title) };
  expect(await find('doi thoai')).toMatchObject(found);
  const second = anArticle({ articleId: anArticleId(2), slug: 'tin-2', title: 'Tiếp công dân' });
  await putArticles(world.store, [second]);
  await putManifest(world.store);
  await world.invoke('refresh-search', manifest);
  await world.invoke('refresh-search', scheduleEvent());
  await world.stopWarm('search');
  const searched = JSON.parse((await world.store.read(searchKeys.manifest()))?.text ?? '');
  const listed = JSON.parse((await world.store.read(manifestKeys.root()))?.text ?? '');
  expect(searched.manifestNumber).toBe(listed.root.number);
  expect((await find('tiep cong dan')).body).toContain(second.title);
  expect((await find('doi thoai')).body).toContain(first.title);
  expect((await world.store.list('search/')).filter((key) => key.endsWith('.gz'))).toHaveLength(1);
});

test('every address of the API is answered by the function that the template sends it to, whatever the method', async () => {
  for (const endpoint of ENDPOINTS) {
    const address = endpoint.method === 'get' ? endpoint.examples[0] : endpoint.path;
    const body = endpoint.method === 'post' ? endpoint.examples[0] : undefined;
    const answer = await world.ask(endpoint.method.toUpperCase(), address, body);
    const isNowhere = answer.statusCode === 404 && /nothing at this address/.test(answer.body);
    const isAnswered = !isNowhere && answer.statusCode < 500 && answer.statusCode !== 405;
    expect([address, isAnswered ? 'answered' : answer]).toEqual([address, 'answered']);
    const options = await world.ask('OPTIONS', address);
    expect([address, options.statusCode]).toEqual([address, 204]);
  }
  expect(await world.ask('GET', '/v1/nothing')).toMatchObject({ statusCode: 404 });
  expect(await world.ask('DELETE', '/v1/units')).toMatchObject({ statusCode: 405 });
  expect(await world.ask('GET', '/v1/beacon.js')).toMatchObject({ statusCode: 200 });
});

test('every function of the package was called here', () => {
  const names = readdirSync(world.functions.folder).flatMap((file) =>
    file.endsWith('.zip') ? [basename(file, '.zip')] : [],
  );
  expect([...world.called].sort()).toEqual(names.sort());
});
