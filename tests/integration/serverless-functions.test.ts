import { createHash } from 'node:crypto';
import { s3Store } from '@congkhai/published-store';
import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import { GetSummaryResponseSchema } from '@congkhai/shared/contracts/read-api-index';
import * as z from 'zod';
import { anArticle, anArticleId, putArticles } from '../helpers/builders';
import { type DynamodbServer, startDynamodb, type ViewTables } from '../helpers/dynamodb';
import { putManifest } from '../helpers/manifest';
import { putRelease } from '../helpers/release-builders';
import { type S3Server, startS3Server } from '../helpers/s3-server';
import { packageFunctions, type ServerlessPackage } from '../helpers/serverless-package';
import { openStream } from '../helpers/stream-pump';
import { anEventId } from '../helpers/view-events';

// The packaged functions, called with the events that AWS sends, on real servers of S3 and DynamoDB.

const BatchReplySchema = z.object({ batchItemFailures: z.array(z.unknown()) });
const HttpAnswerSchema = z.object({
  statusCode: z.number(),
  body: z.string(),
  isBase64Encoded: z.boolean(),
});
const StreamedAnswerSchema = z.object({
  statusCode: z.number(),
  headers: z.record(z.string(), z.string()),
  byteCount: z.number(),
  sha256: z.string(),
});

let functions: ServerlessPackage;
let server: S3Server;
let dynamodb: DynamodbServer;
let tables: ViewTables;

beforeAll(async () => {
  functions = packageFunctions();
  server = await startS3Server();
  dynamodb = await startDynamodb();
  tables = await dynamodb.createTables();
}, 120_000);
afterAll(async () => {
  await server?.stop();
  await dynamodb?.stop();
  functions?.remove();
});

/** Calls a function with the settings that the template gives it. */
function invoke(name: string, event: object, settings: Record<string, string> = {}): unknown {
  return functions.invoke(name, event, {
    ...settings,
    API_URL: 'https://cchc.example',
    VIEW_SECRET: 'a secret of forty characters for the test',
    VIEWS_TABLE: tables.viewsTable,
    READERS_TABLE: tables.readersTable,
    DYNAMODB_ENDPOINT: dynamodb.endpoint,
    AWS_REGION: dynamodb.region,
    AWS_ACCESS_KEY_ID: 'tests',
    AWS_SECRET_ACCESS_KEY: 'tests',
    S3_BUCKET: server.bucket,
    S3_REGION: server.region,
    S3_ENDPOINT: server.endpoint,
    S3_FORCE_PATH_STYLE: 'true',
    S3_ACCESS_KEY_ID: server.credentials.accessKeyId,
    S3_SECRET_ACCESS_KEY: server.credentials.secretAccessKey,
  });
}

/** An event of an HTTP API, format 2.0. */
function httpEvent(method: string, path: string, body?: object) {
  return {
    version: '2.0',
    routeKey: `${method} ${path}`,
    rawPath: path,
    rawQueryString: '',
    headers: { 'content-type': 'application/json', 'user-agent': 'Mozilla/5.0 Firefox/145.0' },
    requestContext: {
      http: { method, path, sourceIp: '203.0.113.7', protocol: 'HTTP/1.1' },
      domainName: 'api.example',
      stage: '$default',
    },
    isBase64Encoded: false,
    ...(body ? { body: JSON.stringify(body) } : {}),
  };
}

test('the packaged functions summarise and serve what is published, from the bucket', async () => {
  const { endpoint, region, bucket, credentials } = server;
  const store = s3Store({ endpoint, region, bucket, credentials, forcePathStyle: true });
  await putRelease(store);

  const record = {
    eventName: 'ObjectCreated:Put',
    s3: { bucket: { name: bucket }, object: { key: objectKeys.release('tien-phuoc-2022', 1) } },
  };
  invoke('refresh-index-summary', { Records: [record, record] });

  const answer = HttpAnswerSchema.parse(
    invoke('read-api', httpEvent('GET', '/v1/periods/tien-phuoc-2022/summary')),
  );
  expect(answer.statusCode).toBe(200);
  const { data } = GetSummaryResponseSchema.parse(JSON.parse(answer.body));
  expect(data.blocks[0]?.ranking).toMatchObject([{ points: 85.82, grade: { name: 'tốt' } }]);

  for (const format of ['svg', 'png']) {
    const path = `/v1/periods/tien-phuoc-2022/chart.${format}`;
    const { body, isBase64Encoded } = HttpAnswerSchema.parse(
      invoke('chart', httpEvent('GET', path)),
    );
    const picture = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8').toString('latin1');
    expect(picture.slice(0, 4)).toBe(format === 'svg' ? '<svg' : '\x89PNG');
  }

  const openData = '/v1/periods/tien-phuoc-2022/releases/1/open-data/ranking.csv';
  const file = HttpAnswerSchema.parse(invoke('read-api', httpEvent('GET', openData)));
  expect(file.statusCode).toBe(200);
  expect(file.body).toContain('xa-tien-chau');

  const missing = HttpAnswerSchema.parse(
    invoke('read-api', httpEvent('GET', '/v1/articles/khong-co')),
  );
  expect(missing.statusCode).toBe(404);
}, 60_000);

test('a file of 20 MB, which the HTTP API could not send, comes whole and checked through a function of its own', async () => {
  const { endpoint, region, bucket, credentials } = server;
  const store = s3Store({ endpoint, region, bucket, credentials, forcePathStyle: true });
  const bytes = Buffer.alloc(20 * 1024 * 1024, 'Cải cách hành chính ');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const key = objectKeys.media(sha256, 'ban-quet.pdf');
  await store.writeBytes(key, { bytes, mediaType: 'application/pdf' });
  const ask = (path: string) => StreamedAnswerSchema.parse(invoke('media', httpEvent('GET', path)));
  const answer = ask(`/v1/${key}`);
  expect(answer).toMatchObject({
    statusCode: 200,
    byteCount: bytes.byteLength,
    sha256,
    headers: {
      'content-type': 'application/pdf',
      'cache-control': 'public, max-age=31536000, immutable',
    },
  });
  expect(ask(`/v1/media/${'0'.repeat(32)}/khong-co.pdf`).statusCode).toBe(404);

  // Somebody who has the keys of the bucket puts another file there.
  await store.writeBytes(key, { bytes: Buffer.from('%PDF-1.7 …'), mediaType: 'application/pdf' });
  expect(ask(`/v1/${key}`).statusCode).toBe(503);
}, 60_000);

test('who calls the packaged functions past CloudFront is refused; CloudFront says who reads', () => {
  const secret = 'the secret of CloudFront that nobody else knows';
  const ask = (name: string, path: string, headers: Record<string, string>) => {
    const event = httpEvent('GET', path);
    const sent = { ...event, headers: { ...event.headers, ...headers } };
    return HttpAnswerSchema.parse(invoke(name, sent, { ORIGIN_SECRETS: `${secret},` })).statusCode;
  };
  expect(ask('record-view', '/v1/views', {})).toBe(403);
  expect(ask('search', '/v1/search', { 'x-congkhai-origin-secret': 'a guess' })).toBe(403);
  // Past the check it is refused for what it is: a view is posted.
  expect(ask('record-view', '/v1/views', { 'x-congkhai-origin-secret': secret })).toBe(405);
}, 60_000);

/** What the stream of the views table has, as Lambda hands it over. */
async function streamEvent(): Promise<object> {
  const stream = openStream(dynamodb, tables.streamArn);
  const batches = await stream.read();
  stream.close();
  const Records = batches.flat().map((record) => ({
    ...record,
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: dynamodb.region,
    eventSourceARN: tables.streamArn,
  }));
  return { Records };
}

/** An event of EventBridge's schedule. */
function scheduleEvent() {
  return {
    version: '0',
    id: '53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa',
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: '123456789012',
    time: new Date().toISOString(),
    region: dynamodb.region,
    resources: ['arn:aws:events:us-east-1:123456789012:rule/congkhai-prod'],
    detail: {},
  };
}

test('the packaged functions record a view once, count it once however often the stream tells of it, and list it', async () => {
  const { endpoint, region, bucket, credentials } = server;
  const store = s3Store({ endpoint, region, bucket, credentials, forcePathStyle: true });
  const article = anArticle();
  const { articleId } = article;
  await putArticles(store, [article]);
  const post = (view: object) =>
    HttpAnswerSchema.parse(invoke('record-view', httpEvent('POST', '/v1/views', view))).statusCode;
  const eventId = anEventId(1, new Date());
  expect(post({ eventId, articleId })).toBe(204);
  expect(post({ eventId, articleId })).toBe(204);
  expect(post({ eventId: anEventId(2, new Date()), articleId: 'a'.repeat(24) })).toBe(404);

  for (let times = 0; times < 2; times += 1) {
    const { batchItemFailures } = BatchReplySchema.parse(
      invoke('count-views', await streamEvent()),
    );
    expect(batchItemFailures).toEqual([]);
  }
  const counted = { ...httpEvent('GET', '/v1/views'), rawQueryString: `ids=${articleId}` };
  const answer = HttpAnswerSchema.parse(invoke('read-api', counted));
  expect(JSON.parse(answer.body)).toMatchObject({ data: [{ articleId, viewCount: 1 }] });

  invoke('refresh-most-read', scheduleEvent());
  const list = { ...httpEvent('GET', '/v1/most-read'), rawQueryString: 'window=today' };
  expect(JSON.parse(HttpAnswerSchema.parse(invoke('read-api', list)).body)).toMatchObject({
    data: [{ viewCount: 1, readCount: 1 }],
  });
  // No hour is over yet that has views.
  invoke('seal-views', scheduleEvent());
  expect(await store.list('ledger/')).toEqual([]);
}, 120_000);

// The SQLite that Node brings is there on the runtime of the functions (nodejs24.x), and not on the oldest Node that everything else runs on.
const isSqliteThere = process.getBuiltinModule('node:sqlite') !== undefined;

if (!isSqliteThere)
  test('the packaged search says which Node it needs where this one is too old', () => {
    expect(() => invoke('refresh-search', scheduleEvent())).toThrow(
      'The search in the cloud needs Node 22.13 or newer',
    );
  });

if (isSqliteThere)
  test('the packaged search finds what is published, and what is published after that, from an index in the bucket', async () => {
    const { endpoint, region, bucket, credentials } = server;
    const store = s3Store({ endpoint, region, bucket, credentials, forcePathStyle: true });
    const find = async (q: string) => {
      const event = {
        ...httpEvent('GET', '/v1/search'),
        rawQueryString: `q=${encodeURIComponent(q)}`,
      };
      const { statusCode, body } = HttpAnswerSchema.parse(invoke('search', event));
      return { statusCode, body };
    };
    expect((await find('doi thoai')).statusCode).toBe(503);
    const first = anArticle({ title: 'Đối thoại với thanh niên' });
    await putArticles(store, [first]);
    await putManifest(store);
    invoke('refresh-search', scheduleEvent());
    expect(await find('doi thoai')).toMatchObject({
      statusCode: 200,
      body: expect.stringContaining(first.title),
    });
    const second = anArticle({ articleId: anArticleId(2), slug: 'tin-2', title: 'Tiếp công dân' });
    await putArticles(store, [second]);
    await putManifest(store);
    invoke('refresh-search', scheduleEvent());
    invoke('refresh-search', scheduleEvent());
    expect((await find('tiep cong dan')).body).toContain(second.title);
    expect((await find('doi thoai')).body).toContain(first.title);
    expect((await store.list('search/')).filter((key) => key.endsWith('.gz'))).toHaveLength(1);
  }, 120_000);
