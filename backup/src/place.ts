import { resolve } from 'node:path';
import {
  folderStore,
  type PublishedStore,
  type S3StoreOptions,
  s3Store,
  type UploadsBucket,
  uploadsBucket,
} from '@congkhai/published-store';
import type { Connection, Environment } from './environment';

const BUCKET = /^s3:\/\/([a-z0-9][a-z0-9.-]+)(?:\/(.*))?$/;
/** An object of a backup is up to 16 MiB, and lines are slow. */
const TIMEOUT_MILLISECONDS = 120_000;

/** Where backups lie: a folder, or `s3://bucket/folder`. */
export function openPlace(place: string, env: Connection): PublishedStore {
  const [, bucket, folder = ''] = BUCKET.exec(place) ?? [];
  if (bucket === undefined) return folderStore({ root: resolve(place) });
  const connection = connectionOf(placeConnectionOf(env));
  // A bucket with a lock on its objects takes none without a checksum. Many servers that are not Amazon's know no such checksums.
  const checksums = isAmazons(connection.endpoint) ? 'WHEN_SUPPORTED' : undefined;
  return s3Store({ ...connection, checksums, bucket, prefix: prefixOf(folder) });
}

/**
 * How the server of backups is reached: each option of its own, or else that of the published store. A key without its secret, which would be taken
 * with the other's, is refused.
 */
export function placeConnectionOf(env: Connection): Connection {
  const { BACKUP_S3_ACCESS_KEY_ID: keyId, BACKUP_S3_SECRET_ACCESS_KEY: secret } = env;
  if (!keyId !== !secret)
    throw new Error(
      'BACKUP_S3_ACCESS_KEY_ID, BACKUP_S3_SECRET_ACCESS_KEY: cả hai hoặc không / both or neither',
    );
  return {
    S3_ENDPOINT: env.BACKUP_S3_ENDPOINT ?? env.S3_ENDPOINT,
    S3_REGION: env.BACKUP_S3_REGION ?? env.S3_REGION,
    S3_ACCESS_KEY_ID: keyId ?? env.S3_ACCESS_KEY_ID,
    S3_SECRET_ACCESS_KEY: secret ?? env.S3_SECRET_ACCESS_KEY,
    S3_FORCE_PATH_STYLE: env.BACKUP_S3_FORCE_PATH_STYLE ?? env.S3_FORCE_PATH_STYLE,
  };
}

/** The published store of the installation. */
export function openPublished(env: Environment): PublishedStore {
  if (env.PUBLISHED_STORE === 'folder') return folderStore({ root: env.PUBLISHED_FOLDER });
  return s3Store(bucketOf(env));
}

/** Where the media library of the installation keeps its files, if not in the data folder. */
export function openUploads(env: Environment): UploadsBucket | null {
  return env.PUBLISHED_STORE === 's3' ? uploadsBucket(bucketOf(env)) : null;
}

function bucketOf(env: Environment): S3StoreOptions {
  return { ...connectionOf(env), bucket: env.S3_BUCKET ?? '', prefix: env.S3_PREFIX };
}

function isAmazons(endpoint: string | undefined): boolean {
  return endpoint === undefined || new URL(endpoint).hostname.endsWith('.amazonaws.com');
}

function prefixOf(folder: string): string | undefined {
  const name = folder.replace(/\/+$/, '');
  return name === '' ? undefined : `${name}/`;
}

function connectionOf(env: Connection) {
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = env;
  return {
    region: env.S3_REGION,
    endpoint: env.S3_ENDPOINT,
    forcePathStyle: env.S3_FORCE_PATH_STYLE,
    credentials: accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : undefined,
    timeoutMilliseconds: TIMEOUT_MILLISECONDS,
  };
}
