import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { s3Store } from '@congkhai/published-store';
import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import { GetSummaryResponseSchema } from '@congkhai/shared/contracts/read-api-index';
import * as z from 'zod';
import { putRelease } from '../helpers/release-builders';
import { type S3Server, startS3Server } from '../helpers/s3-server';
import { anEventId } from '../helpers/view-events';

const ROOT = resolve(__dirname, '../..');
const EXAMPLES = join(ROOT, 'shared/src/contracts/examples');
const readExample = (file: string) => readFileSync(join(EXAMPLES, file), 'utf8');

const TemplateSchema = z.object({
  Resources: z.record(
    z.string(),
    z.looseObject({ Type: z.string(), Properties: z.looseObject({}) }),
  ),
});
const StatementSchema = z.object({
  Effect: z.literal('Allow'),
  Action: z.union([z.string(), z.array(z.string())]),
  Resource: z.unknown(),
});
const PoliciesSchema = z.array(
  z.object({ PolicyDocument: z.object({ Statement: z.array(StatementSchema) }) }),
);
const HttpAnswerSchema = z.object({ statusCode: z.number(), body: z.string() });

let folder: string;
let resources: z.infer<typeof TemplateSchema>['Resources'];
let server: S3Server;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'congkhai-package-'));
  execFileSync(
    join(ROOT, 'node_modules/.bin/serverless'),
    ['package', '--stage', 'prod', '--package', folder],
    // No credentials and no network are needed: a proxy that does not exist would end every request.
    {
      cwd: ROOT,
      stdio: 'ignore',
      env: { PATH: process.env.PATH, HOME: folder, HTTPS_PROXY: 'http://127.0.0.1:9' },
    },
  );
  const file = join(folder, 'cloudformation-template-update-stack.json');
  resources = TemplateSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).Resources;
  server = await startS3Server();
}, 120_000);
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const ofType = (type: string) => Object.entries(resources).filter(([, { Type }]) => Type === type);

/** Calls a function from its packaged bundle, in a process and a folder of its own, with the settings that the template gives it. */
function invoke(name: string, event: object): unknown {
  const place = mkdtempSync(join(folder, `${name}-`));
  execFileSync('python3', ['-m', 'zipfile', '-e', join(folder, `${name}.zip`), place]);
  const script = `
    const { handler } = require('./functions/src/entries/${name}.js');
    handler(JSON.parse(process.argv[1]), {}).then(
      (answer) => process.send(answer ?? null, () => process.exit()),
      (error) => { console.error(error); process.exit(1); });`;
  const runner = `
    const child = require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(script)}, process.argv[1]],
      { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    child.on('message', (message) => process.stdout.write(JSON.stringify(message)));
    child.on('exit', (code) => { process.exitCode = code; });`;
  const output = execFileSync(process.execPath, ['-e', runner, JSON.stringify(event)], {
    cwd: place,
    encoding: 'utf8',
    env: {
      // The runtime of Lambda brings the SDK.
      NODE_PATH: join(ROOT, 'node_modules'),
      NODE_NO_WARNINGS: '1',
      API_URL: 'https://cchc.example',
      S3_BUCKET: server.bucket,
      S3_REGION: server.region,
      S3_ENDPOINT: server.endpoint,
      S3_FORCE_PATH_STYLE: 'true',
      S3_ACCESS_KEY_ID: server.credentials.accessKeyId,
      S3_SECRET_ACCESS_KEY: server.credentials.secretAccessKey,
    },
  });
  return JSON.parse(output);
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

test('every public address of the read API is a route, and views are posted to a function of their own', () => {
  const routes = ofType('AWS::ApiGatewayV2::Route').map(
    ([, { Properties }]) => Properties.RouteKey,
  );
  expect(routes.sort()).toEqual(
    [
      '$default',
      'GET /v1/articles',
      'GET /v1/articles/{slug}',
      'GET /v1/health',
      'GET /v1/most-read',
      'GET /v1/periods',
      'GET /v1/periods/{id}/areas',
      'GET /v1/periods/{id}/compare',
      'GET /v1/periods/{id}/items',
      'GET /v1/periods/{id}/releases',
      'GET /v1/periods/{id}/releases/{number}',
      'GET /v1/periods/{id}/releases/{number}/open-data',
      'GET /v1/periods/{id}/releases/{number}/open-data/{file}',
      'GET /v1/periods/{id}/summary',
      'GET /v1/periods/{id}/units/{unitId}',
      'GET /v1/units',
      'GET /v1/units/{unitId}',
      'GET /v1/units/{unitId}/lineage',
      'GET /v1/units/{unitId}/series',
      'GET /v1/views',
      'GET /v1/total',
      'GET /v1/rising',
      'GET /v1/front',
      'GET /v1/audience',
      'GET /v1/audience/now',
      'GET /v1/views/{articleId}',
      'POST /v1/views/query',
      'OPTIONS /v1/views',
      'POST /v1/check-table',
      'POST /v1/views',
    ].sort(),
  );
});

test('the bucket is private, versioned, encrypted, and outlives the stack', () => {
  const [bucket] = ofType('AWS::S3::Bucket').filter(([name]) => name === 'S3BucketPublishedStore');
  expect(bucket?.[1]).toMatchObject({
    DeletionPolicy: 'Retain',
    Properties: {
      VersioningConfiguration: { Status: 'Enabled' },
      BucketEncryption: expect.anything(),
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    },
  });
});

test.each([
  ['RecordViewRole', []],
  ['ReadApiRole', []],
  ['RefreshMostReadRole', ['lists/most-read/*', 'lists/rising/*']],
  [
    'RefreshIndexSummaryRole',
    ['releases/*/summary.json', 'releases/*/items.json', 'releases/*/open-data/*'],
  ],
])('%s writes to %j and nowhere else', (name, writable) => {
  const policies = PoliciesSchema.parse(resources[name]?.Properties.Policies);
  const statements = policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
  const writing = statements.filter(({ Action }) =>
    /Put|Delete|\*/.test(
      [Action]
        .flat()
        .filter((action) => !action.startsWith('logs:'))
        .join(),
    ),
  );
  const places = writing.flatMap(({ Resource }) =>
    [Resource].flat().map((place) => JSON.stringify(place)),
  );
  expect(places).toHaveLength(writable.length);
  for (const [position, place] of writable.entries())
    expect(places[position]).toContain(`/${place}"`);
});

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

  const openData = '/v1/periods/tien-phuoc-2022/releases/1/open-data/ranking.csv';
  const file = HttpAnswerSchema.parse(invoke('read-api', httpEvent('GET', openData)));
  expect(file.statusCode).toBe(200);
  expect(file.body).toContain('xa-tien-chau');

  const missing = HttpAnswerSchema.parse(
    invoke('read-api', httpEvent('GET', '/v1/articles/khong-co')),
  );
  expect(missing.statusCode).toBe(404);
}, 60_000);

test('without a view store on Lambda a view is not acknowledged', async () => {
  const { endpoint, region, bucket, credentials } = server;
  const store = s3Store({ endpoint, region, bucket, credentials, forcePathStyle: true });
  const article = readExample('published-article.json');
  const { articleId } = z.object({ articleId: z.string() }).parse(JSON.parse(article));
  await store.write(objectKeys.article(articleId, 'vi'), article);
  const view = { eventId: anEventId(1, new Date()), articleId };
  const answer = HttpAnswerSchema.parse(
    invoke('record-view', httpEvent('POST', '/v1/views', view)),
  );
  expect(answer.statusCode).toBe(503);
}, 60_000);
