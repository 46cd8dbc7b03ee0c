import Database from 'better-sqlite3';
import { migrateFirstVersion, migrateSecondVersion } from './sqlite-migration';
import { SCHEMA, SCHEMA_VERSION } from './sqlite-schema';
import { StoreUnavailable } from './store-unavailable';

/** How long a writer waits for another process, or the sealing of an hour, to let go of the file. */
const BUSY_TIMEOUT_MILLISECONDS = 1_000;

/** Pages of the file that the writer keeps in memory: enough for the counters of a busy hour. */
const WRITER_CACHE_KIBIBYTES = 32 * 1_024;
/** So much of the file is read where the system keeps it, without a call for each page. */
const MAPPED_BYTES_MAX = 2 ** 30;

/** Opens the file to write in it, and makes its tables if they are missing. What is committed is on disk (WAL, synchronous FULL). */
export function openToWrite(file: string): Database.Database {
  const database = new Database(file, { timeout: BUSY_TIMEOUT_MILLISECONDS });
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma(`cache_size = -${WRITER_CACHE_KIBIBYTES}`);
  // What is deleted is overwritten with zeros: a salt must be gone from the file, not just from the table.
  database.pragma('secure_delete = ON');
  const createTables = database.transaction(() => {
    const version = database.pragma('user_version', { simple: true });
    if (version === SCHEMA_VERSION) return;
    if (version === 0) database.exec(SCHEMA);
    else if (version === 1) migrateFirstVersion(database);
    else if (version === 2) migrateSecondVersion(database);
    else throw new Error(`${file} was written by another version of this program`);
    database.pragma(`user_version = ${SCHEMA_VERSION}`);
  });
  createTables.immediate();
  return database;
}

/** Opens the file, which a writer has made, to read in it. */
export function openToRead(file: string): Database.Database {
  const database = new Database(file, {
    readonly: true,
    fileMustExist: true,
    timeout: BUSY_TIMEOUT_MILLISECONDS,
  });
  database.pragma(`mmap_size = ${MAPPED_BYTES_MAX}`);
  return database;
}

/** What the database cannot do at the moment is `StoreUnavailable`. */
export async function attempt<Result>(query: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await query();
  } catch (cause) {
    throw new StoreUnavailable('view store', { cause });
  }
}
