import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import { anArticleId, putArticles, someArticles } from '../helpers/builders';
import {
  type CloudShape,
  expectAllCounted,
  startCloudShape,
  undergo,
} from '../helpers/cloud-shape';
import { eventually } from '../helpers/cms-process';
import { type DynamodbServer, startDynamodb } from '../helpers/dynamodb';
import { httpEvent, s3Event, scheduleEvent } from '../helpers/lambda-events';
import { createReadWatch } from '../helpers/read-watch';
import { putRelease, putSummedUpRelease } from '../helpers/release-builders';
import { type S3Server, startS3Server, storeIn } from '../helpers/s3-server';
import { packageFunctions, type ServerlessPackage } from '../helpers/serverless-package';
import { ask, startSteadyLoad } from '../helpers/steady-load';
import {
  expectPutOff,
  openThrottledFunctions,
  type ThrottledFunctions,
} from '../helpers/throttled-functions';

// A short version of tests/chaos, without the CMS. How soon readers are answered is judged there.

const PATIENCE_MILLISECONDS = 60_000;

let functions: ServerlessPackage;
let server: S3Server;
let dynamodb: DynamodbServer;
let cloud: CloudShape;
let throttled: ThrottledFunctions;

beforeAll(async () => {
  functions = packageFunctions();
  server = await startS3Server();
  dynamodb = await startDynamodb(process.env, { onDisk: true });
  const store = storeIn(server);
  await putArticles(store, someArticles(20));
  await putSummedUpRelease(store);
  cloud = await startCloudShape({ functions, server, dynamodb });
  throttled = await openThrottledFunctions({ functions, server, dynamodb });
  await putArticles(throttled.store, someArticles(20));
});
afterAll(async () => {
  await throttled?.stop();
  await cloud?.stop();
  await server?.stop();
  await dynamodb?.stop();
  functions?.remove();
});
afterEach(() => {
  throttled?.dynamodb.mend();
  throttled?.s3.mend();
});

test('under load, with S3 and DynamoDB and the functions killed and throttled in turn, everything is answered and every view that was acknowledged is counted once', async () => {
  const { url } = cloud;
  const watch = createReadWatch(PATIENCE_MILLISECONDS);
  const addresses = [
    '/v1/articles',
    '/v1/articles/tin-20',
    '/v1/front',
    '/v1/total',
    '/v1/most-read?window=today',
    '/v1/periods/tien-phuoc-2022/chart.svg',
  ];
  // Once each, so that they are known.
  for (const address of addresses)
    await eventually(async () => expect((await ask(`${url}${address}`)).status).toBe(200));
  const load = startSteadyLoad(
    {
      url,
      viewsPerSecond: 5,
      articleIds: Array.from({ length: 20 }, (_, n) => anArticleId(n + 1)),
      readerCount: 4_000,
      readsPerSecond: 25,
      addressOf: (n) => addresses[n % addresses.length] ?? '',
      timeoutMilliseconds: PATIENCE_MILLISECONDS,
    },
    watch.onRead,
    watch.onView,
  );
  const ordeals = cloud.ordeals.filter(({ name }) => /(?:killed|throttled)$/.test(name));
  const coldAddress = (number: number) => `/v1/articles/tin-${number + 1}`;
  await undergo(ordeals, { url, seconds: 3, addresses, watch, coldAddress });
  await expectAllCounted(url, load);
  expect(watch.faults).toEqual([]);
  for (const { name, makesStale } of ordeals)
    if (makesStale) expect(watch.seenIn(name)?.staleCount).toBeGreaterThan(0);
});

test('what DynamoDB throttles is not acknowledged: a view is put off in time, and recorded once when it comes again', async () => {
  const view = throttled.aView(1);
  throttled.dynamodb.throttle(1);
  expectPutOff(await throttled.ask('record-view', view));
  // Bounded: the first question is asked three times.
  expect(throttled.dynamodb.refusedCount()).toBe(3);
  throttled.dynamodb.mend();
  for (let times = 0; times < 2; times += 1)
    expect(await throttled.ask('record-view', view)).toMatchObject({ statusCode: 204 });
  expect(await throttled.countAll()).toEqual(new Map([[anArticleId(2), 1]]));
});

const sumOf = (counts: ReadonlyMap<string, number>) =>
  [...counts.values()].reduce((sum, count) => sum + count, 0);

test('while a third of what DynamoDB is asked is throttled, views and their counting get through, each view once', async () => {
  const before = sumOf(await throttled.countAll());
  throttled.dynamodb.throttle(1 / 3);
  const numbers = Array.from({ length: 24 }, (_, n) => 100 + n);
  await Promise.all(numbers.map((n) => throttled.sendUntilTaken(throttled.aView(n))));
  const after = sumOf(await throttled.countAll());
  expect(throttled.dynamodb.refusedCount()).toBeGreaterThan(24);
  expect(after - before).toBe(numbers.length);
});

test('while a store throttles, what is known is told as stale, and what is not is put off', async () => {
  const total = httpEvent('GET', '/v1/total');
  const article = httpEvent('GET', '/v1/articles/tin-3');
  for (const [name, event, way] of [
    ['read-views', total, throttled.dynamodb],
    ['read-articles', article, throttled.s3],
  ] as const) {
    const known = await throttled.ask(name, event);
    expect(known.statusCode).toBe(200);
    way.throttle(1);
    // Counts that were read a moment ago are taken for fresh.
    await eventually(async () => {
      const stale = await throttled.ask(name, event);
      expect(stale).toMatchObject({ statusCode: 200, body: known.body });
      expect(stale.headers?.['cache-status']).toContain('stale');
    });
    expectPutOff(await throttled.ask(name, event, throttled.start(name)));
    way.mend();
  }
});

test('jobs wait while their stores throttle, and end well', async () => {
  await putRelease(throttled.store);
  const key = objectKeys.release('tien-phuoc-2022', 1);
  throttled.dynamodb.throttle(1);
  throttled.s3.throttle(1);
  const jobs = Promise.all([
    throttled.invoke('refresh-most-read', scheduleEvent()),
    throttled.invoke('seal-views', scheduleEvent()),
    throttled.invoke('refresh-index-summary', s3Event(server.bucket, 'ObjectCreated:Put', key)),
  ]);
  await eventually(async () => {
    expect(throttled.s3.refusedCount()).toBeGreaterThan(1);
    expect(throttled.dynamodb.refusedCount()).toBeGreaterThan(1);
  });
  throttled.dynamodb.mend();
  throttled.s3.mend();
  await jobs;
  expect(
    await throttled.store.read(objectKeys.releaseSummary('tien-phuoc-2022', 1)),
  ).not.toBeNull();
  expect(await throttled.store.list('lists/most-read/')).not.toEqual([]);
});
