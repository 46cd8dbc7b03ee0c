import { createReadStream, existsSync } from 'node:fs';
import { type FileHandle, mkdir, open, readdir } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { PublishedStore } from '@congkhai/published-store';
import type { BackupFile, Content } from './backup-document';
import { withSqliteCopy } from './copy-sqlite';
import { putContent, readContent } from './objects';

/** The view store, which is written all the time: it is copied by SQLite itself. */
const VIEWS = 'views.sqlite';
/** What is saved in another way (the database, the published store), is made anew (the index of the search), or means something only while a process runs. */
const LEFT_OUT = /^(?:(?:cms|views|search)\.sqlite(?:-\w+)?|published\/.*|.*\.lock)$/;

/** Puts every file of the data folder that has no other way into the backup. */
export async function putDataFolder(place: PublishedStore, folder: string): Promise<BackupFile[]> {
  const files: BackupFile[] = [];
  for (const path of await listFiles(folder)) {
    if (LEFT_OUT.test(path)) continue;
    const content = await putFile(place, join(folder, path));
    // Taken away since it was listed.
    if (content) files.push({ path, content });
  }
  const views = await putViews(place, folder);
  return views ? [...files, views] : files;
}

/** Null if there is no such file. */
async function putFile(place: PublishedStore, file: string): Promise<Content | null> {
  const handle = await openFile(file);
  return handle && putContent(place, handle.createReadStream());
}

async function openFile(file: string): Promise<FileHandle | null> {
  try {
    return await open(file);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

// Errors of Node are not always of this module's own Error class, as under Jest.
function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

async function putViews(place: PublishedStore, folder: string): Promise<BackupFile | null> {
  const file = join(folder, VIEWS);
  if (!existsSync(file)) return null;
  return withSqliteCopy(file, async (copy) => ({
    path: VIEWS,
    content: await putContent(place, createReadStream(copy)),
  }));
}

/** Writes the files of a backup into the data folder. They can be read by the owner only: keys are among them. */
export async function restoreDataFolder(
  place: PublishedStore,
  files: readonly BackupFile[],
  folder: string,
): Promise<void> {
  const root = resolve(folder);
  for (const { path, content } of files) {
    const file = resolve(root, path);
    if (!file.startsWith(`${root}${sep}`))
      throw new Error(`Not a file of the data folder: ${path}`);
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    const handle = await open(file, 'wx', 0o600);
    try {
      for await (const piece of readContent(place, content)) await handle.writeFile(piece);
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}
