// A program that stands for Lambda and what calls it: requests become events of an HTTP API, the stream of the views table comes in batches, new
// objects of releases become S3 events, schedules tick. Every function runs from its bundle. What AWS does at least once is done more than once here.
import { createServer, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { openStream, type StreamEventRecord } from './stream-pump';
import { functionOf } from './template-routes';

const ConfigSchema = z.object({
  port: z.number(),
  /** The file of each function, and after how many seconds it is ended: then the HTTP API answers in its place. */
  functions: z.record(z.string(), z.object({ file: z.string(), timeoutSeconds: z.number() })),
  /** Keys such as "ANY /v1/articles/{proxy+}", and the function of each. */
  routes: z.array(z.tuple([z.string(), z.string()])),
  schedules: z.array(z.tuple([z.string(), z.number()])),
  streamArn: z.string(),
});
const HandlerSchema = z.object({
  handler: z.custom<(event: object, context: object) => Promise<unknown>>(
    (value) => typeof value === 'function',
  ),
});
const AnswerSchema = z.object({
  statusCode: z.number(),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.string().default(''),
  isBase64Encoded: z.boolean().default(false),
});
const BatchReplySchema = z.object({
  batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })),
});
type Answer = z.infer<typeof AnswerSchema>;

const POLL_MILLISECONDS = 250;
const BATCH_RECORDS_MAX = 100;
/** Each would be an instance of its own; more than that AWS refuses. */
const CONCURRENT_VIEWS_MAX = 16;

const config = ConfigSchema.parse(JSON.parse(process.env.LAMBDA_HOST ?? ''));
/** The one of the route `$default`. */
const DEFAULT_FUNCTION = config.routes.find(([key]) => key === '$default')?.[1] ?? '';
const functions = new Map(
  Object.entries(config.functions).map(([name, { file, timeoutSeconds }]) => [
    name,
    { ...HandlerSchema.parse(require(file)), timeoutMilliseconds: timeoutSeconds * 1_000 },
  ]),
);

function invoke(name: string, event: object): Promise<unknown> {
  const called = functions.get(name);
  if (!called) throw new Error(`There is no function ${name}`);
  const { handler, timeoutMilliseconds } = called;
  const endsAt = Date.now() + timeoutMilliseconds;
  const context = {
    functionName: name,
    awsRequestId: crypto.randomUUID(),
    getRemainingTimeInMillis: () => endsAt - Date.now(),
  };
  const timeout = sleep(timeoutMilliseconds).then(() => {
    throw new Error(`${name} timed out`);
  });
  return Promise.race([handler(event, context), timeout]);
}

async function answerTo(request: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { method = 'GET', url = '/' } = request;
  const { pathname, search } = new URL(url, 'http://localhost');
  const name = functionOf(config.routes, method, pathname) ?? DEFAULT_FUNCTION;
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
  const event = {
    version: '2.0',
    routeKey: '$default',
    rawPath: pathname,
    rawQueryString: search.slice(1),
    headers: Object.fromEntries(headers),
    requestContext: {
      // Who calls is said by the test.
      http: {
        method,
        path: pathname,
        sourceIp: String(request.headers['x-forwarded-for'] ?? '203.0.113.7'),
        protocol: 'HTTP/1.1',
      },
      domainName: 'api.example',
      stage: '$default',
    },
    isBase64Encoded: false,
    ...(chunks.length > 0 ? { body: Buffer.concat(chunks).toString('utf8') } : {}),
  };
  return AnswerSchema.parse(await invoke(name, event));
}

let viewCount = 0;
const server = createServer(async (request, response) => {
  const isView = request.method === 'POST';
  if (isView && viewCount >= CONCURRENT_VIEWS_MAX) {
    request.resume();
    response.writeHead(503, { 'content-type': 'application/json' });
    return void response.end('{"message":"Service Unavailable"}');
  }
  if (isView) viewCount += 1;
  try {
    const { statusCode, headers, body, isBase64Encoded } = await answerTo(request);
    response.writeHead(statusCode, headers);
    response.end(Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'));
  } catch (error) {
    complain(error);
    response.writeHead(503, { 'content-type': 'application/json' });
    response.end('{"message":"Service Unavailable"}');
  } finally {
    if (isView) viewCount -= 1;
  }
});

function complain(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
}

/** Hands over a batch until all of it is done, from the first record that failed on. */
async function deliver(records: readonly StreamEventRecord[]): Promise<void> {
  let left = records;
  while (left.length > 0) {
    try {
      const reply = BatchReplySchema.parse(await invoke('count-views', { Records: left }));
      const failed = new Set(reply.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
      const first = left.findIndex(({ dynamodb }) => failed.has(dynamodb.SequenceNumber));
      left = first === -1 ? [] : left.slice(first);
    } catch (error) {
      complain(error);
    }
    if (left.length > 0) await sleep(POLL_MILLISECONDS);
  }
}

/** Reads the stream from its beginning; after an error from its beginning again. */
async function pumpStream(): Promise<never> {
  const place = { endpoint: process.env.DYNAMODB_ENDPOINT ?? '', region: 'us-east-1' };
  for (;;) {
    const stream = openStream(place, config.streamArn);
    try {
      for (;;) {
        for (const batch of await stream.read())
          for (let at = 0; at < batch.length; at += BATCH_RECORDS_MAX)
            await deliver(batch.slice(at, at + BATCH_RECORDS_MAX));
        await sleep(POLL_MILLISECONDS);
      }
    } catch (error) {
      complain(error);
      stream.close();
      await sleep(POLL_MILLISECONDS);
    }
  }
}

/** Tells twice of every object of a release that was not there before. */
async function tellOfReleases(): Promise<never> {
  const client = new S3Client({
    endpoint: process.env.S3_ENDPOINT ?? '',
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: {
      accessKeyId: process.env.S3_ACCESS_KEY_ID ?? '',
      secretAccessKey: process.env.S3_SECRET_ACCESS_KEY ?? '',
    },
  });
  const Bucket = process.env.S3_BUCKET ?? '';
  const told = new Set<string>();
  for (;;) {
    try {
      const page = await client.send(new ListObjectsV2Command({ Bucket, Prefix: 'releases/' }));
      const keys = (page.Contents ?? []).flatMap(({ Key }) => (Key && !told.has(Key) ? [Key] : []));
      const Records = keys.map((key) => ({
        eventName: 'ObjectCreated:Put',
        s3: { bucket: { name: Bucket }, object: { key: encodeURIComponent(key) } },
      }));
      if (keys.length > 0)
        await invoke('refresh-index-summary', { Records: [...Records, ...Records] });
      for (const key of keys) told.add(key);
    } catch (error) {
      complain(error);
    }
    await sleep(2_000);
  }
}

async function tick(name: string, seconds: number): Promise<never> {
  for (;;) {
    await sleep(seconds * 1_000);
    await invoke(name, {
      'detail-type': 'Scheduled Event',
      source: 'aws.events',
      detail: {},
    }).catch(complain);
  }
}

// A connection that is closed in the moment it is used again would look like an answer that never came.
server.keepAliveTimeout = 65_000;
server.listen(config.port, '127.0.0.1', () => process.stdout.write('listening\n'));
void pumpStream();
void tellOfReleases();
for (const [name, seconds] of config.schedules) void tick(name, seconds);
