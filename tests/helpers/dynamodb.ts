import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CreateTableCommand,
  DeleteTableCommand,
  DynamoDBClient,
  ListTablesCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import tables from '../../aws/tables.json';
import { findFreePort } from './servers';

const REGION = 'us-east-1';
const START_MILLISECONDS_MAX = 60_000;
/** How long a request may take here: the server shares its cores with whatever else is tested. */
export const REQUEST_MILLISECONDS_MAX = 30_000;
const POLL_MILLISECONDS = 100;
const NO_JAVA =
  'DynamoDB Local did not start: it needs Java (Debian: apt-get install default-jre-headless), or TEST_DYNAMODB_ENDPOINT.';

// The server accepts any; the SDK wants some.
process.env.AWS_ACCESS_KEY_ID ??= 'tests';
process.env.AWS_SECRET_ACCESS_KEY ??= 'tests';

/** A server of DynamoDB's API, with its streams. */
export interface DynamodbServer {
  endpoint: string;
  region: string;
  /** New, empty tables, as serverless.yml has them. */
  createTables(): Promise<ViewTables>;
  /** Lets the server go away and come back with its data, or stop in the middle of what it does; null for one that we did not start. */
  outage: { begin(): Promise<void>; end(): Promise<void>; pause(): void; resume(): void } | null;
  stop(): Promise<void>;
}

export interface ViewTables {
  viewsTable: string;
  readersTable: string;
  streamArn: string;
  delete(): Promise<void>;
}

/** Uses the server that `TEST_DYNAMODB_ENDPOINT` names, or else starts DynamoDB Local: in memory, or `onDisk`, so that its data outlives a kill. */
export async function startDynamodb(
  env: NodeJS.ProcessEnv = process.env,
  { onDisk = false } = {},
): Promise<DynamodbServer> {
  if (env.TEST_DYNAMODB_ENDPOINT)
    return { ...connect(env.TEST_DYNAMODB_ENDPOINT, async () => undefined), outage: null };
  const port = await findFreePort();
  const folder = mkdtempSync(join(tmpdir(), 'congkhai-dynamodb-'));
  const place = onDisk ? ['-dbPath', folder] : ['-inMemory'];
  let java = startJava(port, place);
  const server = connect(`http://127.0.0.1:${port}`, async () => {
    await kill(java);
    rmSync(folder, { recursive: true, force: true });
  });
  const outage = {
    begin: () => kill(java),
    async end() {
      java = startJava(port, place);
      await waitUntilAnswering(server.endpoint, java);
    },
    pause: () => void java.kill('SIGSTOP'),
    resume: () => void java.kill('SIGCONT'),
  };
  await waitUntilAnswering(server.endpoint, java);
  return { ...server, outage };
}

function connect(
  endpoint: string,
  stopServer: () => Promise<void>,
): Omit<DynamodbServer, 'outage'> {
  const client = new DynamoDBClient({ endpoint, region: REGION });
  return {
    endpoint,
    region: REGION,
    createTables: () => createTables(client),
    async stop() {
      client.destroy();
      await stopServer();
    },
  };
}

async function createTables(client: DynamoDBClient): Promise<ViewTables> {
  const name = `congkhai-${randomUUID()}`;
  const { AttributeDefinitions, KeySchema, BillingMode, ...views } = tables.views;
  const created = await client.send(
    new CreateTableCommand(
      tableInputOf({
        TableName: `${name}-views`,
        AttributeDefinitions,
        KeySchema,
        BillingMode,
        GlobalSecondaryIndexes: views.GlobalSecondaryIndexes,
        LocalSecondaryIndexes: views.LocalSecondaryIndexes,
        StreamSpecification: { StreamEnabled: true, ...views.StreamSpecification },
      }),
    ),
  );
  const readers = {
    TableName: `${name}-readers`,
    AttributeDefinitions: tables.readers.AttributeDefinitions,
    KeySchema: tables.readers.KeySchema,
    BillingMode: tables.readers.BillingMode,
  };
  await client.send(new CreateTableCommand(tableInputOf(readers)));
  const names = [`${name}-views`, `${name}-readers`] as const;
  const TimeToLiveSpecification = tables.views.TimeToLiveSpecification;
  for (const TableName of names)
    await client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
  return {
    viewsTable: names[0],
    readersTable: names[1],
    streamArn: created.TableDescription?.LatestStreamArn ?? '',
    async delete() {
      for (const TableName of names) await client.send(new DeleteTableCommand({ TableName }));
    },
  };
}

/** What JSON says is text; the SDK's types name the texts that there are. */
function tableInputOf(input: object): ConstructorParameters<typeof CreateTableCommand>[0] {
  return input as ConstructorParameters<typeof CreateTableCommand>[0];
}

/** Killed by the kernel when we die: a test run that is killed leaves no server behind. */
function startJava(port: number, place: readonly string[]): ChildProcess {
  const folder = join(dirname(require.resolve('amplify-dynamodb-simulator')), 'emulator');
  const options = [...place, '-sharedDb', '-disableTelemetry', '-port', String(port)];
  // It lives for a minute: what its compiler and collector would do beside it for a longer life takes half of a test's time.
  const brief = ['-Xmx512m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];
  const java = ['java', ...brief, '-Djava.library.path=./DynamoDBLocal_lib', '-jar'];
  return spawn('setpriv', ['--pdeathsig', 'KILL', ...java, 'DynamoDBLocal.jar', ...options], {
    cwd: folder,
    stdio: 'ignore',
  });
}

async function waitUntilAnswering(endpoint: string, java: ChildProcess): Promise<void> {
  const client = new DynamoDBClient({ endpoint, region: REGION, maxAttempts: 1 });
  const giveUpAt = Date.now() + START_MILLISECONDS_MAX;
  while (Date.now() < giveUpAt && java.exitCode === null) {
    const isUp = await client.send(new ListTablesCommand({})).then(
      () => true,
      () => false,
    );
    if (isUp) return client.destroy();
    await sleep(POLL_MILLISECONDS);
  }
  throw new Error(NO_JAVA);
}

async function kill(java: ChildProcess): Promise<void> {
  if (java.exitCode !== null || java.signalCode !== null) return;
  const ended = once(java, 'exit');
  java.kill('SIGKILL');
  await ended;
}
