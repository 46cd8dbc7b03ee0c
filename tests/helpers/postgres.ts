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

/** Both databases of the CMS, by name, with the variables that start it on an empty one: a table for `describe.each`. */
export function databases(
  postgres: () => PostgresServer,
): [name: string, variables: () => Promise<NodeJS.ProcessEnv>][] {
  const onPostgres = async () => ({
    DATABASE_CLIENT: 'postgres',
    DATABASE_URL: await postgres().createDatabase(),
  });
  return [
    ['SQLite', async () => ({})],
    ['PostgreSQL', onPostgres],
  ];
}
