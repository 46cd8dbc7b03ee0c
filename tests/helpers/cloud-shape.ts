import { CountViewsResponseSchema } from '@congkhai/shared/contracts/read-api-views';
import { eventually } from './cms-process';
import type { DynamodbServer } from './dynamodb';
import { type FunctionsHost, startFunctionsHost } from './functions-host';
import type { ReadWatch } from './read-watch';
import type { S3Server } from './s3-server';
import type { ServerlessPackage } from './serverless-package';
import { ask, type SteadyLoad } from './steady-load';
import { startTcpProxy, type TcpProxy } from './tcp-proxy';
import { startThrottledDynamodb, startThrottledS3, type ThrottlingProxy } from './throttling-proxy';

/** The functions on their stores, each by a way that can be cut. */
export interface CloudShape {
  url: string;
  host: FunctionsHost;
  ordeals: Ordeal[];
  stop(): Promise<void>;
}

/** Something that goes wrong for a while. */
export interface Ordeal {
  name: string;
  begin(): Promise<void> | void;
  end(): Promise<void> | void;
  /** Nobody is there to answer meanwhile. */
  isSilent?: boolean;
  /** Answers that say that they are stale must be seen meanwhile. */
  makesStale?: boolean;
  /** What nobody has asked for yet cannot be answered meanwhile. */
  hidesDocuments?: boolean;
}

export async function startCloudShape({
  functions,
  server,
  dynamodb,
}: {
  functions: ServerlessPackage;
  server: S3Server;
  dynamodb: DynamodbServer;
}): Promise<CloudShape> {
  const tables = await dynamodb.createTables();
  const s3Throttle = await startThrottledS3(server.endpoint);
  const dynamodbThrottle = await startThrottledDynamodb(dynamodb.endpoint);
  const s3Way = await startTcpProxy(placeOf(s3Throttle.endpoint));
  const dynamodbWay = await startTcpProxy(placeOf(dynamodbThrottle.endpoint));
  const host = await startFunctionsHost(functions, {
    streamArn: tables.streamArn,
    settings: {
      API_URL: 'https://cchc.example',
      VIEW_SECRET: 'a secret of forty characters for the test',
      VIEWS_TABLE: tables.viewsTable,
      READERS_TABLE: tables.readersTable,
      DYNAMODB_ENDPOINT: `http://127.0.0.1:${dynamodbWay.port}`,
      AWS_REGION: dynamodb.region,
      AWS_ACCESS_KEY_ID: 'tests',
      AWS_SECRET_ACCESS_KEY: 'tests',
      S3_BUCKET: server.bucket,
      S3_REGION: server.region,
      S3_ENDPOINT: `http://127.0.0.1:${s3Way.port}`,
      S3_FORCE_PATH_STYLE: 'true',
      S3_ACCESS_KEY_ID: server.credentials.accessKeyId,
      S3_SECRET_ACCESS_KEY: server.credentials.secretAccessKey,
    },
  });
  return {
    url: host.url,
    host,
    ordeals: [
      ...outagesOf('the S3 gateway', {
        outage: server.outage,
        way: s3Way,
        throttle: s3Throttle,
        hidesDocuments: true,
      }),
      ...outagesOf('DynamoDB', {
        outage: dynamodb.outage,
        way: dynamodbWay,
        throttle: dynamodbThrottle,
        hidesDocuments: false,
      }),
      { name: 'the functions killed', begin: host.kill, end: host.start, isSilent: true },
      { name: 'the functions paused', begin: host.pause, end: host.resume, isSilent: true },
    ],
    async stop() {
      await host.kill();
      await s3Way.close();
      await dynamodbWay.close();
      await s3Throttle.close();
      await dynamodbThrottle.close();
    },
  };
}

export function placeOf(url: string): { host: string; port: number } {
  const { hostname, port } = new URL(url);
  return { host: hostname, port: Number(port) };
}

/** A server that we did not start is spared; the way to it can be cut all the same. */
function outagesOf(
  name: string,
  {
    outage,
    way,
    throttle,
    hidesDocuments,
  }: {
    outage: S3Server['outage'];
    way: TcpProxy;
    throttle: ThrottlingProxy;
    hidesDocuments: boolean;
  },
): Ordeal[] {
  const what = { makesStale: true, hidesDocuments };
  const throttled = (share: number) => ({
    begin: () => throttle.throttle(share),
    end: throttle.mend,
  });
  const always = [
    { name: `${name} cut off`, begin: way.cut, end: way.mend, ...what },
    { name: `${name} throttled`, ...throttled(1), ...what },
    { name: `${name} throttled by half`, ...throttled(0.5) },
  ];
  if (!outage) return always;
  return [
    { name: `${name} killed`, begin: outage.begin, end: outage.end, ...what },
    { name: `${name} paused`, begin: outage.pause, end: outage.resume, ...what },
    ...always,
  ];
}

/** Lets one thing after another go wrong, each for so long, and waits after each until every address is answered by what is right now. */
export async function undergo(
  ordeals: readonly Ordeal[],
  { url, seconds, addresses, watch, coldAddress }: UndergoOptions,
): Promise<void> {
  for (const [
    number,
    { name, begin, end, isSilent = false, hidesDocuments },
  ] of ordeals.entries()) {
    watch.enter(name, { isSilent });
    await begin();
    try {
      if (hidesDocuments) {
        // What nobody has asked for is not known: that is said, and when to come back.
        const { status, headers } = await ask(`${url}${coldAddress(number)}`);
        expect([name, status, headers['retry-after']]).toEqual([name, 503, '5']);
        expect(headers['content-type']).toContain('application/problem+json');
      }
      await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
    } finally {
      await end();
    }
    watch.enter(`after ${name}`);
    await eventually(async () => {
      for (const address of addresses) {
        const { status, headers } = await ask(`${url}${address}`);
        if (status !== 200 || headers['cache-status'] !== undefined)
          throw new Error(`${address}: ${status}, ${headers['cache-status']} after ${name}`);
      }
    });
  }
}

interface UndergoOptions {
  url: string;
  seconds: number;
  addresses: readonly string[];
  watch: ReadWatch;
  /** An address that is right and that nobody has asked for, another one for each number. */
  coldAddress: (number: number) => string;
}

/** Ends the load and holds that every view that was acknowledged, and nothing else, is counted in the end, each once. */
export async function expectAllCounted(url: string, load: SteadyLoad): Promise<number> {
  const { acknowledged } = await load.stop();
  const ids = [...acknowledged.keys()].sort();
  await eventually(async () => {
    const { body } = await ask(`${url}/v1/views?ids=${ids}`);
    const { data } = CountViewsResponseSchema.parse(JSON.parse(body));
    const counted = new Map(data.map(({ articleId, viewCount }) => [articleId, viewCount]));
    expect(new Map([...counted].sort())).toEqual(new Map([...acknowledged].sort()));
  });
  return [...acknowledged.values()].reduce((sum, count) => sum + count, 0);
}
