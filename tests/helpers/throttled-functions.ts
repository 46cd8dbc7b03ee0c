import type { PublishedStore } from '@congkhai/published-store';
import { CountViewsResponseSchema } from '@congkhai/shared/contracts/read-api-views';
import * as z from 'zod';
import { within } from '../../functions/src/stores/last-known';
import { anArticleId } from './builders';
import type { DynamodbServer, ViewTables } from './dynamodb';
import { httpEvent } from './lambda-events';
import type { LambdaInstance } from './lambda-instance';
import { type HttpAnswer, HttpAnswerSchema, settingsOf, startRuntime } from './packaged-functions';
import { type S3Server, storeIn } from './s3-server';
import type { ServerlessPackage } from './serverless-package';
import { openStream, type StreamEventRecord } from './stream-pump';
import { startThrottledDynamodb, startThrottledS3, type ThrottlingProxy } from './throttling-proxy';
import { anEventId } from './view-events';

const BatchReplySchema = z.object({
  batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })),
});

/** Functions whose stores can be throttled, with tables and a place in the bucket of their own. */
export interface ThrottledFunctions {
  dynamodb: ThrottlingProxy;
  s3: ThrottlingProxy;
  /** Past what throttles. */
  store: PublishedStore;
  tables: ViewTables;
  start(name: string): LambdaInstance;
  /** Calls a function; rejects with what it rejects with, and with `TookTooLong` when Lambda would end it. */
  invoke(name: string, event: object, instance?: LambdaInstance): Promise<unknown>;
  ask(name: string, event: object, instance?: LambdaInstance): Promise<HttpAnswer>;
  /** An event of a view with this number, of one of 20 articles by a reader in a network of their own. */
  aView(number: number): object;
  /** Sends a view as a front end does: until it is taken. */
  sendUntilTaken(view: object): Promise<void>;
  /** Hands over records as Lambda does, and gives those that are to come again. */
  count(records: readonly StreamEventRecord[]): Promise<StreamEventRecord[]>;
  /** What has come through the stream since the last time. */
  readStream(): Promise<StreamEventRecord[]>;
  /** Hands over all that has come through the stream until it is counted, and gives how often each of the 20 articles was viewed, if it was. */
  countAll(): Promise<Map<string, number>>;
  stop(): Promise<void>;
}

const ARTICLE_COUNT = 20;
/** What a first call takes beside: Lambda does not count it, and here a process is started. */
const START_MILLISECONDS = 60_000;
/** Lambda gives a batch again up to a hundred times (serverless.yml). */
const BATCH_ATTEMPTS_MAX = 100;
const VIEW_ATTEMPTS_MAX = 20;

export async function openThrottledFunctions({
  functions,
  server,
  dynamodb,
}: {
  functions: ServerlessPackage;
  server: S3Server;
  dynamodb: DynamodbServer;
}): Promise<ThrottledFunctions> {
  const tables = await dynamodb.createTables();
  const throttled = {
    s3: await startThrottledS3(server.endpoint),
    dynamodb: await startThrottledDynamodb(dynamodb.endpoint),
  };
  const prefix = 'throttled/';
  const settings = settingsOf({
    server: { ...server, endpoint: throttled.s3.endpoint },
    dynamodb: { ...dynamodb, endpoint: throttled.dynamodb.endpoint },
    tables,
  });
  const runtime = startRuntime(functions, { ...settings, S3_PREFIX: prefix });
  const stream = openStream(dynamodb, tables.streamArn);

  const invoke = (name: string, event: object, instance?: LambdaInstance): Promise<unknown> =>
    within(
      functions.timeoutOf(name) * 1_000 + START_MILLISECONDS,
      instance ? instance.invoke(event) : runtime.invoke(name, event),
    );

  async function ask(name: string, event: object, instance?: LambdaInstance): Promise<HttpAnswer> {
    return HttpAnswerSchema.parse(await invoke(name, event, instance));
  }

  async function count(records: readonly StreamEventRecord[]): Promise<StreamEventRecord[]> {
    const reply = BatchReplySchema.parse(await invoke('count-views', { Records: records }));
    const failed = new Set(reply.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    const first = records.findIndex(({ dynamodb }) => failed.has(dynamodb.SequenceNumber));
    return first === -1 ? [] : records.slice(first);
  }

  const readStream = async () => (await stream.read()).flat();

  return {
    ...throttled,
    tables,
    store: storeIn(server, prefix),
    start: runtime.start,
    invoke,
    ask,
    aView,
    async sendUntilTaken(view) {
      for (let tries = 1; tries <= VIEW_ATTEMPTS_MAX; tries += 1) {
        const answer = await ask('record-view', view);
        if (answer.statusCode === 204) return;
        expectPutOff(answer);
      }
      throw new Error('A view was never taken');
    },
    count,
    readStream,
    async countAll() {
      let left = await readStream();
      for (let tries = 1; left.length > 0; tries += 1) {
        if (tries > BATCH_ATTEMPTS_MAX) throw new Error('A batch was never counted');
        left = await count(left);
      }
      // One that has read counts a moment ago takes them for fresh.
      return viewCounts(runtime.start('read-views'));
    },
    async stop() {
      await runtime.stopAll();
      stream.close();
      await throttled.s3.close();
      await throttled.dynamodb.close();
    },
  };
}

function aView(number: number): object {
  const articleId = anArticleId(1 + (number % ARTICLE_COUNT));
  const body = { eventId: anEventId(number, new Date()), articleId };
  const sourceIp = `10.${(number >> 8) & 255}.${number & 255}.1`;
  return httpEvent('POST', '/v1/views', { body, sourceIp });
}

async function viewCounts(reader: LambdaInstance): Promise<Map<string, number>> {
  const ids = Array.from({ length: ARTICLE_COUNT }, (_, n) => anArticleId(n + 1));
  const event = httpEvent('GET', '/v1/views', { query: `ids=${ids}` });
  const { body } = HttpAnswerSchema.parse(await reader.invoke(event));
  const { data } = CountViewsResponseSchema.parse(JSON.parse(body));
  const counts = data.map(({ articleId, viewCount }): [string, number] => [articleId, viewCount]);
  return new Map(counts.filter(([, viewCount]) => viewCount > 0));
}

/** The answer to what cannot be had or kept now: a problem document with the time to come again. */
export function expectPutOff({ statusCode, headers }: HttpAnswer): void {
  expect([statusCode, headers?.['retry-after']]).toEqual([503, '5']);
  expect(headers?.['content-type']).toContain('application/problem+json');
}
