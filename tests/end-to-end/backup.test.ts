import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { ListArticlesResponseSchema } from '@congkhai/shared/contracts/read-api';
import * as z from 'zod';
import { READER_USER_AGENT } from '../helpers/browser';
import { eventually } from '../helpers/cms-process';
import { BODY, COLLECTIONS } from '../helpers/newsroom';
import { type PostgresServer, startPostgres } from '../helpers/postgres';
import { ACCOUNTS, type Product, startProduct } from '../helpers/product';
import { type S3Server, s3OptionsOf, startS3Server } from '../helpers/s3-server';
import { anEventId } from '../helpers/view-events';

// An installation on SQLite and files is lost and comes back on PostgreSQL and S3, and from there on SQLite and files again.

const run = promisify(execFile);
const ROOT = resolve(__dirname, '../..');
const SETTLED_MILLISECONDS = 1_500;
/** What readers are told, and what depends on no clock. */
const ANSWERS = [
  '/v1/articles?limit=100',
  '/v1/articles?locale=en&limit=100',
  '/v1/total',
  '/v1/units?limit=200',
  '/v1/periods',
  '/v1/periods/tien-phuoc-2022/summary',
  '/v1/periods/tien-phuoc-2022/releases',
  '/v1/periods/tien-phuoc-2022/units/xa-tien-chau',
];

const SignedInSchema = z.object({ data: z.object({ token: z.string() }) });
const QueueSchema = z.object({ meta: z.object({ pendingCount: z.number() }) });
const UploadsSchema = z.object({
  results: z.array(z.object({ name: z.string(), url: z.string() })),
});

let folder: string;
let postgres: PostgresServer;
let s3: S3Server;
let product: Product | undefined;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'congkhai-backup-'));
  [postgres, s3] = [await startPostgres(), await startS3Server()];
});
afterAll(async () => {
  await product?.stop();
  await postgres?.stop();
  await s3?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Its own options file and data folder, which `stop` does not take away. */
function placeOf(name: string): NodeJS.ProcessEnv {
  return { ENV_FILE: join(folder, `${name}.env`), DATA_DIR: join(folder, name) };
}

function s3Options(): NodeJS.ProcessEnv {
  return { ...s3OptionsOf(s3), S3_PREFIX: 'congkhai/' };
}

function backupOptions(): NodeJS.ProcessEnv {
  const options = Object.entries(s3OptionsOf(s3)).filter(([name]) => name !== 'S3_BUCKET');
  return Object.fromEntries(options.map(([name, value]) => [`BACKUP_${name}`, value]));
}

async function runScript(name: string, args: string[], options: NodeJS.ProcessEnv) {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, ...options };
  const { stdout } = await run(process.execPath, [join(ROOT, 'scripts', name), ...args], { env });
  return stdout;
}

async function answersOf({ siteUrl }: Product): Promise<unknown[]> {
  const answers = ANSWERS.map(async (path) => {
    const response = await fetch(`${siteUrl}${path}`);
    expect([path, response.status]).toEqual([path, 200]);
    return response.json();
  });
  return Promise.all(answers);
}

/** The same when nothing of the first start is left to be published. */
async function settledAnswersOf(site: Product): Promise<unknown[]> {
  let answers: unknown[] = [];
  const editor = await editorOf(site);
  await eventually(async () => {
    const queue = QueueSchema.parse(await editor('GET', '/publishing/queue'));
    expect(queue.meta.pendingCount).toBe(0);
    const last = answers;
    answers = await answersOf(site);
    await wait(SETTLED_MILLISECONDS);
    expect(answers).toEqual(last);
  });
  return answers;
}

async function viewOnce({ siteUrl }: Product): Promise<void> {
  const list = await fetch(`${siteUrl}/v1/articles?limit=1`);
  const [article] = ListArticlesResponseSchema.parse(await list.json()).data;
  const response = await fetch(`${siteUrl}/v1/views`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': READER_USER_AGENT },
    body: JSON.stringify({ eventId: anEventId(1, new Date()), articleId: article?.articleId }),
  });
  expect(response.status).toBe(204);
}

/** Signs in as the editor does, and sends requests to the admin. */
async function editorOf({ adminUrl }: Product) {
  const send = async (method: string, path: string, body?: object, token?: string) => {
    const response = await fetch(`${adminUrl}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    expect([path, response.ok]).toEqual([path, true]);
    return response.json();
  };
  const signedIn = SignedInSchema.parse(await send('POST', '/admin/login', ACCOUNTS.editor));
  return (method: string, path: string, body?: object) =>
    send(method, path, body, signedIn.data.token);
}

/** The files of the media library, wherever it keeps them: what each is called and what its bytes hash to. */
async function uploadsOf(site: Product): Promise<[string, string][]> {
  const editor = await editorOf(site);
  const { results } = UploadsSchema.parse(await editor('GET', '/upload/files?sort=name:ASC'));
  const digests = results.map(async ({ name, url }): Promise<[string, string]> => {
    const response = await fetch(`${site.adminUrl}${url}`);
    expect([url, response.status]).toEqual([url, 200]);
    const bytes = Buffer.from(await response.arrayBuffer());
    return [name, createHash('sha256').update(bytes).digest('hex')];
  });
  return Promise.all(digests);
}

async function publishOn(site: Product, title: string): Promise<void> {
  const editor = await editorOf(site);
  await editor('POST', `${COLLECTIONS.articles}/actions/publish`, { title, body: BODY });
  await eventually(async () => {
    const list = await fetch(`${site.siteUrl}/v1/articles?limit=1`);
    const { data } = ListArticlesResponseSchema.parse(await list.json());
    expect(data.map((article) => article.title)).toEqual([title]);
  });
}

test('what was lost comes back on another database and another store, and back again', async () => {
  const embedded = placeOf('embedded');
  product = await startProduct(embedded);
  await settledAnswersOf(product);
  await viewOnce(product);
  const before = await settledAnswersOf(product);
  const uploads = await uploadsOf(product);
  expect(uploads.length).toBeGreaterThan(1);
  // While it runs.
  const backups = join(folder, 'backups');
  await runScript('back-up.mjs', [backups], embedded);
  await product.stop();
  for (const name of ['embedded', 'embedded.env'])
    rmSync(join(folder, name), { recursive: true, force: true });

  const cloud = {
    ...placeOf('cloud'),
    ...s3Options(),
    DATABASE_CLIENT: 'postgres',
    DATABASE_URL: await postgres.createDatabase(),
    PUBLISHED_STORE: 's3',
  };
  await runScript('restore.mjs', [backups], cloud);
  product = await startProduct(cloud);
  expect(await answersOf(product)).toEqual(before);
  expect(await uploadsOf(product)).toEqual(uploads);
  // They are no longer on this machine's disk.
  expect(readdirSync(join(folder, 'cloud', 'public', 'uploads'))).toEqual([]);
  expect(await runScript('verify-audit-log.mjs', [], cloud)).toMatch(/^OK: /m);
  await publishOn(product, 'Bài đăng từ PostgreSQL và S3');
  const beside = await settledAnswersOf(product);
  const place = `s3://${s3.bucket}/backups`;
  await runScript('back-up.mjs', [place], cloud);
  await product.stop();

  // The published store is a folder again; only backups are in a bucket, which has options of its own.
  const office = { ...placeOf('office'), ...backupOptions() };
  await runScript('restore.mjs', [place], office);
  product = await startProduct(office);
  expect(await answersOf(product)).toEqual(beside);
  expect(await uploadsOf(product)).toEqual(uploads);
  expect(readdirSync(join(folder, 'office', 'public', 'uploads'))).not.toEqual([]);
  expect(await runScript('verify-audit-log.mjs', [], office)).toMatch(/^OK: /m);
  const { port: CMS_PORT } = new URL(product.adminUrl);
  expect(await runScript('reconcile.mjs', [], { ...office, CMS_PORT })).toMatch(
    /foreign: 0\n.*manifest: 0\n/,
  );

  await product.stop();

  // The ledger, which nobody can make anew, comes back alone, and nothing is written over.
  await runScript('back-up.mjs', [place], office);
  const ledger = join(folder, 'office', 'published', 'ledger');
  const lost = readdirSync(ledger, { recursive: true }).sort();
  rmSync(ledger, { recursive: true });
  // The public key at least; more if an hour was sealed meanwhile.
  const [, putBackCount] =
    /: ([1-9]\d*) .* put back, 0 /.exec(await runScript('restore-ledger.mjs', [place], office)) ??
    [];
  expect(readdirSync(ledger, { recursive: true }).sort()).toEqual(lost);
  expect(await runScript('restore-ledger.mjs', [place], office)).toMatch(
    new RegExp(`: 0 .* put back, ${putBackCount} `),
  );

  // Neither over what is there, nor from what somebody has changed.
  await expect(runScript('restore.mjs', [backups], office)).rejects.toThrow('is not empty');
  const [object] = readdirSync(join(backups, 'objects'), { recursive: true, encoding: 'utf8' })
    .map((name) => join(backups, 'objects', name))
    .filter((file) => statSync(file).isFile());
  const bytes = readFileSync(object ?? '');
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  writeFileSync(object ?? '', bytes);
  await expect(runScript('restore.mjs', [backups], placeOf('damaged'))).rejects.toThrow(
    /The backup is damaged: objects\/../,
  );
});
