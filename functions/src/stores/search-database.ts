import Database from 'better-sqlite3';

const VERSION = 1;
const BUSY_TIMEOUT_MILLISECONDS = 5_000;
const READER_MAPPED_BYTES_MAX = 2 ** 30;

// The text itself is not kept: what is shown is read from the published documents. `title` and `text` are without diacritics. With an index of
// beginnings of two letters, longer ones are few words. A place that is given up stays as a row that is gone, until the file is made anew, so that readers see what
// has changed since they last looked.
const SCHEMA = `
CREATE VIRTUAL TABLE entry_words USING fts5(
  title, text, spelled_title, spelled_text, facets,
  content = '', contentless_delete = 1, prefix = '2', tokenize = "unicode61 remove_diacritics 0 tokenchars '-'"
);
CREATE TABLE entries (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  source TEXT NOT NULL,
  subject TEXT NOT NULL,
  type TEXT NOT NULL,
  category TEXT,
  unit TEXT,
  year INTEGER,
  locale TEXT NOT NULL,
  generation INTEGER NOT NULL,
  is_gone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX entries_by_source ON entries (source);
CREATE INDEX entries_by_generation ON entries (generation);
CREATE TABLE sources (key TEXT PRIMARY KEY, sha256 TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE citations (
  document TEXT NOT NULL,
  source TEXT NOT NULL,
  published_at TEXT NOT NULL,
  article_id TEXT NOT NULL,
  locale TEXT NOT NULL,
  cited TEXT NOT NULL,
  PRIMARY KEY (document, source)
) STRICT, WITHOUT ROWID;
CREATE INDEX citations_by_source ON citations (source);
CREATE TABLE words (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE state (generation INTEGER NOT NULL) STRICT;
INSERT INTO state VALUES (0);
`;
const TABLES = ['entry_words', 'entries', 'sources', 'citations', 'words', 'state'];

/**
 * Opens the file of the search index to write in it. Everything in it can be made again of the published documents, so what another version wrote is thrown
 * away, and a commit does not wait for the disk.
 */
export function openSearchFileToWrite(file: string): Database.Database {
  const database = new Database(file, { timeout: BUSY_TIMEOUT_MILLISECONDS });
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = NORMAL');
  const createTables = database.transaction(() => {
    if (database.pragma('user_version', { simple: true }) === VERSION) return;
    for (const table of TABLES) database.exec(`DROP TABLE IF EXISTS ${table}`);
    database.exec(SCHEMA);
    database.pragma(`user_version = ${VERSION}`);
  });
  createTables.immediate();
  return database;
}

/** Opens the file of the search index to read in it. */
export function openSearchFileToRead(file: string): Database.Database {
  const database = new Database(file, {
    readonly: true,
    fileMustExist: true,
    timeout: BUSY_TIMEOUT_MILLISECONDS,
  });
  database.pragma(`mmap_size = ${READER_MAPPED_BYTES_MAX}`);
  return database;
}
