import { rm } from 'node:fs/promises';
import SqliteDatabase from 'better-sqlite3';

/** So much is copied before others may write: they wait for milliseconds, and a busy database is not begun again and again. */
const PAGES_AT_ONCE = 20_000;

/**
 * Copies a SQLite file that others are writing, as it is at one moment, hands the copy over and takes it away. It lies beside the file, where there
 * is as much room as anywhere.
 */
export async function withSqliteCopy<Result>(
  file: string,
  use: (copy: string) => Promise<Result>,
): Promise<Result> {
  const copy = `${file}-copy`;
  await removeDatabase(copy);
  const database = new SqliteDatabase(file, { readonly: true, fileMustExist: true });
  try {
    await database.backup(copy, { progress: () => PAGES_AT_ONCE });
  } finally {
    database.close();
  }
  try {
    return await use(copy);
  } finally {
    await removeDatabase(copy);
  }
}

async function removeDatabase(file: string): Promise<void> {
  for (const part of ['', '-wal', '-shm', '-journal']) await rm(`${file}${part}`, { force: true });
}
