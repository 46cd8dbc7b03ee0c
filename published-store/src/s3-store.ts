import { GetObjectCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { checkedKey, checkedPrefix, isKey } from './keys';
import type { PublishedStore, StoredBytes, StoredText } from './published-store';
import {
  ask,
  connect,
  getIn,
  getObject,
  isConflict,
  isMissing,
  isNotModified,
  isPreconditionFailed,
  listObjects,
  putObject,
  removeObject,
  type S3Connection,
  type S3StoreOptions,
} from './s3-connection';

const JSON_TYPE = 'application/json; charset=utf-8';

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
    read: async (key) => textOf(await getObject(connection, checkedKey(key))),
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
      return ask(connection, (deadline) =>
        ifChanged(async () => textOf(await getIn(client, command, deadline))),
      );
    },
    // As bytes: the SDK takes an empty string for a stream of unknown length and warns.
    write: async (key, text) =>
      putObject(connection, checkedKey(key), { bytes: Buffer.from(text), mediaType: JSON_TYPE }),
    readBytes: async (key) => getObject(connection, checkedKey(key)),
    create: async (key, text) => create(connection, checkedKey(key), text),
    writeBytes: async (key, file) => putObject(connection, checkedKey(key), file),
    remove: async (key) => removeObject(connection, checkedKey(key)),
    list: async (keyPrefix) =>
      (await listObjects(connection, checkedPrefix(keyPrefix))).filter(isKey).sort(),
  };
}

async function create(connection: S3Connection, key: string, text: string): Promise<boolean> {
  const { client, bucket, prefix } = connection;
  const object = {
    Bucket: bucket,
    Key: prefix + key,
    Body: Buffer.from(text),
    ContentType: JSON_TYPE,
    IfNoneMatch: '*',
  };
  return ask(
    connection,
    (deadline) =>
      putIfAbsent(
        () => client.send(new PutObjectCommand(object), deadline),
        connection.attemptsMax,
      ),
    { byteCount: object.Body.byteLength },
  );
}

async function putIfAbsent(send: () => Promise<unknown>, attemptsMax: number): Promise<boolean> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await send();
      return true;
    } catch (error) {
      if (isPreconditionFailed(error)) return false;
      // Another is writing the same key at this moment; S3 wants the request sent again.
      if (!isConflict(error) || attempt === attemptsMax) throw error;
    }
  }
}

function textOf(stored: StoredBytes | null): StoredText | null {
  return stored && { text: stored.bytes.toString('utf8'), etag: stored.etag };
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

async function ifChanged(
  read: () => Promise<StoredText | null>,
): Promise<StoredText | 'unchanged' | null> {
  try {
    return await read();
  } catch (error) {
    if (isNotModified(error)) return 'unchanged';
    throw error;
  }
}
