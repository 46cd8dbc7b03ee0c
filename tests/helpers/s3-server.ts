import { randomUUID } from 'node:crypto';
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  paginateListObjectsV2,
  S3Client,
} from '@aws-sdk/client-s3';
import { type PublishedStore, s3Store } from '@congkhai/published-store';
import { isCephInstalled, startCephGateway } from './ceph-gateway';

const REGION = 'us-east-1';
const PACKAGES = 'radosgw ceph-mon ceph-osd ceph-common';
const NO_SERVER =
  'No S3 server for the tests: set TEST_S3_ENDPOINT, TEST_S3_ACCESS_KEY and TEST_S3_SECRET_KEY, ' +
  `or install Ceph (Debian: apt-get install -y --no-install-recommends ${PACKAGES}).`;

/** An S3 server with an empty bucket of our own in it. */
export interface S3Server {
  endpoint: string;
  region: string;
  bucket: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
  /** Lets the server go away and come back with its data; null for a server that we did not start. */
  outage: { begin(): Promise<void>; end(): Promise<void>; pause(): void; resume(): void } | null;
  stop(): Promise<void>;
}

/** The options by which a CMS or a functions server finds the bucket; at another endpoint, if something stands between them. */
export function s3OptionsOf(
  { region, bucket, credentials, ...server }: S3Server,
  endpoint = server.endpoint,
) {
  return {
    S3_ENDPOINT: endpoint,
    S3_REGION: region,
    S3_BUCKET: bucket,
    S3_ACCESS_KEY_ID: credentials.accessKeyId,
    S3_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    S3_FORCE_PATH_STYLE: 'true',
  };
}

/** The bucket, or the part of it under a prefix, as a test looks at it: with more patience than the product has. */
export function storeIn(
  { endpoint, region, bucket, credentials }: S3Server,
  prefix = '',
): PublishedStore {
  const patience = { attemptsMax: 10, timeoutMilliseconds: 120_000 };
  const forcePathStyle = true;
  return s3Store({ endpoint, region, bucket, credentials, prefix, forcePathStyle, ...patience });
}

/** Uses the S3 server that `TEST_S3_…` name, or else starts a Ceph gateway. */
export async function startS3Server(env: NodeJS.ProcessEnv = process.env): Promise<S3Server> {
  const { TEST_S3_ENDPOINT, TEST_S3_ACCESS_KEY, TEST_S3_SECRET_KEY } = env;
  if (TEST_S3_ENDPOINT && TEST_S3_ACCESS_KEY && TEST_S3_SECRET_KEY) {
    const credentials = { accessKeyId: TEST_S3_ACCESS_KEY, secretAccessKey: TEST_S3_SECRET_KEY };
    return useRunningServer(TEST_S3_ENDPOINT, credentials);
  }
  if (!isCephInstalled(env.PATH)) throw new Error(NO_SERVER);
  return startCeph();
}

async function useRunningServer(
  endpoint: string,
  credentials: S3Server['credentials'],
): Promise<S3Server> {
  const client = connect(endpoint, credentials);
  const bucket = await createBucket(client);
  const stop = () => deleteBucket(client, bucket);
  return { endpoint, region: REGION, bucket, credentials, outage: null, stop };
}

async function startCeph(): Promise<S3Server> {
  const { endpoint, accessKeyId, secretAccessKey, ...ceph } = await startCephGateway();
  const credentials = { accessKeyId, secretAccessKey };
  const bucket = await createBucket(connect(endpoint, credentials));
  const outage = {
    begin: ceph.killGateway,
    end: ceph.restartGateway,
    pause: ceph.pauseGateway,
    resume: ceph.resumeGateway,
  };
  return { endpoint, region: REGION, bucket, credentials, outage, stop: ceph.stop };
}

function connect(endpoint: string, credentials: S3Server['credentials']): S3Client {
  return new S3Client({
    endpoint,
    credentials,
    region: REGION,
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
}

async function createBucket(client: S3Client): Promise<string> {
  const bucket = `congkhai-${randomUUID()}`;
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  return bucket;
}

async function deleteBucket(client: S3Client, bucket: string): Promise<void> {
  for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket })) {
    for (const { Key } of page.Contents ?? []) {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key }));
    }
  }
  await client.send(new DeleteBucketCommand({ Bucket: bucket }));
}
