/**
 * A file of SQLite, as the search index uses it. The server of one machine has better-sqlite3; in the cloud it is the SQLite that Node itself brings,
 * which needs nothing in the bundle.
 */
export interface SearchDatabase {
  /** What a query finds, a row an object of its columns. `Row` is what the query says. */
  rows<Row>(sql: string, ...values: SqlValue[]): Row[];
  run(sql: string, ...values: SqlValue[]): void;
  /** All of it or nothing; whoever reads sees one moment. */
  inTransaction<Result>(kind: 'read' | 'write', work: () => Result): Result;
  close(): void;
}
export type SqlValue = string | number | null;

interface Statement {
  all(...values: SqlValue[]): unknown[];
  run(...values: SqlValue[]): unknown;
}

/** A connection of either library: what both of them can do. */
export interface Connection {
  exec(sql: string): unknown;
  prepare(sql: string): {
    all(...values: SqlValue[]): unknown[];
    run(...values: SqlValue[]): unknown;
  };
  close(): unknown;
}

const VERSION = 3;

// The text itself is not kept: what is shown is read from the published documents. `title` and `text` are without diacritics. With an index of
// beginnings of two letters, longer ones are few words. `all_words` has bodies, too, in a table of its own: a word that stands in nearly every body would
// make each look at a title slow. In it `whole` is everything there is of an entry, and `short` is what `title` and `text` have, each word behind "=", so that
// `whole` can be asked without naming the column, which takes a third of the time. Bodies are kept without diacritics only, which is half as large.
// `any_words` has the same words as `whole`, but not where they stand: to count all entries that have five frequent words takes a fifth of the time in it.
// A place that is given up stays as a row that is gone, until the file is made anew, so that readers see what has changed since they last looked.
const SCHEMA = `
CREATE VIRTUAL TABLE entry_words USING fts5(
  title, text, spelled_title, spelled_text, facets,
  content = '', contentless_delete = 1, prefix = '2', tokenize = "unicode61 remove_diacritics 0 tokenchars '-'"
);
CREATE VIRTUAL TABLE all_words USING fts5(
  short, whole, facets,
  content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0 tokenchars '-='"
);
CREATE VIRTUAL TABLE any_words USING fts5(
  words, content = '', contentless_delete = 1, detail = none, tokenize = "unicode61 remove_diacritics 0"
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
CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE state (generation INTEGER NOT NULL) STRICT;
INSERT INTO state VALUES (0);
`;
const WORD_TABLES = ['entry_words', 'all_words', 'any_words'];
const TABLES = [...WORD_TABLES, 'entries', 'sources', 'citations', 'words', 'state'];

/** A connection with its statements, each of which is prepared once. */
export function searchDatabaseOf(connection: Connection): SearchDatabase {
  const statements = new Map<string, Statement>();

  function statementOf(sql: string): Statement {
    const known = statements.get(sql) ?? connection.prepare(sql);
    statements.set(sql, known);
    return known;
  }

  return {
    rows: <Row>(sql: string, ...values: SqlValue[]) => statementOf(sql).all(...values) as Row[],
    run: (sql, ...values) => void statementOf(sql).run(...values),
    inTransaction(kind, work) {
      connection.exec(kind === 'read' ? 'BEGIN' : 'BEGIN IMMEDIATE');
      try {
        const result = work();
        connection.exec('COMMIT');
        return result;
      } catch (error) {
        connection.exec('ROLLBACK');
        throw error;
      }
    },
    close: () => void connection.close(),
  };
}

/**
 * Makes the tables of the index where they are missing. Everything in it can be made again of the published documents, so what another version wrote is
 * thrown away.
 */
export function makeSearchTables(connection: Connection): void {
  const [state] = connection.prepare('PRAGMA user_version').all();
  const version = typeof state === 'object' && state !== null ? Object.values(state)[0] : null;
  if (version === VERSION) return;
  const old = TABLES.map((table) => `DROP TABLE IF EXISTS ${table};`).join(' ');
  connection.exec(`BEGIN IMMEDIATE; ${old} ${SCHEMA} PRAGMA user_version = ${VERSION}; COMMIT`);
}
