import { s3Store } from '@congkhai/published-store';
import { anArticleId, putArticles, someArticles } from '../helpers/builders';
import {
  type CloudShape,
  expectAllCounted,
  startCloudShape,
  undergo,
} from '../helpers/cloud-shape';
import { type DynamodbServer, startDynamodb } from '../helpers/dynamodb';
import { createReadWatch } from '../helpers/read-watch';
import { type S3Server, startS3Server } from '../helpers/s3-server';
import { packageFunctions, type ServerlessPackage } from '../helpers/serverless-package';
import { ask, startSteadyLoad } from '../helpers/steady-load';

// A short version of tests/chaos/cloud.test.ts, without the CMS.

let functions: ServerlessPackage;
let server: S3Server;
let dynamodb: DynamodbServer;
let cloud: CloudShape;

beforeAll(async () => {
  functions = packageFunctions();
  server = await startS3Server();
  dynamodb = await startDynamodb(process.env, { onDisk: true });
  const { endpoint, region, bucket, credentials } = server;
  const store = s3Store({ endpoint, region, bucket, credentials, forcePathStyle: true });
  await putArticles(store, someArticles(20));
  cloud = await startCloudShape({ functions, server, dynamodb });
});
afterAll(async () => {
  await cloud?.stop();
  await server?.stop();
  await dynamodb?.stop();
  functions?.remove();
});

test('under load, with S3 and DynamoDB and the functions killed in turn, everything is answered and every view that was acknowledged is counted once', async () => {
  const { url } = cloud;
  const watch = createReadWatch();
  const addresses = [
    '/v1/articles',
    '/v1/articles/tin-20',
    '/v1/front',
    '/v1/total',
    '/v1/most-read?window=today',
  ];
  // Once each, so that they are known.
  for (const address of addresses) expect((await ask(`${url}${address}`)).status).toBe(200);
  const load = startSteadyLoad(
    {
      url,
      viewsPerSecond: 5,
      articleIds: Array.from({ length: 20 }, (_, n) => anArticleId(n + 1)),
      readerCount: 4_000,
      readsPerSecond: 25,
      addressOf: (n) => addresses[n % addresses.length] ?? '',
    },
    watch.onRead,
    watch.onView,
  );
  const ordeals = cloud.ordeals.filter(({ name }) => name.endsWith('killed'));
  const coldAddress = (number: number) => `/v1/articles/tin-${number + 1}`;
  await undergo(ordeals, { url, seconds: 3, addresses, watch, coldAddress });
  await expectAllCounted(url, load);
  expect(watch.faults).toEqual([]);
  for (const { name, makesStale } of ordeals)
    if (makesStale) expect(watch.seenIn(name)?.staleCount).toBeGreaterThan(0);
});
