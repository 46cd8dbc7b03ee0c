import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { checkedKey, checkedPrefix, isKey } from './keys';
import {
  type PublishedStore,
  PublishedStoreUnreachable,
  type StoredBytes,
  type StoredText,
} from './published-store';

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
  /** How long one operation may take, all its attempts together. */
  timeoutMilliseconds?: number | undefined;
}

const ATTEMPTS_MAX = 3;
const CONNECTION_TIMEOUT_MILLISECONDS = 1000;
const ATTEMPT_TIMEOUT_MILLISECONDS = 3000;
const TIMEOUT_MILLISECONDS = 10_000;
const HTTP_NOT_MODIFIED = 304;
const HTTP_NOT_FOUND = 404;
const HTTP_CONFLICT = 409;
const HTTP_PRECONDITION_FAILED = 412;
const JSON_TYPE = 'application/json; charset=utf-8';

interface Connection {
  client: S3Client;
  bucket: string;
  prefix: string;
  timeoutMilliseconds: number;
}

/** Handed to the client with a command: the signal that ends it, retries and body included. */
type Deadline = { abortSignal: AbortSignal };

/**
 * A published store in an S3-compatible bucket. Every failure of the server or of the way to it is a
 * `PublishedStoreUnreachable`. Readers need `s3:GetObject` and `s3:ListBucket`: without the latter S3 answers 403 instead
 * of 404 for an object that does not exist, and since that cannot be told from a refusal, `read` fails instead of
 * answering null.
 */
export function s3Store(options: S3StoreOptions): PublishedStore {
  const connection = connect(options);
  const { client, bucket, prefix } = connection;
  return {
    read: async (key) => {
      const command = new GetObjectCommand({ Bucket: bucket, Key: prefix + checkedKey(key) });
      return ask(connection, async (deadline) => textOf(await get(client, command, deadline)));
    },
    has: async (key) => {
      const command = new HeadObjectCommand({ Bucket: bucket, Key: prefix + checkedKey(key) });
      return ask(connection, (deadline) => isThere(() => client.send(command, deadline)));
    },
    readIfChanged: async (key, etag) => {
      const command = new GetObjectCommand({
        Bucket: bucket,
        Key: prefix + checkedKey(key),
        IfNoneMatch: etag,
      });
      return ask(connection, (deadline) => getIfChanged(client, command, deadline));
    },
    // As bytes: the SDK takes an empty string for a stream of unknown length and warns.
    write: async (key, text) =>
      put(connection, checkedKey(key), { bytes: Buffer.from(text), mediaType: JSON_TYPE }),
    readBytes: async (key) => {
      const command = new GetObjectCommand({ Bucket: bucket, Key: prefix + checkedKey(key) });
      return ask(connection, (deadline) => get(client, command, deadline));
    },
    create: async (key, text) => create(connection, checkedKey(key), text),
    writeBytes: async (key, file) => put(connection, checkedKey(key), file),
    remove: async (key) => {
      const command = new DeleteObjectCommand({ Bucket: bucket, Key: prefix + checkedKey(key) });
      await ask(connection, (deadline) => client.send(command, deadline));
    },
    list: async (keyPrefix) => listKeys(connection, checkedPrefix(keyPrefix)),
  };
}

/** Runs one operation with a deadline, and gives its failures one name. */
async function ask<Answer>(
  { bucket, timeoutMilliseconds }: Connection,
  operation: (deadline: Deadline) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await operation({ abortSignal: AbortSignal.timeout(timeoutMilliseconds) });
  } catch (error) {
    const reason = error instanceof Error ? error.name : 'unknown';
    const message = `The published store in bucket ${bucket} failed: ${reason}`;
    throw new PublishedStoreUnreachable(message, { cause: error });
  }
}

async function put(
  connection: Connection,
  key: string,
  { bytes, mediaType }: { bytes: Uint8Array; mediaType: string },
): Promise<void> {
  const { client, bucket, prefix } = connection;
  const object = { Bucket: bucket, Key: prefix + key, Body: bytes, ContentType: mediaType };
  await ask(connection, (deadline) => client.send(new PutObjectCommand(object), deadline));
}

async function create(connection: Connection, key: string, text: string): Promise<boolean> {
  const { client, bucket, prefix } = connection;
  const object = {
    Bucket: bucket,
    Key: prefix + key,
    Body: Buffer.from(text),
    ContentType: JSON_TYPE,
    IfNoneMatch: '*',
  };
  return ask(connection, (deadline) =>
    putIfAbsent(() => client.send(new PutObjectCommand(object), deadline)),
  );
}

async function putIfAbsent(send: () => Promise<unknown>): Promise<boolean> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await send();
      return true;
    } catch (error) {
      const status = statusOf(error);
      if (status === HTTP_PRECONDITION_FAILED) return false;
      // Another is writing the same key at this moment; S3 wants the request sent again.
      if (status !== HTTP_CONFLICT || attempt === ATTEMPTS_MAX) throw error;
    }
  }
}

function textOf(stored: StoredBytes | null): StoredText | null {
  return stored && { text: stored.bytes.toString('utf8'), etag: stored.etag };
}

async function get(
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

// An answer to HEAD has no body, so a missing bucket looks like a missing object here; reading tells them apart.
async function isThere(head: () => Promise<unknown>): Promise<boolean> {
  try {
    await head();
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

async function getIfChanged(
  client: S3Client,
  command: GetObjectCommand,
  deadline: Deadline,
): Promise<StoredText | 'unchanged' | null> {
  try {
    return textOf(await get(client, command, deadline));
  } catch (error) {
    if (statusOf(error) === HTTP_NOT_MODIFIED) return 'unchanged';
    throw error;
  }
}

async function listKeys(connection: Connection, keyPrefix: string): Promise<string[]> {
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
  return keys.filter(isKey).sort();
}

function connect(options: S3StoreOptions): Connection {
  const checksums = options.checksums ?? 'WHEN_REQUIRED';
  const client = new S3Client({
    region: options.region,
    forcePathStyle: options.forcePathStyle ?? false,
    ...(options.endpoint === undefined ? {} : { endpoint: options.endpoint }),
    ...(options.credentials === undefined ? {} : { credentials: options.credentials }),
    requestChecksumCalculation: checksums,
    responseChecksumValidation: checksums,
    maxAttempts: ATTEMPTS_MAX,
    requestHandler: {
      connectionTimeout: CONNECTION_TIMEOUT_MILLISECONDS,
      requestTimeout: ATTEMPT_TIMEOUT_MILLISECONDS,
      throwOnRequestTimeout: true,
    },
  });
  return {
    client,
    bucket: options.bucket,
    prefix: checkedPrefix(options.prefix ?? ''),
    timeoutMilliseconds: options.timeoutMilliseconds ?? TIMEOUT_MILLISECONDS,
  };
}

/** No object at the key. A missing bucket is answered with 404 as well, but it is a fault, not an unpublished document. */
function isMissing(error: unknown): boolean {
  return (
    statusOf(error) === HTTP_NOT_FOUND && error instanceof Error && error.name !== 'NoSuchBucket'
  );
}

function statusOf(error: unknown): number | undefined {
  return error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
}
