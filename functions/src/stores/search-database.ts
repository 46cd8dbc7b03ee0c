import { TERM_CHARACTERS } from './search-terms';

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
export type SqlValue = string | number | null | Uint8Array;

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

const VERSION = 4;

// The text itself is not kept: what is shown is read from the published documents. `terms` says which entries have which terms (see search-terms.ts) and
// nothing else, by their numbers, which are given as entries come: the nearer numbers are to each other, the smaller is the index.
// An entry that is changed gets another number, so that what is known of a number stays true, and the former stays as a row that is gone, until the file is made
// anew, so that readers see what has changed since they last looked.
// `frequent_terms` has the same as `terms` for the most frequent ones, chosen when there were entries up to `chosen_number`, as sets of numbers: see frequent-terms.ts.
const SCHEMA = `
CREATE VIRTUAL TABLE terms USING fts5(
  listed, content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '${TERM_CHARACTERS}'"
);
CREATE VIRTUAL TABLE term_counts USING fts5vocab(terms, row);
CREATE TABLE frequent_terms (term TEXT NOT NULL, part INTEGER NOT NULL, numbers BLOB NOT NULL, PRIMARY KEY (term, part)) STRICT;
CREATE TABLE entries (
  number INTEGER PRIMARY KEY,
  place INTEGER UNIQUE,
  name TEXT UNIQUE,
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
CREATE TABLE state (generation INTEGER NOT NULL, chosen_number INTEGER NOT NULL) STRICT;
INSERT INTO state VALUES (0, 0);
`;
/** All tables that this version makes, and those that former ones made. */
const TABLES = [
  ...[
    'term_counts',
    'terms',
    'frequent_terms',
    'entries',
    'sources',
    'citations',
    'words',
    'state',
  ],
  ...['entry_words', 'all_words', 'any_words'],
];

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

/** A file of which so much more is gone than there is (entries that were changed or taken away) is made anew. */
const GONE_SHARE_MAX = 3;
const GONE_MIN = 20_000;
const SELECT_WASTE = `
SELECT count(*) FILTER (WHERE is_gone = 1) AS gone, count(*) FILTER (WHERE is_gone = 0) AS present FROM entries`;

/**
 * Makes the tables of the index where they are missing. Everything in it can be made again of the published documents, so what another version wrote is
 * thrown away, and what consists mostly of entries that are gone.
 */
export function makeSearchTables(connection: Connection): void {
  const { rows } = searchDatabaseOf(connection);
  const [state] = rows<{ user_version: number }>('PRAGMA user_version');
  if (state?.user_version === VERSION) {
    const [waste = { gone: 0, present: 0 }] = rows<{ gone: number; present: number }>(SELECT_WASTE);
    if (waste.gone <= Math.max(GONE_MIN, waste.present * GONE_SHARE_MAX)) return;
  }
  const old = TABLES.map((table) => `DROP TABLE IF EXISTS ${table};`).join(' ');
  connection.exec(`BEGIN IMMEDIATE; ${old} ${SCHEMA} PRAGMA user_version = ${VERSION}; COMMIT`);
  // What was thrown away would be carried along, and packed with the rest in the cloud.
  if (state?.user_version !== 0) connection.exec('VACUUM');
}
