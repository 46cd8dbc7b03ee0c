import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type PublishedStore, uploadsBucket } from '@congkhai/published-store';
import { LinksResponseSchema } from '@congkhai/shared/contracts/links-admin';
import * as z from 'zod';
import {
  ACCOUNTS,
  type CmsClient,
  type CmsProcess,
  eventually,
  PASSWORD,
  startCmsProcess,
} from '../helpers/cms-process';
import { aPng } from '../helpers/media-files';
import {
  BODY,
  COLLECTIONS,
  documentOf,
  link,
  paragraph,
  text,
  uploadForm,
} from '../helpers/newsroom';
import { type PostgresServer, startPostgres } from '../helpers/postgres';
import { type S3Server, s3OptionsOf, startS3Server, storeIn } from '../helpers/s3-server';

// Two instances of the CMS share a database and a bucket, and nothing else: each has a disk of its own. Both are started on an empty database at
// the same moment, as an orchestrator does.

const RUN_SQL = join(__dirname, '../helpers/run-sql.mjs');
const CountsSchema = z.array(z.object({ document_id: z.string(), count: z.coerce.number() }));
const UploadedSchema = z.array(z.object({ id: z.number(), url: z.string() }));
const run = promisify(execFile);

let postgres: PostgresServer;
let s3: S3Server;
let store: PublishedStore;
let databaseUrl: string;
let first: CmsProcess;
let second: CmsProcess;
let editor: CmsClient;
let administrator: CmsClient;
beforeAll(async () => {
  postgres = await startPostgres();
  databaseUrl = await postgres.createDatabase();
  s3 = await startS3Server();
  store = storeIn(s3);
  const shared = {
    DATABASE_CLIENT: 'postgres',
    DATABASE_URL: databaseUrl,
    PUBLISHED_STORE: 's3',
    ...s3OptionsOf(s3),
    RECONCILE_MINUTES: '0',
  };
  [first, second] = await Promise.all([startCmsProcess(shared), startCmsProcess(shared)]);
  editor = await second.signIn('editor');
  administrator = await second.signIn('administrator');
});
afterAll(async () => {
  await second?.stop();
  await first?.stop();
  await postgres?.stop();
  await s3?.stop();
});

async function query(sql: string): Promise<unknown> {
  const { stdout } = await run(process.execPath, [RUN_SQL, databaseUrl, sql]);
  return JSON.parse(stdout);
}

async function makeDrafts(name: string, count: number): Promise<string[]> {
  const documentIds: string[] = [];
  for (let number = 1; number <= count; number += 1) {
    const data = { title: `${name} ${number}`, body: BODY };
    documentIds.push(documentOf(await editor('POST', COLLECTIONS.articles, data)).documentId);
  }
  return documentIds;
}

const quoted = (documentIds: readonly string[]) => documentIds.map((id) => `'${id}'`).join(', ');

/** Sets a time of articles to now, as if it had been set before. */
const makeDue = (column: 'publish_at' | 'expire_at', documentIds: readonly string[]) =>
  query(
    `UPDATE newsroom_workflow SET ${column} = now() WHERE document_id IN (${quoted(documentIds)})`,
  );

/** How often something happened to each article. */
async function countEvents(what: string): Promise<Map<string, number>> {
  const rows = await query(
    `SELECT document_id, count(*) AS count FROM newsroom_workflow_events WHERE what = '${what}' GROUP BY document_id`,
  );
  return new Map(CountsSchema.parse(rows).map((row) => [row.document_id, row.count]));
}

const onceEach = (documentIds: readonly string[]) =>
  new Map([...documentIds].sort().map((documentId) => [documentId, 1]));
const sorted = (counts: ReadonlyMap<string, number>) => new Map([...counts].sort());

async function untilDrained(): Promise<void> {
  await eventually(async () => {
    const pending = await query('SELECT subject FROM publishing_outbox WHERE done_at IS NULL');
    expect(pending).toEqual([]);
  });
}

const all: string[] = [];

test('one of two instances is killed while both publish: the other goes on, and each article is published once', async () => {
  const scheduled = await makeDrafts('Bài hẹn giờ', 20);
  const moved = await makeDrafts('Bài đăng hàng loạt', 30);
  all.push(...scheduled, ...moved);
  const request = { move: 'publish' };
  const chosen = { kind: 'articles', documentIds: moved };
  expect(
    (await editor('POST', '/newsroom/bulk-moves', { request, locale: 'vi', chosen })).status,
  ).toBe(200);
  await makeDue('publish_at', scheduled);
  await eventually(async () => expect((await countEvents('publish')).size).toBeGreaterThan(5));
  await first.kill();
  await eventually(async () => expect((await countEvents('publish')).size).toBe(all.length));
  await untilDrained();

  expect(sorted(await countEvents('publish'))).toEqual(onceEach(all));
  const versions = await query(
    "SELECT document_id, count(*) AS count FROM newsroom_versions WHERE reason = 'published' GROUP BY document_id",
  );
  expect(new Map(CountsSchema.parse(versions).map((row) => [row.document_id, row.count]))).toEqual(
    new Map(all.map((documentId) => [documentId, 1])),
  );
  const written = await query(
    "SELECT DISTINCT revision, state FROM publishing_documents WHERE key LIKE 'articles/%' OR key LIKE 'slugs/%'",
  );
  expect(written).toEqual([{ revision: 1, state: 'written' }]);
  expect(await store.list('articles/')).toEqual(
    all.map((documentId) => `articles/${documentId}/vi.json`).sort(),
  );
});

test('an instance of a version with other tables compares all of them when it starts, beside one that works', async () => {
  // By this Strapi knows which tables it made last. An index that it would take for changed would be made again, under a name that is taken.
  await query("UPDATE strapi_database_schema SET hash = 'of another version'");
  await first.startAgain();
  const client = await first.signIn('editor');
  expect((await client('GET', COLLECTIONS.articles)).status).toBe(200);
});

test('two instances take each expired article away once', async () => {
  const expired = all.slice(0, 15);
  await makeDue('expire_at', expired);
  await eventually(async () => expect((await countEvents('expire')).size).toBe(expired.length));
  await untilDrained();
  expect(sorted(await countEvents('expire'))).toEqual(onceEach(expired));
  expect(await store.list('articles/')).toHaveLength(all.length - expired.length);
});

test('an alert that another instance opens at the same moment does not break what it is raised in, and is counted', async () => {
  const host = 'baoquangnam.vn';
  const data = {
    title: 'Tin dẫn tới báo',
    body: [paragraph(text('Theo '), link(`https://${host}/tin`, 'Báo Quảng Nam'))],
  };
  const publish = () => editor('POST', `${COLLECTIONS.articles}/actions/publish`, data);
  const decide = async (outcome: string) => {
    const { hosts } = LinksResponseSchema.parse(
      (await administrator('GET', '/publishing/links')).body,
    ).data;
    const id = hosts.find((row) => row.host === host)?.id;
    const decision = { outcome, reason: 'Đã kiểm tra' };
    return administrator('POST', `/publishing/links/hosts/${id}/decision`, decision);
  };
  expect((await publish()).status).toBe(400);
  await eventually(async () => expect((await decide('allowed')).status).toBe(200));
  expect((await publish()).status).toBe(200);
  await untilDrained();

  const openKey = createHash('sha256').update(`link-host-revoked\n${host}`).digest('hex');
  // Seen by nobody until it ends, as another instance's transaction is.
  const other = query(
    `WITH added AS (INSERT INTO publishing_alerts (kind, subject, message, raised_at, last_raised_at, occurrence_count, open_key)
       VALUES ('link-host-revoked', '${host}', 'Của máy kia', now(), now(), 1, '${openKey}') RETURNING id)
     SELECT pg_sleep(8) FROM added`,
  );
  await eventually(async () =>
    expect(
      await query(
        "SELECT 1 AS one FROM pg_stat_activity WHERE query LIKE 'WITH added%' AND wait_event = 'PgSleep'",
      ),
    ).toEqual([{ one: 1 }]),
  );
  expect((await decide('revoked')).status).toBe(200);
  await other;
  await eventually(async () =>
    expect(
      await query(`SELECT occurrence_count FROM publishing_alerts WHERE subject = '${host}'`),
    ).toEqual([{ occurrence_count: 2 }]),
  );
  expect(await query(`SELECT state FROM publishing_link_hosts WHERE host = '${host}'`)).toEqual([
    { state: 'revoked' },
  ]);
});

test('what one instance uploads the other shows, publishes, replaces and deletes', async () => {
  const image = { name: 'Hội nghị.png', mediaType: 'image/png' };
  const info = { alternativeText: 'Toàn cảnh hội nghị' };
  const onFirst = await first.signIn('administrator');
  const form = uploadForm([{ ...image, bytes: aPng({ width: 600, height: 400 }) }], info);
  const [uploaded] = UploadedSchema.parse((await onFirst('POST', '/upload', form)).body);
  if (!uploaded) throw new Error('Nothing was uploaded');
  const { endpoint, region, bucket, credentials } = s3;
  const uploads = uploadsBucket({ endpoint, region, bucket, credentials, forcePathStyle: true });
  const names = () => uploads.list();
  // The original, and what Strapi makes of it: 245 and 500 pixels wide at most.
  expect(await names()).toHaveLength(3);
  // Neither takes the other's for its own.
  expect(await store.list('')).not.toContainEqual(expect.stringContaining('uploads'));

  const shown = await fetch(`${second.url}${uploaded.url}`);
  expect(Buffer.from(await shown.arrayBuffer()).toString('latin1')).toMatch(/^\x89PNG/);
  expect(shown.headers.get('content-type')).toBe('image/png');
  expect(shown.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
  const etag = shown.headers.get('etag') ?? '';
  const again = await fetch(`${second.url}${uploaded.url}`, {
    // What a browser sends; without the second line fetch asks that nothing be taken from any cache.
    headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' },
  });
  expect(again.status).toBe(304);
  expect((await administrator('GET', `/upload/files/${uploaded.id}`)).body).toMatchObject({
    url: uploaded.url,
    formats: { thumbnail: { width: 234 } },
  });

  const data = { title: 'Bài có ảnh', body: BODY, cover: uploaded.id };
  const article = documentOf(await editor('POST', `${COLLECTIONS.articles}/actions/publish`, data));
  const media = () => store.list('media/');
  await eventually(async () => expect(await media()).toHaveLength(3));
  const before = await media();
  const newer = uploadForm([{ ...image, bytes: aPng({ width: 600, height: 400, red: 1 }) }], info);
  expect((await administrator('POST', `/upload?id=${uploaded.id}`, newer)).status).toBe(200);
  await eventually(async () => {
    expect(await media()).toHaveLength(3);
    expect(before).not.toContain((await media())[0]);
  });
  expect(await names()).toHaveLength(3);

  await editor('POST', `${COLLECTIONS.articles}/${article.documentId}/actions/unpublish`, {});
  expect((await administrator('DELETE', `/upload/files/${uploaded.id}`)).status).toBe(200);
  expect(await names()).toEqual([]);
  expect((await fetch(`${first.url}${uploaded.url}`)).status).toBe(404);
  await untilDrained();
});

test('an instance that is told to end takes no more requests, and answers those under way', async () => {
  const body = JSON.stringify({ email: ACCOUNTS.editor, password: PASSWORD });
  const { hostname, port } = new URL(first.url);
  const slow = connect(Number(port), hostname);
  let answer = '';
  slow.setEncoding('utf8').on('data', (text: string) => {
    answer += text;
  });
  slow.write(
    `POST /admin/login HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 10)}`,
  );
  // It has come as far as the server.
  expect((await fetch(`${first.url}/_health`)).status).toBe(204);
  const stopped = first.stop();
  await eventually(async () => {
    await expect(fetch(`${first.url}/_health`)).rejects.toThrow();
  });
  slow.write(body.slice(10));
  await eventually(async () => expect(answer).toMatch(/^HTTP\/1.1 200 OK.*"token"/s));
  await stopped;
});
