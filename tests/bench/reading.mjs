// The read API against Strapi's own REST on the same content, and against a bare Node server that sends the same
// bytes. Figures depend on the machine, so what counts are the ratios of one run.
import { fork } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import autocannon from 'autocannon';
import { prepare } from '../../scripts/prepare.mjs';

const SECONDS = Number(process.env.BENCH_SECONDS ?? 8);
const CONNECTIONS = 20;
/** The load that a province's front page must hold, and at which its slowest hundredth is looked at. */
const STEADY_PER_SECOND = 5_000;
const root = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'congkhai-bench-'));
const children = [];
let stopping = false;

const secret = 'a-secret-for-the-benchmark-only-of-no-value';
const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const PUBLIC_KEY = publicKey.export({ type: 'spki', format: 'pem' }).toString();
const environment = {
  ...process.env,
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  STRAPI_TELEMETRY_DISABLED: 'true',
  APP_KEYS: secret,
  API_TOKEN_SALT: secret,
  ADMIN_JWT_SECRET: secret,
  TRANSFER_TOKEN_SALT: secret,
  ENCRYPTION_KEY: secret,
  ACCOUNTS_SECRET: secret,
  INTERNAL_TOKEN: secret,
  DEMONSTRATION_CONTENT: 'load',
  PUBLISHING_PRIVATE_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  DATABASE_FILENAME: path.join(folder, 'cms.sqlite'),
  UPLOADS_FOLDER: folder,
  PUBLISHED_FOLDER: path.join(folder, 'published'),
};

/** Starts a server as a child process; resolves with the first message it sends. */
function start(file, args = [], variables = {}) {
  const child = fork(file, args, {
    env: { ...environment, ...variables },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  children.push(child);
  return new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`${path.basename(file)} ended with ${code}`)));
  });
}

async function waitFor(url, isReady) {
  let last;
  for (let attempt = 0; attempt < 300; attempt++) {
    last = await fetch(url).then(
      async (response) => ({ ok: response.ok, text: await response.text() }),
      (error) => ({ ok: false, text: String(error.cause ?? error) }),
    );
    if (last.ok && isReady(JSON.parse(last.text))) return last.text;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} is not ready: ${last.text.slice(0, 2000)}`);
}

async function measure(url, headers = {}, rate = {}) {
  const load = { url, headers, connections: CONNECTIONS, ...rate };
  await autocannon({ ...load, duration: 2 });
  const result = await autocannon({ ...load, duration: SECONDS });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} non-2xx, ${result.errors} errors`);
  return { perSecond: result.requests.average, p99: result.latency.p99 };
}

function freePort() {
  const { createServer } = createRequire(import.meta.url)('node:net');
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function startFunctions(variables) {
  const port = await freePort();
  const server = path.join(root, 'functions/dist/server.js');
  const dataFolder = mkdtempSync(path.join(folder, 'functions-'));
  start(server, [], { DATA_DIR: dataFolder, ...variables, PORT: String(port) }).catch((error) => {
    if (!stopping) throw error;
  });
  return `http://127.0.0.1:${port}/v1`;
}

async function compare() {
  await prepare({});
  const cmsPort = await freePort();
  const strapi = await start(path.join(import.meta.dirname, 'strapi-rest.cjs'), [], {
    PORT: String(cmsPort),
  });
  const api = await startFunctions({ PUBLISHING_PUBLIC_KEYS: PUBLIC_KEY });
  const unchecked = await startFunctions({});
  const rest = `http://127.0.0.1:${strapi.port}/api/articles`;
  const authorized = { authorization: `Bearer ${strapi.token}` };

  const list = await waitFor(
    `${api}/articles?limit=10`,
    ({ meta }) => meta.articleCount === strapi.articleCount,
  );
  const [{ articleId, slug }] = JSON.parse(list).data;
  const article = await waitFor(`${api}/articles/${slug}`, () => true);
  const populate = 'populate[category]=true&populate[unit]=true';
  const cases = [
    {
      name: 'list of 10',
      body: list,
      ours: `${api}/articles?limit=10`,
      strapi: `${rest}?pagination[pageSize]=10&sort=publicationDate:desc&${populate}`,
    },
    {
      name: 'one article',
      body: article,
      ours: `${api}/articles/${slug}`,
      strapi: `${rest}/${articleId}?${populate}&populate[legalDocuments]=true`,
    },
  ];

  console.log(
    `Reading: autocannon, ${CONNECTIONS} connections, ${SECONDS} s each, load and servers on the same machine; ` +
      `SQLite, folder store, ${strapi.articleCount} articles`,
  );
  for (const { name, body, ours, strapi: peer } of cases) {
    const file = path.join(folder, `${name.replaceAll(' ', '-')}.json`);
    writeFileSync(file, body);
    const bare = await start(path.join(import.meta.dirname, 'bare-server.mjs'), [file]);
    const read = await measure(ours);
    const readPacked = await measure(ours, { 'accept-encoding': 'br' });
    const readUnchecked = await measure(ours.replace(api, unchecked));
    const bareServer = `http://127.0.0.1:${bare.port}/`;
    const gzip = { 'accept-encoding': 'gzip' };
    const steady = await measure(ours, gzip, { overallRate: STEADY_PER_SECOND });
    const limit = await measure(bareServer);
    const steadyLimit = await measure(bareServer, gzip, { overallRate: STEADY_PER_SECOND });
    const strapiRest = await measure(peer, authorized);
    const row = (label, { perSecond, p99 }) =>
      console.log(
        `  ${label.padEnd(28)} ${String(Math.round(perSecond)).padStart(7)} /s   p99 ${p99} ms`,
      );
    console.log(`${name} (${Buffer.byteLength(body)} bytes)`);
    row('read API', read);
    row('  compressed, as browsers ask', readPacked);
    row('  signatures unchecked', readUnchecked);
    row(`  at ${STEADY_PER_SECOND} a second`, steady);
    row('bare Node, same bytes', limit);
    row(`  at ${STEADY_PER_SECOND} a second`, steadyLimit);
    row("Strapi's REST", strapiRest);
    console.log(
      `  read API : Strapi's REST = ${Math.round((read.perSecond / strapiRest.perSecond) * 10) / 10} : 1`,
    );
    console.log(
      `  read API : bare Node     = ${Math.round((read.perSecond / limit.perSecond) * 100) / 100} : 1`,
    );
  }
}

export async function benchReading() {
  try {
    await compare();
  } finally {
    stopping = true;
    for (const child of children) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}
