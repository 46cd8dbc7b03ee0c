import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import {
  type Connection,
  makeSearchTables,
  type SearchDatabase,
  type SqlValue,
  searchDatabaseOf,
} from './search-database';

const BUSY_TIMEOUT_MILLISECONDS = 5_000;
const READER_MAPPED_BYTES_MAX = 2 ** 30;

/** Opens the file of the search index to write in it, and makes its folder if there is none. A commit does not wait for the disk: the file can be made again. */
export function openSearchFileToWrite(file: string): SearchDatabase {
  mkdirSync(dirname(file), { recursive: true });
  const database = new Database(file, { timeout: BUSY_TIMEOUT_MILLISECONDS });
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = NORMAL');
  const connection = connectionOf(database);
  makeSearchTables(connection);
  return searchDatabaseOf(connection);
}

/** Opens the file of the search index, which a writer may be writing, to read in it. */
export function openSearchFileToRead(file: string): SearchDatabase {
  const options = { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MILLISECONDS };
  const database = new Database(file, options);
  database.pragma(`mmap_size = ${READER_MAPPED_BYTES_MAX}`);
  return searchDatabaseOf(connectionOf(database));
}

function connectionOf(database: Database.Database): Connection {
  return {
    exec: (sql) => database.exec(sql),
    prepare: (sql) => database.prepare<SqlValue[], unknown>(sql),
    close: () => database.close(),
  };
}
