import { randomUUID } from 'node:crypto';
import { type BigIntStats, closeSync, fstatSync, lstatSync, openSync, readFileSync } from 'node:fs';
import { type FileHandle, link, lstat, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { checkedKey, checkedPrefix, isKey } from './keys';
import type { PublishedStore, StoredBytes, StoredText } from './published-store';

/** Where documents are written before they are renamed into place. No key begins with a dot, so this folder is never listed. */
const WRITING_FOLDER = '.writing';
/**
 * A file in it that is older than this was left by a crash. Younger ones may belong to another process that is writing;
 * were one taken away too early, that write would fail and be tried again, and no document would be harmed.
 */
const LEFTOVER_AGE_MILLISECONDS = 10 * 60_000;

/**
 * A published store in a folder of a local POSIX file system, made at the first write. Several processes may use it at once.
 * Only regular files that are reached without following a symbolic link below `root` are documents. Folders that become
 * empty stay: removing them would race with a write into them. Errors of the disk (`ENOSPC`, `EACCES`, ...) pass through.
 */
export function folderStore(options: { root: string }): PublishedStore {
  const root = resolve(options.root);
  // At most one entry per folder, of those that this process has written to.
  const durableFolders = new Set<string>();
  async function write(key: string, content: string | Uint8Array): Promise<void> {
    await writeDocument(root, key, content, rename);
    await makeDurable(foldersOf(root, key), durableFolders);
  }
  async function create(key: string, text: string): Promise<boolean> {
    const isNew = await writeDocument(root, key, text, linkIfAbsent);
    // Also when it was there: whoever made it may have crashed before this line.
    await makeDurable(foldersOf(root, key), durableFolders);
    return isNew;
  }
  return {
    read: async (key) => readDocument(root, checkedKey(key)),
    has: async (key) => isDocument(root, checkedKey(key)),
    readIfChanged: async (key, etag) => {
      const stats = statsOf(join(root, checkedKey(key)));
      if (stats === null) return null;
      return etagOf(stats) === etag ? 'unchanged' : readDocument(root, key);
    },
    write: async (key, text) => write(checkedKey(key), text),
    create: async (key, text) => create(checkedKey(key), text),
    readBytes: async (key) => readFile(root, checkedKey(key)),
    writeBytes: async (key, { bytes }) => write(checkedKey(key), bytes),
    remove: async (key) => removeDocument(root, checkedKey(key)),
    list: async (prefix) => listKeys(root, checkedPrefix(prefix)),
  };
}

// Reads are synchronous on purpose. Published documents are a few kilobytes and in the page cache: asking the kernel takes
// 2 µs for a stat and about 15 µs for a whole document, while handing the same to libuv's threads takes 35 and 270 µs.
function readDocument(root: string, key: string): StoredText | null {
  const stored = readFile(root, key);
  return stored && { text: stored.bytes.toString('utf8'), etag: stored.etag };
}

function isDocument(root: string, key: string): boolean {
  return areFolders(foldersOf(root, key)) && statsOf(join(root, key))?.isFile() === true;
}

function readFile(root: string, key: string): StoredBytes | null {
  const file = join(root, key);
  if (!isDocument(root, key)) return null;
  const descriptor = openIfExists(file);
  if (descriptor === null) return null;
  try {
    // Asked of the open file, not of its name: a document renamed into place meanwhile has another etag than this text.
    const etag = etagOf(fstatSync(descriptor, { bigint: true }));
    return { bytes: readFileSync(descriptor), etag };
  } finally {
    closeSync(descriptor);
  }
}

/** Writes a whole file, then gives it the document's name in the way that `place` does. */
async function writeDocument<Outcome>(
  root: string,
  key: string,
  content: string | Uint8Array,
  place: (writtenFile: string, file: string) => Promise<Outcome>,
): Promise<Outcome> {
  const writingFolder = join(root, WRITING_FOLDER);
  await mkdir(writingFolder, { recursive: true });
  await removeLeftovers(writingFolder);
  await makeFolders(foldersOf(root, key));
  const writtenFile = join(writingFolder, randomUUID());
  try {
    await writeDurably(writtenFile, content);
    return await place(writtenFile, join(root, key));
  } finally {
    await rm(writtenFile, { force: true });
  }
}

// A second name for the same file: the system makes it only if nobody has that name.
async function linkIfAbsent(writtenFile: string, file: string): Promise<boolean> {
  try {
    await link(writtenFile, file);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

async function removeDocument(root: string, key: string): Promise<void> {
  if (!areFolders(foldersOf(root, key))) return;
  await rm(join(root, key), { force: true });
  // Also when there was nothing to remove: the process that removed it may have crashed before this line.
  await syncFolder(dirname(join(root, key)));
}

async function listKeys(root: string, prefix: string): Promise<string[]> {
  if (!areFolders(foldersOf(root, `${prefix}any`))) return [];
  const entries = await readdir(join(root, prefix), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(isKey)
    .sort();
}

async function writeDurably(file: string, content: string | Uint8Array): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(content);
    await stampUniquely(handle);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Linux before 6.13 stamps files with a clock that ticks every few milliseconds, and file systems give a freed inode number
 * to the next new file. So the third of three quick writes could have the first one's inode, size and time, and a reader who
 * has the first would be told 'unchanged'. We stamp it ourselves: the wall clock's milliseconds, then the microseconds of a
 * clock that never stands still.
 */
async function stampUniquely(handle: FileHandle): Promise<void> {
  const microseconds = Number((process.hrtime.bigint() / 1000n) % 1000n);
  const seconds = (Date.now() + microseconds / 1000) / 1000;
  await handle.utimes(seconds, seconds);
}

async function removeLeftovers(writingFolder: string): Promise<void> {
  for (const name of await readdir(writingFolder)) {
    const file = join(writingFolder, name);
    const ageMilliseconds = Date.now() - Number(statsOf(file)?.mtimeMs ?? Date.now());
    if (ageMilliseconds > LEFTOVER_AGE_MILLISECONDS) await rm(file, { force: true });
  }
}

/** The folders that hold this key, from the root down. */
function foldersOf(root: string, key: string): string[] {
  const names = key.split('/').slice(0, -1);
  return [root, ...names.map((_, index) => join(root, ...names.slice(0, index + 1)))];
}

/** Makes them one by one, so that none is made behind a link that leads elsewhere. The root itself may be a link. */
async function makeFolders(folders: readonly string[]): Promise<void> {
  for (const [depth, folder] of folders.entries()) {
    await mkdir(folder, { recursive: true });
    const isLink = depth > 0 && !(await lstat(folder)).isDirectory();
    if (isLink) throw new Error(`The published store has a link for a folder: ${folder}`);
  }
}

/** Whether all of them are there and none below the root is a link. */
function areFolders(folders: readonly string[]): boolean {
  return folders.every((folder, depth) => {
    const stats = statsOf(folder);
    return stats !== null && (depth === 0 || stats.isDirectory());
  });
}

/**
 * An entry is safe from a power cut once its folder is synced, and a new folder once the one above it is. Each sync makes the
 * disk flush its cache, so we stop at the first folder that is known to be safe.
 */
async function makeDurable(folders: readonly string[], durableFolders: Set<string>): Promise<void> {
  for (const folder of folders.toReversed()) {
    await syncFolder(folder);
    if (durableFolders.has(folder)) break;
  }
  for (const folder of folders) durableFolders.add(folder);
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function statsOf(path: string): BigIntStats | null {
  return lstatSync(path, { bigint: true, throwIfNoEntry: false }) ?? null;
}

function etagOf(stats: BigIntStats): string {
  return `${stats.ino}-${stats.size}-${stats.mtimeNs}`;
}

function openIfExists(file: string): number | null {
  try {
    return openSync(file, 'r');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
