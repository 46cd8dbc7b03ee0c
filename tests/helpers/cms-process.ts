import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { folderStore } from '@congkhai/published-store';
import * as z from 'zod';
import { findFreePort } from './servers';
import { callAsWitness, endOfLog } from './witnesses';

const CMS_FOLDER = resolve(__dirname, '../../cms');
const STRAPI = resolve(__dirname, '../../node_modules/@strapi/strapi/bin/strapi.js');
const START_MILLISECONDS = 600_000;
const POLL_MILLISECONDS = 50;
export const PASSWORD = 'Mat-khau-thu-2026';
export const ACCOUNTS = { administrator: 'quan-tri@example.vn', editor: 'bien-tap@example.vn' };
/** What every secret of the environment begins with. */
export const SECRET = 'only-for-tests-0123456789';

const MissingFileSchema = z.object({ code: z.literal('ENOENT') });
const SignInSchema = z.object({ data: z.object({ token: z.string() }) });

export interface CmsAnswer {
  status: number;
  /** What JSON says, or the bytes of anything else. */
  body: unknown;
}
export type CmsClient = (method: string, path: string, body?: unknown) => Promise<CmsAnswer>;

/** A Strapi of our own on SQLite, empty, with its published store in a folder. */
export interface CmsProcess {
  /** Sends requests as a person of the admin does. */
  signIn(account: keyof typeof ACCOUNTS): Promise<CmsClient>;
  /** The same for an account that somebody made, with the password of all accounts here. */
  signInAs(email: string): Promise<CmsClient>;
  /** Sends requests without having signed in. */
  connect(): CmsClient;
  /** Where its admin is, for a browser. */
  url: string;
  /** A document of the published store without its seal, or null if there is none. */
  readPublished(key: string): Promise<unknown>;
  /** The keys of the published store that lie under a folder. */
  listPublished(folder: string): Promise<string[]>;
  /** Everything that it has written to its log. */
  readLog(): Promise<string>;
  /** The folder of the published store. */
  publishedFolder: string;
  /** The process that runs now. */
  processId(): number | undefined;
  /** The SQLite file, unless the variables name a database of another kind. */
  databaseFile: string;
  /** Ends it as `kill -9` does, and keeps its data. */
  kill(): Promise<void>;
  /** Stops it in the middle of whatever it does, as a machine that is moved. */
  pause(): void;
  resume(): void;
  /** Starts it again on the same data after a kill. */
  startAgain(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the built CMS. Variables of the environment can be added or replaced. */
export async function startCmsProcess(variables: NodeJS.ProcessEnv = {}): Promise<CmsProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'congkhai-cms-'));
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const start = () =>
    startChild({ folder, url, env: { ...environmentOf(folder, port), ...variables } });
  callAsWitness(() => endOfLog(join(folder, 'cms.log')));
  let child = await start();
  const published = variables.PUBLISHED_FOLDER ?? join(folder, 'published');

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  }
  return {
    signIn: (account) => signIn(url, ACCOUNTS[account]),
    signInAs: (email) => signIn(url, email),
    connect: () => clientOf(url),
    url,
    publishedFolder: published,
    readLog: () => readFile(join(folder, 'cms.log'), 'utf8'),
    processId: () => child.pid,
    readPublished: async (key) => withoutSeal(await readJson(join(published, key))),
    listPublished: (prefix) => folderStore({ root: published }).list(`${prefix}/`),
    databaseFile: variables.DATABASE_FILENAME ?? join(folder, 'cms.sqlite'),
    kill: () => end('SIGKILL'),
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    async startAgain() {
      child = await start();
    },
    async stop() {
      await end('SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function startChild({
  folder,
  url,
  env,
}: {
  folder: string;
  url: string;
  env: NodeJS.ProcessEnv;
}): Promise<ChildProcess> {
  const logFile = join(folder, 'cms.log');
  const log = createWriteStream(logFile, { flags: 'a' });
  const child = spawn(process.execPath, [STRAPI, 'start'], {
    cwd: CMS_FOLDER,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  try {
    await waitUntilHealthy(url, () => child.exitCode === null);
  } catch (error) {
    child.kill('SIGKILL');
    throw new Error(`The CMS did not start: ${await endOfLog(logFile)}`, { cause: error });
  }
  return child;
}

function environmentOf(folder: string, port: number): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    NODE_ENV: 'production',
    STRAPI_TELEMETRY_DISABLED: 'true',
    STRAPI_PLUGIN_I18N_INIT_LOCALE_CODE: 'vi',
    PORT: String(port),
    APP_KEYS: `${SECRET}a,${SECRET}b`,
    API_TOKEN_SALT: SECRET,
    ADMIN_JWT_SECRET: SECRET,
    TRANSFER_TOKEN_SALT: SECRET,
    ENCRYPTION_KEY: SECRET,
    ACCOUNTS_SECRET: SECRET,
    ADMIN_RATE_LIMIT: 'false',
    // Tests sign in again and again.
    SESSIONS_PER_ACCOUNT: '1000',
    DATABASE_FILENAME: join(folder, 'cms.sqlite'),
    PUBLISHED_FOLDER: join(folder, 'published'),
    UPLOADS_FOLDER: join(folder, 'uploads'),
    AUDIT_CHECKPOINTS_FILE: join(folder, 'audit-checkpoints.jsonl'),
    ADMINISTRATOR_EMAIL: ACCOUNTS.administrator,
    ADMINISTRATOR_PASSWORD: PASSWORD,
    EDITOR_EMAIL: ACCOUNTS.editor,
    EDITOR_PASSWORD: PASSWORD,
  };
}

async function waitUntilHealthy(url: string, isRunning: () => boolean): Promise<void> {
  const deadline = Date.now() + START_MILLISECONDS;
  while (isRunning() && Date.now() < deadline) {
    const isHealthy = await fetch(`${url}/_health`).then(
      (response) => response.ok,
      () => false,
    );
    if (isHealthy) return;
    await sleep(POLL_MILLISECONDS);
  }
  throw new Error('The CMS did not start');
}

function clientOf(url: string, token?: string): CmsClient {
  return async (method, path, body) => {
    // A form with files says itself what it is.
    const isForm = body instanceof FormData;
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        // A connection that is kept may have been closed while the test was busy, or with the process that was killed.
        connection: 'close',
        ...(isForm ? {} : { 'content-type': 'application/json' }),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    const isJson = /^application\/(\w+\+)?json/.test(response.headers.get('content-type') ?? '');
    if (bytes.length === 0) return { status: response.status, body: null };
    const content: unknown = isJson ? JSON.parse(bytes.toString('utf8')) : bytes;
    return { status: response.status, body: content };
  };
}

async function signIn(url: string, email: string): Promise<CmsClient> {
  const answer = await clientOf(url)('POST', '/admin/login', { email, password: PASSWORD });
  return clientOf(url, SignInSchema.parse(answer.body).data.token);
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    // Not instanceof: errors of Node's own modules come from outside Jest's realm.
    if (MissingFileSchema.safeParse(error).success) return null;
    throw error;
  }
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}

/** A document without the seal that publishing put on it. */
export function withoutSeal(document: unknown): unknown {
  if (typeof document !== 'object' || document === null) return document;
  const { seal: _, ...body } = { seal: null, ...document };
  return body;
}

/** Repeats a check until it passes. Publishing follows a change within a second; the last failure is what is reported. */
export async function eventually(
  check: () => Promise<void>,
  milliseconds = 180_000,
): Promise<void> {
  const deadline = Date.now() + milliseconds;
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    await sleep(POLL_MILLISECONDS);
  }
}
