import { InvalidKey } from './keys';
import type { StoredBytes } from './published-store';
import {
  connect,
  getObject,
  listObjects,
  putObject,
  removeObject,
  type S3StoreOptions,
} from './s3-connection';

/** No key of a published store begins with an underscore: neither sees what the other has in the same bucket. */
const FOLDER = '_uploads/';
/** Strapi names a file by what it was called, in ASCII, and digits of its own. */
const NAME = /^[A-Za-z0-9_][A-Za-z0-9_-]{0,200}\.[a-z0-9]{1,10}$/;
/** Somebody waits for it, and a file has up to 20 MB. */
const TIMEOUT_MILLISECONDS = 60_000;

/** What the media library of the CMS keeps: files by name, whether or not an article that is public shows them. */
export interface UploadsBucket {
  /** The file of this name, or null if there is none, or none can be. */
  read(name: string): Promise<StoredBytes | null>;
  /** Puts the file in place of one of the same name. Throws `InvalidKey` for a name that no file of the library has. */
  write(name: string, file: { bytes: Uint8Array; mediaType: string }): Promise<void>;
  /** Takes the file away. Of a missing one: nothing happens. */
  remove(name: string): Promise<void>;
  /** The names of all files, sorted. */
  list(): Promise<string[]>;
}

/**
 * Uploads of the CMS in the bucket of its published store, beside the documents and apart from them. Failures of the server are
 * `PublishedStoreUnreachable`, as they are there.
 */
export function uploadsBucket(options: S3StoreOptions): UploadsBucket {
  const connection = connect({ timeoutMilliseconds: TIMEOUT_MILLISECONDS, ...options });
  return {
    read: async (name) => (NAME.test(name) ? getObject(connection, FOLDER + name) : null),
    write: async (name, file) => putObject(connection, keyOf(name), file),
    remove: async (name) => removeObject(connection, keyOf(name)),
    list: async () =>
      (await listObjects(connection, FOLDER))
        .map((key) => key.slice(FOLDER.length))
        .filter((name) => NAME.test(name))
        .sort(),
  };
}

function keyOf(name: string): string {
  if (!NAME.test(name)) throw new InvalidKey(FOLDER + name);
  return FOLDER + name;
}
