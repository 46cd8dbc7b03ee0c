import { setTimeout as wait } from 'node:timers/promises';
import { type PublishedStore, s3Store } from '@congkhai/published-store';
import {
  MANIFEST_PREFIX,
  manifestKeys,
  objectKeys,
  releasedScorecardPrefix,
} from '@congkhai/shared/contracts/object-keys';
import { ArticleListMonthSchema } from '@congkhai/shared/contracts/published-article';
import { PublishedPeriodSchema } from '@congkhai/shared/contracts/published-index';
import * as z from 'zod';
import {
  type CmsClient,
  type CmsProcess,
  eventually,
  startCmsProcess,
  withoutSeal,
} from '../helpers/cms-process';
import { change, type EditedArticle, titleOf, versionOf, write } from '../helpers/editing';
import { aPng } from '../helpers/media-files';
import { BODY, COLLECTIONS, documentOf, uploadForm } from '../helpers/newsroom';
import { type S3Server, s3OptionsOf, startS3Server } from '../helpers/s3-server';
import { startThrottledS3, type ThrottlingProxy } from '../helpers/throttling-proxy';
import { randomFractions, watchRevisions } from '../helpers/watched-store';

// As long as wanted: `npm run prove:outage` has it last ten minutes.
const OUTAGE_SECONDS = Number(process.env.OUTAGE_SECONDS ?? 12);
const PUBLISH_EVERY_MILLISECONDS = 200;
const KILLS = Math.max(2, Math.round(OUTAGE_SECONDS / 40));
// The moments are random; a run can be repeated with the seed that it printed.
const SEED = Number(process.env.TEST_SEED ?? Date.now() % 1_000_000);
const TitleSchema = z.object({ title: z.string() });
const PublishedVersionSchema = z.object({ data: TitleSchema });

const UploadedSchema = z.array(z.object({ id: z.number() }));
const QueueSchema = z.object({
  data: z.array(z.object({ attemptCount: z.number(), lastError: z.string().nullable() })),
  meta: z.object({ pendingCount: z.number() }),
});

let server: S3Server;
let throttling: ThrottlingProxy;
let store: PublishedStore;
let cms: CmsProcess;
let administrator: CmsClient;

beforeAll(async () => {
  server = await startS3Server();
  throttling = await startThrottledS3(server.endpoint);
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
    ...s3OptionsOf(server, throttling.endpoint),
    S3_PREFIX: 'congkhai/',
  });
  administrator = await cms.signIn('administrator');
});
afterEach(() => throttling.mend());
afterAll(async () => {
  await cms?.stop();
  await throttling?.close();
  await server?.stop();
});

const readQueue = async () =>
  QueueSchema.parse((await administrator('GET', '/publishing/queue')).body);
const expectAllPublished = () =>
  eventually(async () => expect((await readQueue()).meta.pendingCount).toBe(0));

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
});

test('what is changed while the bucket is out of reach waits, with its error, and arrives when it is back', async () => {
  await expectAllPublished();
  const image = { name: 'Một cửa.png', mediaType: 'image/png' };
  const file = { ...image, bytes: aPng({ width: 300, height: 200 }) };
  const form = uploadForm([file], { alternativeText: 'Bộ phận một cửa' });
  const [cover] = UploadedSchema.parse((await administrator('POST', '/upload', form)).body);
  const { outage } = server;
  // A server that we did not start cannot be taken away; the rest of the promise is checked with it all the same.
  await outage?.begin();
  await rename('Chuyên mục đổi tên');
  // Its image lies in the same bucket, which nobody can read now.
  const data = { title: 'Bài có ảnh đăng lúc kho vắng', body: BODY, cover: cover?.id };
  const answer = await administrator('POST', `${COLLECTIONS.articles}/actions/publish`, data);
  const { documentId } = documentOf(answer);
  if (outage) {
    await eventually(async () => {
      const { data } = await readQueue();
      expect(data.some(({ attemptCount, lastError }) => attemptCount > 0 && lastError)).toBe(true);
    });
    await outage.end();
    expect((await administrator('POST', '/publishing/queue/retry')).status).toBe(204);
  }
  await expectAllPublished();
  const categories = await store.read(objectKeys.categories());
  expect(categories?.text).toContain('Chuyên mục đổi tên');
  const article = await store.read(objectKeys.article(documentId, 'vi'));
  // Strapi makes another of 234 pixels, which is 156 high.
  expect(JSON.parse(article?.text ?? '')).toMatchObject({
    cover: { sizes: [{ width: 234 }, { width: 300 }] },
  });
});

/** After some failures it is asked every five seconds; each second would be whenever there is time. */
const expectLetAlone = () =>
  eventually(async () => expect(Date.now() - throttling.lastRefusedAt()).toBeGreaterThan(4_000));

test('while the bucket throttles, it is asked ever less often, editors do not wait, and all that they published arrives', async () => {
  await expectAllPublished();
  throttling.throttle(1);
  await rename('Chuyên mục khi kho quá tải');
  const titles = ['Bài thứ nhất khi kho quá tải', 'Bài thứ hai khi kho quá tải'];
  const documentIds: string[] = [];
  for (const title of titles) {
    const data = { title, body: BODY };
    const answer = await administrator('POST', `${COLLECTIONS.articles}/actions/publish`, data);
    documentIds.push(documentOf(answer).documentId);
  }
  await eventually(async () => {
    const { data } = await readQueue();
    expect(data.some(({ attemptCount }) => attemptCount > 1)).toBe(true);
    expect(data.some(({ lastError }) => lastError?.match(/SlowDown|InternalError/))).toBe(true);
  });
  await expectLetAlone();
  // Half of all: nobody has to do anything.
  throttling.throttle(0.5);
  await expectAllPublished();
  throttling.mend();
  const categories = await store.read(objectKeys.categories());
  expect(categories?.text).toContain('Chuyên mục khi kho quá tải');
  for (const [number, documentId] of documentIds.entries())
    expect(await readPublic(objectKeys.article(documentId, 'vi'))).toMatchObject({
      title: titles[number],
      seal: { revision: 1 },
    });
});

test('while the bucket takes everything but the manifest, it is asked for that ever less often, and it is written when it can be', async () => {
  await expectAllPublished();
  const readRoot = async () => (await store.read(manifestKeys.root()))?.text;
  const before = await readRoot();
  throttling.throttle(1, MANIFEST_PREFIX);
  await rename('Chuyên mục mà bản kê chưa có');
  await expectAllPublished();
  await eventually(async () => expect(throttling.refusedCount()).toBeGreaterThan(3));
  await expectLetAlone();
  throttling.mend();
  await eventually(async () => expect(await readRoot()).not.toBe(before));
});

/** Editors who publish new articles and change old ones, one act after another, until the time is over; meanwhile the CMS is killed. */
async function publishSteadily(articles: EditedArticle[]): Promise<{ actCount: number }> {
  const fractions = randomFractions(SEED);
  const random = (below: number) => Math.floor(fractions.next().value * below);
  const startedAt = Date.now();
  const kills = Array.from({ length: KILLS }, () => random(OUTAGE_SECONDS * 1_000)).sort(
    (a, b) => a - b,
  );
  let actCount = 0;
  while (Date.now() - startedAt < OUTAGE_SECONDS * 1_000) {
    const known = articles[random(articles.length * 2)];
    const acting = known
      ? change(administrator, known, articles.indexOf(known))
      : write(administrator, articles);
    actCount += 1;
    if (Date.now() - startedAt > (kills[0] ?? Number.POSITIVE_INFINITY)) {
      kills.shift();
      await wait(random(100));
      await cms.kill();
      await acting;
      await cms.startAgain();
      administrator = await cms.signIn('administrator');
    } else await acting;
    await wait(PUBLISH_EVERY_MILLISECONDS);
  }
  return { actCount };
}

async function readPublic(key: string): Promise<unknown> {
  return JSON.parse((await store.read(key))?.text ?? 'null');
}

test(
  `the bucket is out of reach for ${OUTAGE_SECONDS} s while editors publish and the CMS is killed: nothing is lost, doubled or out of order (seed ${SEED})`,
  async () => {
    await expectAllPublished();
    const watched = watchRevisions(store, versionOf);
    const articles: EditedArticle[] = [];
    for (let count = 0; count < 5; count++) await write(administrator, articles);
    await server.outage?.begin();
    const { actCount } = await publishSteadily(articles);
    const waiting = (await readQueue()).meta.pendingCount;
    await server.outage?.end();
    const backAt = Date.now();
    await expectAllPublished();
    const settledSeconds = Math.round((Date.now() - backAt) / 1_000);

    expect((await watched.stop()).faults).toEqual([]);
    const publicIds: string[] = [];
    for (const [number, { documentId, acknowledged, sent }] of articles.entries()) {
      const address = `${COLLECTIONS.articles}/${documentId}?locale=vi&status=published`;
      const inCms = versionOf(
        PublishedVersionSchema.safeParse((await administrator('GET', address)).body).data?.data,
      );
      // What was said to be published is; what was cut short is there or not, as a whole.
      expect([acknowledged, sent]).toContain(inCms);
      const published = await readPublic(objectKeys.article(documentId, 'vi'));
      expect(TitleSchema.safeParse(published).data?.title ?? null).toBe(
        inCms === 0 ? null : titleOf(number, inCms),
      );
      if (inCms > 0) publicIds.push(documentId);
    }
    const listed: string[] = [];
    for (const key of await store.list('lists/articles/vi/all/'))
      if (!key.endsWith('/index.json'))
        listed.push(
          ...ArticleListMonthSchema.parse(withoutSeal(await readPublic(key))).articles.map(
            ({ articleId }) => articleId,
          ),
        );
    expect(listed).toHaveLength(new Set(listed).size);
    expect(listed).toEqual(expect.arrayContaining(publicIds));
    const slugs = (await store.list('slugs/vi/')).filter((key) => key.includes('/bai-so-'));
    expect(slugs).toHaveLength(publicIds.length);
    process.stdout.write(
      `${actCount} acts on ${articles.length} articles, ${KILLS} kills; ${waiting} entries waited, all published ${settledSeconds} s after the outage\n`,
    );
  },
  OUTAGE_SECONDS * 2_000 + 240_000,
);
