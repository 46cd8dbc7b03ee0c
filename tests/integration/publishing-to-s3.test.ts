import { type PublishedStore, s3Store } from '@congkhai/published-store';
import { objectKeys, releasedScorecardPrefix } from '@congkhai/shared/contracts/object-keys';
import { PublishedPeriodSchema } from '@congkhai/shared/contracts/published-index';
import * as z from 'zod';
import {
  type CmsClient,
  type CmsProcess,
  eventually,
  startCmsProcess,
  withoutSeal,
} from '../helpers/cms-process';
import { type S3Server, startS3Server } from '../helpers/s3-server';

const QueueSchema = z.object({
  data: z.array(z.object({ attemptCount: z.number(), lastError: z.string().nullable() })),
  meta: z.object({ pendingCount: z.number() }),
});

let server: S3Server;
let store: PublishedStore;
let cms: CmsProcess;
let administrator: CmsClient;

beforeAll(async () => {
  server = await startS3Server();
  const { endpoint, region, bucket, credentials } = server;
  store = s3Store({
    endpoint,
    region,
    bucket,
    credentials,
    prefix: 'congkhai/',
    forcePathStyle: true,
  });
  cms = await startCmsProcess({
    DEMONSTRATION_CONTENT: 'load',
    PUBLISHED_STORE: 's3',
    S3_ENDPOINT: endpoint,
    S3_REGION: region,
    S3_BUCKET: bucket,
    S3_PREFIX: 'congkhai/',
    S3_ACCESS_KEY_ID: credentials.accessKeyId,
    S3_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    S3_FORCE_PATH_STYLE: 'true',
  });
  administrator = await cms.signIn('administrator');
}, 180_000);
afterAll(async () => {
  await cms?.stop();
  await server?.stop();
});

const readQueue = async () =>
  QueueSchema.parse((await administrator('GET', '/publishing/queue')).body);
const expectAllPublished = () =>
  eventually(async () => expect((await readQueue()).meta.pendingCount).toBe(0), 60_000);

async function rename(name: string): Promise<void> {
  const address = '/content-manager/collection-types/plugin::newsroom.category';
  const { body } = await administrator('GET', address);
  const categories = z
    .object({ results: z.array(z.object({ documentId: z.string() })) })
    .parse(body);
  const { status } = await administrator('PUT', `${address}/${categories.results[0]?.documentId}`, {
    name,
  });
  expect(status).toBe(200);
}

test('the whole demonstration content reaches a bucket', async () => {
  await expectAllPublished();
  expect(await store.list('articles/')).toHaveLength(21);
  expect(await store.list(releasedScorecardPrefix('tien-phuoc-2022', 1))).toHaveLength(15);
  const period = await store.read(objectKeys.period('tien-phuoc-2022'));
  expect(PublishedPeriodSchema.parse(withoutSeal(JSON.parse(period?.text ?? ''))).year).toBe(2022);
}, 90_000);

test('what is changed while the bucket is out of reach waits, with its error, and arrives when it is back', async () => {
  await expectAllPublished();
  const { outage } = server;
  // A server that we did not start cannot be taken away; the rest of the promise is checked with it all the same.
  await outage?.begin();
  await rename('Chuyên mục đổi tên');
  if (outage) {
    await eventually(async () => {
      const { data } = await readQueue();
      expect(data.some(({ attemptCount, lastError }) => attemptCount > 0 && lastError)).toBe(true);
    }, 60_000);
    await outage.end();
    expect((await administrator('POST', '/publishing/queue/retry')).status).toBe(204);
  }
  await expectAllPublished();
  const categories = await store.read(objectKeys.categories());
  expect(categories?.text).toContain('Chuyên mục đổi tên');
}, 180_000);
