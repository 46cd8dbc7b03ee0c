// A large installation is made, saved, wiped and restored, and each step is timed: into an empty folder of one machine, and into PostgreSQL and a bucket.
// BENCH_ARTICLES says how many articles (10,000).
import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { SECRET } from '../helpers/cms-process';
import { startIndexOffice } from '../helpers/index-office';
import { startPostgres } from '../helpers/postgres';
import { type Product, startProduct } from '../helpers/product';
import { startS3Server } from '../helpers/s3-server';
import { expectDone } from './office-work';
import { addPublished, furnishOffice, untilPublished } from './publishing-office';
import { fillHistory } from './view-history';
import { publishYear } from './year-of-communes';

const ARTICLES = Number(process.env.BENCH_ARTICLES ?? '10000');
const YEAR_DAYS = 365;
const MEGABYTE = 1_048_576;
const LOOK_EVERY_MILLISECONDS = 100;
const RANKING = '/v1/periods/ca-nuoc-2025/summary';

const say = (line: string) => process.stdout.write(`${line}\n`);

async function timed<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  const startedAt = performance.now();
  const result = await work();
  say(`${what}: ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`);
  return result;
}

async function run(script: string, args: string[], options: NodeJS.ProcessEnv): Promise<void> {
  const program = join(process.cwd(), 'scripts', script);
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, ...options };
  const child = spawn(process.execPath, [program, ...args], { env, stdio: 'inherit' });
  const [exitCode] = await once(child, 'exit');
  if (exitCode !== 0) throw new Error(`${script} ended with ${exitCode}`);
}

function megabytesOf(folder: string): string {
  const sizes = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(folder, name)))
    .filter((entry) => entry.isFile())
    .map(({ size }) => size);
  const sum = sizes.reduce((total, size) => total + size, 0);
  return `${sizes.length} files, ${Math.round(sum / MEGABYTE)} MB`;
}

/** Articles, a year of all communes and a year of views, as they lie after some years of work. */
async function makeInstallation(data: string, optionsFile: string): Promise<void> {
  const key = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  const signing = { PUBLISHING_PRIVATE_KEY: Buffer.from(key).toString('base64') };
  const secrets = ['API_TOKEN_SALT', 'ADMIN_JWT_SECRET', 'TRANSFER_TOKEN_SALT', 'ENCRYPTION_KEY'];
  const options = {
    ...Object.fromEntries([...secrets, 'ACCOUNTS_SECRET'].map((name) => [name, SECRET])),
    APP_KEYS: `${SECRET}a,${SECRET}b`,
    ...signing,
    DEMONSTRATION_CONTENT: 'none',
  };
  const lines = Object.entries(options).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(optionsFile, lines.join(''));
  mkdirSync(data);
  const office = await startIndexOffice({
    ...signing,
    DATABASE_FILENAME: join(data, 'cms.sqlite'),
    PUBLISHED_FOLDER: join(data, 'published'),
    UPLOADS_FOLDER: join(data, 'public'),
    AUDIT_CHECKPOINTS_FILE: join(data, 'audit-checkpoints.jsonl'),
    RECONCILE_MINUTES: '0',
  });
  try {
    await publishYear(office);
    const newsroom = await furnishOffice(office.cms);
    const articleIds = addPublished(newsroom, 0, ARTICLES);
    await timed(`${ARTICLES} articles written to the published store`, async () => {
      expectDone(await newsroom.administrator('POST', '/publishing/rebuild'));
      await untilPublished(newsroom);
    });
    const history = { articleIds, dayCount: YEAR_DAYS, everyDays: 3, hourCount: 24 };
    say(`${fillHistory(join(data, 'views.sqlite'), history, new Date())} views counted in a year`);
  } finally {
    await office.stop();
  }
}

async function untilAnswered(product: Product, path: string): Promise<void> {
  while (!(await fetch(`${product.siteUrl}${path}`)).ok) await wait(LOOK_EVERY_MILLISECONDS);
}

async function startAndLook(options: NodeJS.ProcessEnv): Promise<void> {
  const product = await timed('started, admin and site', () => startProduct(options));
  try {
    await timed('  then until /v1/health is 200', () => untilAnswered(product, '/v1/health'));
    await timed('  then until a list of articles is there', () =>
      untilAnswered(product, '/v1/articles?limit=10'),
    );
    await timed('  then until the ranking of the year is there', () =>
      untilAnswered(product, RANKING),
    );
    const { port: CMS_PORT } = new URL(product.adminUrl);
    await timed('everything compared (npm run reconcile)', () =>
      run('reconcile.mjs', [], { ...options, CMS_PORT }),
    );
  } finally {
    await product.stop();
  }
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'congkhai-total-loss-'));
  const data = join(folder, 'data');
  const backups = join(folder, 'backups');
  const place = { ENV_FILE: join(folder, 'options.env'), DATA_DIR: data };
  const [postgres, s3] = [await startPostgres(), await startS3Server()];
  try {
    await makeInstallation(data, place.ENV_FILE);
    say(`The data folder: ${megabytesOf(data)}`);
    await timed('backed up (npm run backup)', () => run('back-up.mjs', [backups], place));
    say(`The backup: ${megabytesOf(backups)}`);
    await timed('backed up once more, nothing new', () => run('back-up.mjs', [backups], place));
    rmSync(data, { recursive: true });
    rmSync(place.ENV_FILE);

    say('\nOn one machine');
    await timed('restored (npm run restore)', () => run('restore.mjs', [backups], place));
    await startAndLook(place);

    say('\nOn PostgreSQL and a bucket');
    const cloud = {
      ENV_FILE: join(folder, 'cloud.env'),
      DATA_DIR: join(folder, 'cloud'),
      DATABASE_CLIENT: 'postgres',
      DATABASE_URL: await postgres.createDatabase(),
      PUBLISHED_STORE: 's3',
      S3_ENDPOINT: s3.endpoint,
      S3_REGION: s3.region,
      S3_BUCKET: s3.bucket,
      S3_ACCESS_KEY_ID: s3.credentials.accessKeyId,
      S3_SECRET_ACCESS_KEY: s3.credentials.secretAccessKey,
    };
    await timed('restored (npm run restore)', () => run('restore.mjs', [backups], cloud));
    await startAndLook(cloud);
  } finally {
    await postgres.stop();
    await s3.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
