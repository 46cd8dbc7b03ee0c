import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { selectIn } from '../helpers/audit-log';
import { childProcessesOf, isRunning } from '../helpers/child-processes';
import { eventually } from '../helpers/cms-process';
import { ACCOUNTS, type Product, startProduct } from '../helpers/product';
import { findFreePort } from '../helpers/servers';
import { askAt, challengeIn, enrolAt, tokenIn } from '../helpers/sign-in';

// What the start script promises: one command that starts everything, says what is wrong in one line, and leaves nothing behind.

const ROOT = resolve(__dirname, '../..');
const START_SCRIPT = join(ROOT, 'scripts', 'start.mjs');

let folder: string;
let products: Product[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'congkhai-start-'));
  products = [];
});
afterEach(async () => {
  for (const product of products) await product.stop();
  rmSync(folder, { recursive: true, force: true });
});

function ownFiles(): NodeJS.ProcessEnv {
  return { ENV_FILE: join(folder, 'options.env'), DATA_DIR: join(folder, 'data') };
}

async function start(options: NodeJS.ProcessEnv = {}): Promise<Product> {
  const product = await startProduct({ ...ownFiles(), DEMONSTRATION_CONTENT: 'none', ...options });
  products.push(product);
  return product;
}

function pidOf({ process: { pid } }: Product): number {
  if (pid === undefined) throw new Error('The product has no process');
  return pid;
}

async function end(product: Product, signal: NodeJS.Signals): Promise<number | null> {
  const exited = once(product.process, 'exit');
  product.process.kill(signal);
  const [exitCode] = await exited;
  return exitCode;
}

/** Runs something on the data of the product to its end. */
async function run(program: string, args: string[], options: NodeJS.ProcessEnv = {}) {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, ...ownFiles(), ...options };
  const child = spawn(program, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => {
      output += text.toString();
    });
  const [exitCode] = await once(child, 'close');
  return { exitCode, output };
}

const resetTwoFactor = (email: string) =>
  run('npm', ['run', 'accounts:reset-two-factor', '--', email], { DEMONSTRATION_CONTENT: 'none' });

/** Runs the start script when it is bound to refuse, and returns the last line that it says. */
async function refusedStart(options: NodeJS.ProcessEnv): Promise<string> {
  const { exitCode, output } = await run(process.execPath, [START_SCRIPT], options);
  expect(exitCode).toBe(1);
  return output.trimEnd().split('\n').at(-1) ?? '';
}

test('the first start keeps secrets from other users and shows the first passwords; the second builds nothing and does not', async () => {
  const accounts = { ADMINISTRATOR_PASSWORD: '', EDITOR_PASSWORD: '' };
  const first = await start(accounts);
  const envFile = join(folder, 'options.env');
  const secrets = readFileSync(envFile, 'utf8');
  expect(statSync(envFile).mode & 0o777).toBe(0o600);
  const [, password = ''] = /^ADMINISTRATOR_PASSWORD=(\S{16})$/m.exec(secrets) ?? [];
  expect(password).not.toBe('');
  expect(first.readLog()).toContain(password);
  await end(first, 'SIGTERM');

  const second = await start(accounts);
  expect(second.readLog()).not.toContain(password);
  expect(second.readLog()).not.toMatch(/^(building|installing)/m);
  expect(readFileSync(envFile, 'utf8')).toBe(secrets);
});

test('Ctrl-C stops everything, in order; then whoever lost a device is let in again by a command', async () => {
  const product = await start();
  const servers = childProcessesOf(pidOf(product));
  expect(servers).toHaveLength(2);
  const { email, password } = ACCOUNTS.administrator;
  const signIn = () => askAt(`${product.adminUrl}/admin/login`, { email, password });
  await enrolAt(product.adminUrl, password, tokenIn(await signIn()));
  expect(challengeIn(await signIn()).requirement).toBe('code');
  // While the product runs nobody writes its database but itself.
  expect(await resetTwoFactor(email)).toMatchObject({ exitCode: 1 });
  expect(await end(product, 'SIGINT')).toBe(0);
  expect(servers.filter(({ pid }) => isRunning(pid))).toEqual([]);

  expect(await resetTwoFactor('khong-co-ai@example.vn')).toEqual({
    exitCode: 1,
    output: expect.stringContaining('There is no account khong-co-ai@example.vn'),
  });
  expect(await resetTwoFactor(email)).toEqual({
    exitCode: 0,
    output: expect.stringContaining(`Two-factor sign-in was reset: ${email}`),
  });
  const select = (statement: string) => selectIn(join(folder, 'data', 'cms.sqlite'), statement);
  expect(select('SELECT secret IS NULL FROM accounts_states')).toEqual(['1']);
  expect(select('SELECT COUNT(*) FROM strapi_sessions')).toEqual(['0']);
  const [entry = ''] = select(
    "SELECT content FROM audit_log_entries WHERE action = 'account.two-factor-reset'",
  );
  expect(JSON.parse(entry)).toMatchObject({ actor: { kind: 'system', name: 'reset-two-factor' } });
});

test('when the start script is killed, its servers end by themselves and the next start takes over', async () => {
  const product = await start();
  const servers = childProcessesOf(pidOf(product));
  await end(product, 'SIGKILL');
  await eventually(async () => {
    expect(servers.filter(({ pid }) => isRunning(pid))).toEqual([]);
  });
  await start();
});

test('when npm is killed, everything that it started ends', async () => {
  const npm = await startProduct({ ...ownFiles(), DEMONSTRATION_CONTENT: 'none' }, [
    'npm',
    'start',
  ]);
  products.push(npm);
  const starts = childProcessesOf(pidOf(npm));
  const servers = starts.flatMap(({ pid }) => childProcessesOf(pid));
  expect([...starts, ...servers]).toHaveLength(3);
  await end(npm, 'SIGKILL');
  await eventually(async () => {
    expect([...starts, ...servers].filter(({ pid }) => isRunning(pid))).toEqual([]);
  });
});

const SERVERS = [
  { name: 'functions', script: 'server.js', health: '/v1/health' },
  { name: 'cms', script: 'strapi.js', health: '/_health' },
];

test('a server that is killed is started again, the other goes on; a second start on the same data is refused', async () => {
  const product = await start();
  for (const { name, script, health } of SERVERS) {
    const before = childProcessesOf(pidOf(product));
    const victim = before.find(({ command }) => command.includes(script));
    const others = before.filter(({ pid }) => pid !== victim?.pid);
    process.kill(victim?.pid ?? 0, 'SIGKILL');
    await eventually(async () => {
      expect(product.readLog()).toContain(`[${name}] ${name} ended (SIGKILL)`);
      const url = name === 'cms' ? product.adminUrl : product.siteUrl;
      expect((await fetch(`${url}${health}`)).ok).toBe(true);
    });
    expect(childProcessesOf(pidOf(product))).toEqual(expect.arrayContaining(others));
  }

  const line = await refusedStart({ PORT: String(await findFreePort()) });
  expect(line).toBe(
    `✗ Công Khai already runs on ${join(folder, 'data')} (process ${pidOf(product)}). Stop it, or set DATA_DIR to another folder.`,
  );
});

/** A bucket on a server that is away. */
async function lostBucket(): Promise<NodeJS.ProcessEnv> {
  return {
    PUBLISHED_STORE: 's3',
    S3_ENDPOINT: `http://127.0.0.1:${await findFreePort()}`,
    S3_BUCKET: 'published',
    S3_ACCESS_KEY_ID: 'key',
    S3_SECRET_ACCESS_KEY: 'secret',
  };
}

const isListening = (url: string) =>
  fetch(url).then(
    () => true,
    () => false,
  );

test('the CMS alone runs nothing that readers ask, and asks the functions elsewhere', async () => {
  const functionsUrl = 'http://127.0.0.1:9';
  const options = { PARTS: 'cms', FUNCTIONS_URL: functionsUrl };
  const product = await start({ ...options, ...(await lostBucket()) });
  const servers = childProcessesOf(pidOf(product));
  expect(servers.map(({ command }) => command)).toEqual([expect.stringContaining('strapi.js')]);
  const environment = readFileSync(`/proc/${servers[0]?.pid}/environ`, 'utf8').split('\0');
  expect(environment).toContain(`FUNCTIONS_URL=${functionsUrl}`);
  expect(await isListening(`${product.adminUrl}/_health`)).toBe(true);
  expect(await isListening(product.siteUrl)).toBe(false);
  expect(readdirSync(join(folder, 'data'))).not.toContain('views.sqlite');
  expect(product.readLog()).toContain(functionsUrl);
});

test('the functions alone run without a CMS, and are up though their store is away', async () => {
  const options = { PARTS: 'functions', INTERNAL_TOKEN: 'x'.repeat(32) };
  const PUBLISHING_PUBLIC_KEYS = publicKey();
  const product = await start({ ...options, ...(await lostBucket()), PUBLISHING_PUBLIC_KEYS });
  expect(childProcessesOf(pidOf(product)).map(({ command }) => command)).toEqual([
    expect.stringContaining('server.js'),
  ]);
  expect((await fetch(`${product.siteUrl}/v1/health`)).status).toBe(503);
  expect(await isListening(product.adminUrl)).toBe(false);
});

function publicKey(): string {
  const { publicKey } = generateKeyPairSync('ed25519');
  return Buffer.from(publicKey.export({ type: 'spki', format: 'pem' })).toString('base64');
}

test('readers are answered while the CMS cannot start, as when its database is away', async () => {
  mkdirSync(join(folder, 'data'));
  writeFileSync(join(folder, 'data', 'logins-shown'), '');
  const port = await findFreePort();
  const child = spawn(process.execPath, [START_SCRIPT], {
    env: {
      PATH: process.env.PATH,
      ...ownFiles(),
      PORT: String(port),
      CMS_PORT: String(await findFreePort()),
      DATABASE_CLIENT: 'postgres',
      DATABASE_URL: `postgres://127.0.0.1:${await findFreePort()}/congkhai`,
    },
  });
  const exited = once(child, 'exit');
  let output = '';
  child.stderr.on('data', (text: Buffer) => {
    output += text.toString();
  });
  try {
    await eventually(async () => {
      expect(output).toMatch(/^\[cms] cms ended .* it is started again in 2 s$/m);
      expect((await fetch(`http://127.0.0.1:${port}/v1/health`)).status).toBe(200);
    }, 180_000);
  } finally {
    child.kill('SIGTERM');
  }
  expect(await exited).toEqual([0, null]);
}, 240_000);

test('commands make no installation, and nothing is restored over what is there', async () => {
  const script = (name: string) =>
    run(process.execPath, [join(ROOT, 'scripts', `${name}.mjs`), join(folder, 'backups')]);
  expect(await script('back-up')).toEqual({
    exitCode: 1,
    output: expect.stringContaining(`there is no file ENV_FILE=${join(folder, 'options.env')}`),
  });
  expect(readdirSync(folder)).toEqual([]);

  mkdirSync(join(folder, 'data', '.npm'), { recursive: true });
  expect(await script('restore')).toEqual({
    exitCode: 1,
    output: `✗ DATA_DIR=${join(folder, 'data')} is not empty: a backup is restored in an empty place.\n`,
  });
  expect(readdirSync(join(folder, 'data'))).toEqual(['.npm']);
  expect(readdirSync(folder)).toEqual(['data']);
});

test('a port that is taken is named, with the option that changes it', async () => {
  const stranger = createServer().listen(0, '127.0.0.1');
  await once(stranger, 'listening');
  const address = stranger.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const line = await refusedStart({ PORT: String(await findFreePort()), CMS_PORT: String(port) });
  expect(line).toBe(
    `✗ Port ${port} on 127.0.0.1 is taken: stop what listens there, or set CMS_PORT to another port.`,
  );
  stranger.close();
});

test('wrong options are named, secret ones without their value', async () => {
  const line = await refusedStart({ PORT: 'eighty', EDITOR_PASSWORD: 'qwerty' });
  expect(line).toContain('PORT=eighty must be a port from 1 to 65535');
  expect(line).toContain('EDITOR_PASSWORD must be 12 to 72 characters');
  expect(line).not.toContain('qwerty');
  expect(await refusedStart({ SESSION_IDLE_MINUTES: 'long' })).toMatch(
    /^✗ Wrong options \(see docs\/options\.md\): SESSION_IDLE_MINUTES: /,
  );
});

test('an option that does not exist is named', async () => {
  writeFileSync(join(folder, 'options.env'), 'PORTT=8081\n');
  expect(await refusedStart({})).toContain('there is no option PORTT');
});
