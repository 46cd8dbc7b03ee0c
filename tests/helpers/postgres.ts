import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import * as z from 'zod';
import { findFreePort } from './servers';

const MessageSchema = z.object({ url: z.string() });

/** A PostgreSQL server for tests: a real one of our own, or the one that TEST_POSTGRES_URL names. */
export interface PostgresServer {
  /** Creates an empty database and returns its URL. */
  createDatabase(): Promise<string>;
  stop(): Promise<void>;
}

/** Starts PostgreSQL on a free port, with its data in a temporary folder. */
export async function startPostgres(): Promise<PostgresServer> {
  const port = await findFreePort();
  const child = fork(join(__dirname, 'postgres-server.mjs'), [String(port)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await receiveUrl(child);
  return {
    async createDatabase() {
      child.send({ create: `congkhai_${randomUUID()}` });
      return receiveUrl(child);
    },
    async stop() {
      const exited = once(child, 'exit');
      child.disconnect();
      await exited;
    },
  };
}

function receiveUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) =>
      reject(
        new Error(`PostgreSQL could not be started (exit code ${code}); see TEST_POSTGRES_URL`),
      );
    child.once('exit', onExit);
    child.once('message', (message) => {
      child.off('exit', onExit);
      resolve(MessageSchema.parse(message).url);
    });
  });
}

/**
 * The same facts on both databases of the CMS; `%s` in the title is the name of the database. `variablesOf` makes an empty one and
 * says how the CMS is started on it.
 */
export function describeOnDatabases(
  title: string,
  define: (variablesOf: () => Promise<NodeJS.ProcessEnv>) => void,
): void {
  let postgres: PostgresServer;
  beforeAll(async () => {
    postgres = await startPostgres();
  }, 60_000);
  afterAll(() => postgres?.stop(), 60_000);
  const onPostgres = async () => ({
    DATABASE_CLIENT: 'postgres',
    DATABASE_URL: await postgres.createDatabase(),
  });
  const databases: [name: string, variablesOf: () => Promise<NodeJS.ProcessEnv>][] = [
    ['SQLite', async () => ({})],
    ['PostgreSQL', onPostgres],
  ];
  describe.each(databases)(title, (_, variablesOf) => define(variablesOf));
}
