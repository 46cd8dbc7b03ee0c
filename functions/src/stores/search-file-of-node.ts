import {
  type Connection,
  makeSearchTables,
  type SearchDatabase,
  searchDatabaseOf,
} from './search-database';

/** What is used of Node's own SQLite (https://nodejs.org/api/sqlite.html). */
interface NodeSqlite {
  DatabaseSync: new (file: string, options?: { readOnly?: boolean }) => Connection;
}

/** Opens the file of the search index with Node's own SQLite, to write in it. There is one file and no other beside it, so that it can be taken away as it is. */
export function openFileOfNodeToWrite(file: string): SearchDatabase {
  const { DatabaseSync } = nodeSqlite();
  const database = new DatabaseSync(file);
  // What is lost with the machine is made again.
  database.exec('PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF');
  makeSearchTables(database);
  return searchDatabaseOf(database);
}

/** Opens the file of the search index with Node's own SQLite, to read in it. */
export function openFileOfNodeToRead(file: string): SearchDatabase {
  const { DatabaseSync } = nodeSqlite();
  return searchDatabaseOf(new DatabaseSync(file, { readOnly: true }));
}

// Looked up and not imported, because it is not there before Node 22.13, on which everything else runs.
function nodeSqlite(): NodeSqlite {
  const sqlite: unknown = process.getBuiltinModule('node:sqlite');
  if (!isNodeSqlite(sqlite)) throw new Error('The search in the cloud needs Node 22.13 or newer');
  return sqlite;
}

function isNodeSqlite(candidate: unknown): candidate is NodeSqlite {
  return typeof candidate === 'object' && candidate !== null && 'DatabaseSync' in candidate;
}
