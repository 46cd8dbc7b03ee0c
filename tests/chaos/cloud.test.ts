import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import * as z from 'zod';
import {
  type CloudShape,
  expectAllCounted,
  type Ordeal,
  placeOf,
  startCloudShape,
  undergo,
} from '../helpers/cloud-shape';
import {
  type CmsClient,
  type CmsProcess,
  eventually,
  startCmsProcess,
} from '../helpers/cms-process';
import { type DynamodbServer, startDynamodb } from '../helpers/dynamodb';
import { change, type EditedArticle, titleOf, versionOf, write } from '../helpers/editing';
import { BODY, COLLECTIONS, documentOf } from '../helpers/newsroom';
import { type PostgresServer, startPostgres } from '../helpers/postgres';
import { createReadWatch } from '../helpers/read-watch';
import { type S3Server, s3OptionsOf, startS3Server, storeIn } from '../helpers/s3-server';
import { packageFunctions, type ServerlessPackage } from '../helpers/serverless-package';
import { ask, startSteadyLoad } from '../helpers/steady-load';
import { startTcpProxy, type TcpProxy } from '../helpers/tcp-proxy';
import { randomFractions, watchRevisions } from '../helpers/watched-store';

// The whole cloud shape: two instances of the CMS on PostgreSQL publish to a bucket, from which the packaged functions serve readers, with DynamoDB behind
// them. Each part is killed, paused and cut off in turn, while readers read, views are sent and editors publish. `npm run prove:chaos`.

const ORDEAL_SECONDS = Number(process.env.CHAOS_SECONDS ?? 12);
const SEED = Number(process.env.TEST_SEED ?? Date.now() % 1_000_000);
const RUN_SQL = join(__dirname, '../helpers/run-sql.mjs');
const VIEWED_COUNT = 12;
const ArticlesSchema = z.object({
  data: z.array(z.object({ articleId: z.string(), slug: z.string() })),
});
const TitleSchema = z.object({ title: z.string() });
/** So many articles are to be published by themselves while an instance is away. */
const SCHEDULED_COUNT = 4;
const CountsSchema = z.array(z.object({ document_id: z.string(), count: z.coerce.number() }));
const run = promisify(execFile);

let functions: ServerlessPackage;
let server: S3Server;
let dynamodb: DynamodbServer;
let postgres: PostgresServer;
let databaseUrl: string;
let databaseWay: TcpProxy;
let publishingWay: TcpProxy;
let first: CmsProcess;
let second: CmsProcess;
let cloud: CloudShape;

jest.setTimeout(1_800_000);

beforeAll(async () => {
  functions = packageFunctions();
  server = await startS3Server();
  dynamodb = await startDynamodb(process.env, { onDisk: true });
  postgres = await startPostgres();
  databaseUrl = await postgres.createDatabase();
  databaseWay = await startTcpProxy(placeOf(databaseUrl));
  publishingWay = await startTcpProxy(placeOf(server.endpoint));
  const throughWay = new URL(databaseUrl);
  throughWay.port = String(databaseWay.port);
  const variables = {
    DATABASE_CLIENT: 'postgres',
    DATABASE_URL: throughWay.href,
    RECONCILE_MINUTES: '0',
    PUBLISHED_STORE: 's3',
    ...s3OptionsOf(server, `http://127.0.0.1:${publishingWay.port}`),
  };
  first = await startCmsProcess({ ...variables, DEMONSTRATION_CONTENT: 'load' });
  second = await startCmsProcess(variables);
  cloud = await startCloudShape({ functions, server, dynamodb });
});
afterAll(async () => {
  await cloud?.stop();
  await second?.stop();
  await first?.stop();
  await databaseWay?.close();
  await publishingWay?.close();
  await postgres?.stop();
  await dynamodb?.stop();
  await server?.stop();
  functions?.remove();
});

async function query(sql: string): Promise<unknown> {
  const { stdout } = await run(process.execPath, [RUN_SQL, databaseUrl, sql]);
  return JSON.parse(stdout);
}

async function untilDrained(): Promise<void> {
  await eventually(async () => {
    const pending = await query('SELECT subject FROM publishing_outbox WHERE done_at IS NULL');
    expect(pending).toEqual([]);
  }, 120_000);
}

/** Drafts with a time at which they publish themselves: it comes while an instance is away. */
async function schedule(scheduled: string[]): Promise<void> {
  const client = await first.signIn('editor');
  const documentIds: string[] = [];
  for (let count = 0; count < SCHEDULED_COUNT; count += 1) {
    const data = { title: `Bài hẹn giờ ${scheduled.length + count + 1}`, body: BODY };
    documentIds.push(documentOf(await client('POST', COLLECTIONS.articles, data)).documentId);
  }
  scheduled.push(...documentIds);
  const names = documentIds.map((documentId) => `'${documentId}'`).join(', ');
  await query(
    `UPDATE newsroom_workflow SET publish_at = now() + interval '3 seconds' WHERE document_id IN (${names})`,
  );
}

/** How often each of these articles was published by itself, and how often a version of it was kept as published. */
async function expectPublishedOnce(scheduled: readonly string[]): Promise<void> {
  const once = new Map([...scheduled].sort().map((documentId) => [documentId, 1]));
  const names = scheduled.map((documentId) => `'${documentId}'`).join(', ');
  const countIn = async (table: string, condition: string) => {
    const rows = CountsSchema.parse(
      await query(
        `SELECT document_id, count(*) AS count FROM ${table} WHERE ${condition} AND document_id IN (${names}) GROUP BY document_id`,
      ),
    );
    return new Map(rows.map((row): [string, number] => [row.document_id, row.count]).sort());
  };
  await eventually(
    async () => expect(await countIn('newsroom_workflow_events', "what = 'publish'")).toEqual(once),
    60_000,
  );
  expect(await countIn('newsroom_versions', "reason = 'published'")).toEqual(once);
  await untilDrained();
  for (const documentId of scheduled)
    expect(await readPublic(objectKeys.article(documentId, 'vi'))).toMatchObject({
      seal: { revision: 1 },
    });
}

/** What goes wrong behind the public: readers must not notice any of it. */
function ordealsOfPublishing(scheduled: string[]): Ordeal[] {
  const { outage } = postgres;
  const whileScheduled = (begin: Ordeal['begin']) => async () => {
    await schedule(scheduled);
    await begin();
  };
  return [
    ...(outage
      ? [
          { name: 'PostgreSQL killed', begin: outage.begin, end: outage.end },
          { name: 'PostgreSQL paused', begin: outage.pause, end: outage.resume },
        ]
      : []),
    { name: 'PostgreSQL cut off', begin: databaseWay.cut, end: databaseWay.mend },
    { name: 'the CMS cut off from the bucket', begin: publishingWay.cut, end: publishingWay.mend },
    { name: 'one CMS killed', begin: whileScheduled(first.kill), end: first.startAgain },
    { name: 'one CMS paused', begin: whileScheduled(first.pause), end: first.resume },
    { name: 'the other CMS paused', begin: whileScheduled(second.pause), end: second.resume },
  ];
}

/** Editors at either instance, one act after another, until they are told to stop. An act that is not answered in time is given up. */
function startEditing(articles: EditedArticle[]) {
  const fractions = randomFractions(SEED);
  const random = (below: number) => Math.floor(fractions.next().value * below);
  const clients = new Map<CmsProcess, CmsClient>();
  let isOver = false;
  let actCount = 0;

  async function clientOf(cms: CmsProcess): Promise<CmsClient> {
    const client = clients.get(cms) ?? (await cms.signIn('editor'));
    clients.set(cms, client);
    return client;
  }

  async function act(cms: CmsProcess): Promise<void> {
    const client = await clientOf(cms);
    const known = articles[random(articles.length * 2)];
    await (known ? change(client, known, articles.indexOf(known)) : write(client, articles));
  }

  async function edit(): Promise<void> {
    while (!isOver) {
      actCount += 1;
      await Promise.race([
        act(random(2) === 0 ? first : second).catch(() => undefined),
        wait(5_000),
      ]);
      await wait(250);
    }
  }
  const editing = edit();
  return {
    async stop() {
      isOver = true;
      await editing;
      return actCount;
    },
  };
}

async function readPublic(key: string): Promise<unknown> {
  return JSON.parse((await storeIn(server).read(key))?.text ?? 'null');
}

/** Articles of the demonstration content, which nobody changes. */
async function listArticles(): Promise<{ articleId: string; slug: string }[]> {
  const { body } = await ask(`${cloud.url}/v1/articles?limit=100`);
  return ArticlesSchema.parse(JSON.parse(body)).data;
}

async function expectAllPublic(articles: readonly EditedArticle[]): Promise<number> {
  let publicCount = 0;
  const client = await first.signIn('editor');
  for (const [number, { documentId, acknowledged, sent }] of articles.entries()) {
    const shown = versionOf(await readPublic(objectKeys.article(documentId, 'vi')));
    // What an editor saw accepted is public, or something later.
    expect(shown).toBeGreaterThanOrEqual(acknowledged);
    expect(shown).toBeLessThanOrEqual(sent);
    if (shown === 0) continue;
    publicCount += 1;
    const { body } = await ask(`${cloud.url}/v1/articles/bai-so-${number}`);
    expect(z.object({ data: TitleSchema }).parse(JSON.parse(body)).data.title).toBe(
      titleOf(number, shown),
    );
    const address = `/content-manager/collection-types/plugin::newsroom.article/${documentId}?locale=vi&status=published`;
    const inCms = z.object({ data: TitleSchema }).safeParse((await client('GET', address)).body);
    expect(inCms.data?.data.title).toBe(titleOf(number, shown));
  }
  return publicCount;
}

test(`every part is killed, paused and cut off in turn for ${ORDEAL_SECONDS} s: readers are answered, nothing acknowledged is lost, nothing is done twice (seed ${SEED})`, async () => {
  await untilDrained();
  const found = await listArticles();
  const viewed = found.slice(0, VIEWED_COUNT);
  // Nobody asks for these but the ordeals.
  const cold = found.slice(VIEWED_COUNT);
  const addresses = [
    '/v1/articles',
    '/v1/front',
    '/v1/total',
    '/v1/most-read?window=today',
    '/v1/periods',
    ...viewed.slice(0, 3).map(({ slug }) => `/v1/articles/${slug}`),
  ];
  await eventually(async () => {
    for (const address of addresses) expect((await ask(`${cloud.url}${address}`)).status).toBe(200);
  });
  const watch = createReadWatch();
  const revisions = watchRevisions(storeIn(server), versionOf);
  const articles: EditedArticle[] = [];
  const editing = startEditing(articles);
  const load = startSteadyLoad(
    {
      url: cloud.url,
      viewsPerSecond: 4,
      articleIds: viewed.map(({ articleId }) => articleId),
      readerCount: 4_001,
      readsPerSecond: 24,
      addressOf: (n) => addresses[n % addresses.length] ?? '',
    },
    watch.onRead,
    watch.onView,
  );
  const scheduled: string[] = [];
  const ordeals = [...cloud.ordeals, ...ordealsOfPublishing(scheduled)];
  const coldAddress = (number: number) => `/v1/articles/${cold[number % cold.length]?.slug}`;
  const options = { url: cloud.url, seconds: ORDEAL_SECONDS, addresses, watch, coldAddress };
  await undergo(ordeals, options);

  const actCount = await editing.stop();
  const viewCount = await expectAllCounted(cloud.url, load);
  await untilDrained();
  const { faults, documentCount } = await revisions.stop();
  process.stdout.write(`${watch.summary()}\n`);
  expect(faults).toEqual([]);
  expect(watch.faults).toEqual([]);
  for (const { name, makesStale } of ordeals)
    if (makesStale) expect([name, watch.seenIn(name)?.staleCount]).not.toEqual([name, 0]);
  const publicCount = await expectAllPublic(articles);
  await expectPublishedOnce(scheduled);
  process.stdout.write(
    `${ordeals.length} ordeals; ${viewCount} views, each counted once; ${actCount} acts of editors, ${publicCount} articles public, ${documentCount} documents watched\n`,
  );
});
