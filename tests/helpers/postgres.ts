import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import * as z from 'zod';
import { childProcessesOf } from './child-processes';
import { findFreePort } from './servers';

const MessageSchema = z.object({ url: z.string(), processId: z.number().optional() });
type Message = z.infer<typeof MessageSchema>;

/** A PostgreSQL server for tests: a real one of our own, or the one that TEST_POSTGRES_URL names. */
export interface PostgresServer {
  /** Creates an empty database and returns its URL. */
  createDatabase(): Promise<string>;
  /** Lets the server die and come back with its data, or stop in the middle of what it does; null for one that we did not start. */
  outage: { begin(): void; end(): Promise<void>; pause(): void; resume(): void } | null;
  stop(): Promise<void>;
}

/** Starts PostgreSQL on a free port, with its data in a temporary folder. */
export async function startPostgres(): Promise<PostgresServer> {
  const port = await findFreePort();
  const child = fork(join(__dirname, 'postgres-server.mjs'), [String(port)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  let { processId } = await receive(child);
  // Its children answer the clients.
  const signalAll = (signal: NodeJS.Signals) => {
    if (processId === undefined) return;
    const children = childProcessesOf(processId).map(({ pid }) => pid);
    for (const pid of [processId, ...children]) process.kill(pid, signal);
  };
  const outage = {
    begin: () => signalAll('SIGKILL'),
    async end() {
      child.send({});
      ({ processId } = await receive(child));
    },
    pause: () => signalAll('SIGSTOP'),
    resume: () => signalAll('SIGCONT'),
  };
  return {
    async createDatabase() {
      child.send({ create: `congkhai_${randomUUID()}` });
      return (await receive(child)).url;
    },
    outage: processId === undefined ? null : outage,
    async stop() {
      const exited = once(child, 'exit');
      child.disconnect();
      await exited;
    },
  };
}

function receive(child: ChildProcess): Promise<Message> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) =>
      reject(
        new Error(`PostgreSQL could not be started (exit code ${code}); see TEST_POSTGRES_URL`),
      );
    child.once('exit', onExit);
    child.once('message', (message) => {
      child.off('exit', onExit);
      resolve(MessageSchema.parse(message));
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
  });
  afterAll(() => postgres?.stop());
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
