import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { checkedPrefix } from './keys';
import { PublishedStoreUnreachable, type StoredBytes } from './published-store';

export interface S3StoreOptions {
  bucket: string;
  region: string;
  /** The address of an S3-compatible server; left out, it is AWS. */
  endpoint?: string | undefined;
  /** Where in a shared bucket the store lies, such as `congkhai/`. */
  prefix?: string | undefined;
  /** Left out, they are looked for as the AWS SDK does: environment, profile, the role of the Lambda or machine. */
  credentials?: { accessKeyId: string; secretAccessKey: string } | undefined;
  /** `endpoint/bucket/key` instead of `bucket.endpoint/key`, as most S3-compatible servers want it. */
  forcePathStyle?: boolean | undefined;
  /** AWS knows the newer checksums, many S3-compatible servers do not; so they are sent only where S3 insists. */
  checksums?: 'WHEN_REQUIRED' | 'WHEN_SUPPORTED' | undefined;
  /** How long one operation may take, all its attempts together. To write a large object it gets more. */
  timeoutMilliseconds?: number | undefined;
  /** How often a request is sent at most, when the server throttles or fails: after a second, at random, then after up to twice as long each time. */
  attemptsMax?: number | undefined;
  /** Gives the client back so that what it asks can be seen in traces. */
  trace?: ((client: S3Client) => S3Client) | undefined;
}

const ATTEMPTS_MAX = 3;
const CONNECTION_TIMEOUT_MILLISECONDS = 1000;
const ATTEMPT_TIMEOUT_MILLISECONDS = 3000;
const TIMEOUT_MILLISECONDS = 10_000;
/** What a slow line takes up in a millisecond: a megabit in a second. */
const BYTES_PER_MILLISECOND_MIN = 128;
const HTTP_NOT_MODIFIED = 304;
const HTTP_NOT_FOUND = 404;
const HTTP_CONFLICT = 409;
const HTTP_PRECONDITION_FAILED = 412;

export interface S3Connection {
  client: S3Client;
  bucket: string;
  prefix: string;
  timeoutMilliseconds: number;
  attemptsMax: number;
}

/** Handed to the client with a command: the signal that ends it, retries and body included, and how long one attempt may take. */
export interface Deadline {
  abortSignal: AbortSignal;
  requestTimeout: number;
}

export function connect(options: S3StoreOptions): S3Connection {
  const checksums = options.checksums ?? 'WHEN_REQUIRED';
  const attemptsMax = options.attemptsMax ?? ATTEMPTS_MAX;
  const client = new S3Client({
    region: options.region,
    forcePathStyle: options.forcePathStyle ?? false,
    ...(options.endpoint === undefined ? {} : { endpoint: options.endpoint }),
    ...(options.credentials === undefined ? {} : { credentials: options.credentials }),
    requestChecksumCalculation: checksums,
    responseChecksumValidation: checksums,
    // Said here: the environment of a function can say otherwise, and defaults differ between versions of the SDK.
    retryMode: 'standard',
    maxAttempts: attemptsMax,
    requestHandler: {
      connectionTimeout: CONNECTION_TIMEOUT_MILLISECONDS,
      requestTimeout: ATTEMPT_TIMEOUT_MILLISECONDS,
      throwOnRequestTimeout: true,
    },
  });
  return {
    client: options.trace?.(client) ?? client,
    bucket: options.bucket,
    prefix: checkedPrefix(options.prefix ?? ''),
    timeoutMilliseconds: options.timeoutMilliseconds ?? TIMEOUT_MILLISECONDS,
    attemptsMax,
  };
}

/** Runs one operation with a deadline, and gives its failures one name. Sending many bytes may take as long as a slow line needs. */
export async function ask<Answer>(
  { bucket, timeoutMilliseconds, attemptsMax }: S3Connection,
  operation: (deadline: Deadline) => Promise<Answer>,
  { byteCount = 0 } = {},
): Promise<Answer> {
  const sending = Math.ceil(byteCount / BYTES_PER_MILLISECOND_MIN);
  try {
    return await operation({
      abortSignal: AbortSignal.timeout(timeoutMilliseconds + sending * attemptsMax),
      requestTimeout: ATTEMPT_TIMEOUT_MILLISECONDS + sending,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.name : 'unknown';
    const message = `The published store in bucket ${bucket} failed: ${reason}`;
    throw new PublishedStoreUnreachable(message, { cause: error });
  }
}

/** Puts the whole object in place of what was there. */
export async function putObject(
  connection: S3Connection,
  key: string,
  { bytes, mediaType }: { bytes: Uint8Array; mediaType: string },
): Promise<void> {
  const { client, bucket, prefix } = connection;
  const object = { Bucket: bucket, Key: prefix + key, Body: bytes, ContentType: mediaType };
  await ask(connection, (deadline) => client.send(new PutObjectCommand(object), deadline), {
    byteCount: bytes.byteLength,
  });
}

/** The object, or null if there is none. */
export async function getObject(
  connection: S3Connection,
  key: string,
): Promise<StoredBytes | null> {
  const { client, bucket, prefix } = connection;
  const command = new GetObjectCommand({ Bucket: bucket, Key: prefix + key });
  return ask(connection, (deadline) => getIn(client, command, deadline));
}

/** The same, within a deadline that somebody set. Failures keep the name that the client gave them. */
export async function getIn(
  client: S3Client,
  command: GetObjectCommand,
  deadline: Deadline,
): Promise<StoredBytes | null> {
  try {
    const { Body, ETag } = await client.send(command, deadline);
    if (Body === undefined || ETag === undefined)
      throw new Error('S3 answered without a body or an ETag');
    return { bytes: Buffer.from(await Body.transformToByteArray()), etag: ETag };
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Takes the object away. Of a missing one: nothing happens. */
export async function removeObject(connection: S3Connection, key: string): Promise<void> {
  const { client, bucket, prefix } = connection;
  const command = new DeleteObjectCommand({ Bucket: bucket, Key: prefix + key });
  await ask(connection, (deadline) => client.send(command, deadline));
}

/** The keys of all objects under this prefix, without the connection's own one. */
export async function listObjects(connection: S3Connection, keyPrefix: string): Promise<string[]> {
  const { client, bucket, prefix } = connection;
  const keys: string[] = [];
  let nextPage: string | undefined;
  do {
    const command = new ListObjectsV2Command({
      Bucket: bucket,
      Prefix: prefix + keyPrefix,
      ContinuationToken: nextPage,
    });
    const page = await ask(connection, (deadline) => client.send(command, deadline));
    for (const { Key } of page.Contents ?? [])
      if (Key !== undefined) keys.push(Key.slice(prefix.length));
    nextPage = page.NextContinuationToken;
  } while (nextPage !== undefined);
  return keys;
}

/** No object at the key. A missing bucket is answered with 404 as well, but it is a fault, not an unpublished document. */
export function isMissing(error: unknown): boolean {
  return (
    statusOf(error) === HTTP_NOT_FOUND && error instanceof Error && error.name !== 'NoSuchBucket'
  );
}

export const isNotModified = (error: unknown) => statusOf(error) === HTTP_NOT_MODIFIED;
/** Another is writing the same key at this moment. */
export const isConflict = (error: unknown) => statusOf(error) === HTTP_CONFLICT;
/** What the request asked for is not so: there is an object already. */
export const isPreconditionFailed = (error: unknown) =>
  statusOf(error) === HTTP_PRECONDITION_FAILED;

function statusOf(error: unknown): number | undefined {
  return error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
}
