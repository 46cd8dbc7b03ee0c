// Folders' names hold no dot and a document's name holds one, so that no key is both a document and a folder: a bucket could
// hold both, a folder could not. No name begins with a dot, so '.', '..' and the folder store's own folder are never keys.
const FOLDERS = '(?:[a-z0-9][a-z0-9-]*/)*';
const KEY = new RegExp(`^${FOLDERS}[a-z0-9][a-z0-9-]*(?:\\.[a-z0-9-]+)+$`);
const PREFIX = new RegExp(`^${FOLDERS}$`);

/** S3 allows 1,024 bytes; half is left for the prefix in a shared bucket. */
const KEY_CHARACTERS_MAX = 512;
/** What the usual file systems allow a name. */
const NAME_CHARACTERS_MAX = 255;

/** A key or prefix that no document can have: a mistake in our code or an attempt to leave the store. */
export class InvalidKey extends Error {
  override readonly name = 'InvalidKey';
  constructor(readonly key: string) {
    super(`Not a key of the published store: ${JSON.stringify(key).slice(0, KEY_CHARACTERS_MAX)}`);
  }
}

/** Whether a document may have this key. */
export function isKey(key: string): boolean {
  return KEY.test(key) && hasAllowedLength(key);
}

/** The key itself; throws `InvalidKey` if no document may have it. */
export function checkedKey(key: string): string {
  if (!isKey(key)) throw new InvalidKey(key);
  return key;
}

/** The prefix itself; throws `InvalidKey` unless it is empty or names a folder, with the slash at its end. */
export function checkedPrefix(prefix: string): string {
  if (!PREFIX.test(prefix) || !hasAllowedLength(prefix)) throw new InvalidKey(prefix);
  return prefix;
}

function hasAllowedLength(key: string): boolean {
  return (
    key.length <= KEY_CHARACTERS_MAX &&
    key.split('/').every((name) => name.length <= NAME_CHARACTERS_MAX)
  );
}
