import type { PublishedStore } from '@congkhai/published-store';
import * as z from 'zod';
import { type DynamodbServer, startDynamodb, type ViewTables } from './dynamodb';
import { httpEvent } from './lambda-events';
import { type LambdaInstance, startInstance } from './lambda-instance';
import { type S3Server, startS3Server, storeIn } from './s3-server';
import { packageFunctions, type ServerlessPackage } from './serverless-package';
import { openStream, type StreamReader } from './stream-pump';
import { functionOf } from './template-routes';

export const HttpAnswerSchema = z.object({
  statusCode: z.number(),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.string(),
  isBase64Encoded: z.boolean(),
});
export type HttpAnswer = z.infer<typeof HttpAnswerSchema>;

/** The packaged functions, with real servers of S3 and DynamoDB. */
export interface PackagedFunctions {
  functions: ServerlessPackage;
  server: S3Server;
  dynamodb: DynamodbServer;
  tables: ViewTables;
  store: PublishedStore;
  stream: StreamReader;
  /** Starts another instance of a function, with settings beside those that the template gives it. */
  start(name: string, settings?: Record<string, string>): LambdaInstance;
  /** Calls a function, in the instance that it has already. */
  invoke(name: string, event: object): Promise<unknown>;
  /** Lets the next call of a function start an instance. */
  stopWarm(name: string): Promise<void>;
  /** Calls whichever function the template sends a request to. */
  ask(method: string, address: string, body?: object): Promise<HttpAnswer>;
  /** The names of the functions that `invoke` and `ask` have called. */
  called: ReadonlySet<string>;
  /** What all instances have written. */
  lines(): string[];
  stop(): Promise<void>;
}

export async function openPackagedFunctions(): Promise<PackagedFunctions> {
  const functions = packageFunctions();
  const server = await startS3Server();
  const dynamodb = await startDynamodb();
  const tables = await dynamodb.createTables();
  const stream = openStream(dynamodb, tables.streamArn);
  const store = storeIn(server);
  const runtime = startRuntime(functions, settingsOf({ server, dynamodb, tables }));
  return {
    ...{ functions, server, dynamodb, tables, store, stream },
    ...runtime,
    async stop() {
      await runtime.stopAll();
      stream.close();
      await server.stop();
      await dynamodb.stop();
      functions.remove();
    },
  };
}

/** The settings that the template gives to functions. */
export function settingsOf({
  server,
  dynamodb,
  tables,
}: {
  server: S3Server;
  dynamodb: Pick<DynamodbServer, 'endpoint' | 'region'>;
  tables: ViewTables;
}): Record<string, string> {
  return {
    API_URL: 'https://cchc.example',
    VIEW_SECRET: 'a secret of forty characters for the test',
    VIEWS_TABLE: tables.viewsTable,
    READERS_TABLE: tables.readersTable,
    DYNAMODB_ENDPOINT: dynamodb.endpoint,
    AWS_REGION: dynamodb.region,
    AWS_ACCESS_KEY_ID: 'tests',
    AWS_SECRET_ACCESS_KEY: 'tests',
    S3_BUCKET: server.bucket,
    S3_REGION: server.region,
    S3_ENDPOINT: server.endpoint,
    S3_FORCE_PATH_STYLE: 'true',
    S3_ACCESS_KEY_ID: server.credentials.accessKeyId,
    S3_SECRET_ACCESS_KEY: server.credentials.secretAccessKey,
    CACHE_SECONDS: '0',
  };
}

/** Starts instances of the functions as they are called, with these settings. */
export function startRuntime(functions: ServerlessPackage, settings: Record<string, string>) {
  const instances: LambdaInstance[] = [];
  const warm = new Map<string, LambdaInstance>();
  const called = new Set<string>();

  function start(name: string, others: Record<string, string> = {}): LambdaInstance {
    const instance = startInstance(functions, name, { ...settings, ...others });
    instances.push(instance);
    return instance;
  }

  function invoke(name: string, event: object): Promise<unknown> {
    const instance = warm.get(name) ?? start(name);
    warm.set(name, instance);
    called.add(name);
    return instance.invoke(event);
  }

  return {
    called,
    start,
    invoke,
    async ask(method: string, address: string, body?: object): Promise<HttpAnswer> {
      const [path = '', query = ''] = address.split('?');
      const name = functionOf(functions.routes, method, path) ?? 'read-articles';
      return HttpAnswerSchema.parse(await invoke(name, httpEvent(method, path, { query, body })));
    },
    async stopWarm(name: string): Promise<void> {
      await warm.get(name)?.stop();
      warm.delete(name);
    },
    lines: () => instances.flatMap((instance) => instance.lines()),
    stopAll: () => Promise.all(instances.map((instance) => instance.stop())),
  };
}
