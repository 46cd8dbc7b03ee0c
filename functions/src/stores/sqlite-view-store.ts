import { setImmediate as nextTurn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { prepareQueries } from './sqlite-queries';
import { prepareRecording } from './sqlite-recording';
import { SCHEMA, SCHEMA_VERSION } from './sqlite-schema';
import { StoreUnavailable } from './store-unavailable';
import type { ViewEvent, ViewStore } from './view-store';

/** How long a commit may wait for another process that has the file, while every request waits with it. */
const BUSY_TIMEOUT_MILLISECONDS = 1_000;
/** So many events share one commit at most, so that no single commit holds the process up for long. */
const BATCH_EVENTS_MAX = 1_000;

interface Pending {
  event: ViewEvent;
  resolve: () => void;
  reject: (error: StoreUnavailable) => void;
}

/**
 * A view store in one SQLite file. Every event and its counters are written in one transaction, and all events that arrive
 * in one turn of the event loop share a commit, which is on disk (WAL, synchronous FULL) before any of them is answered.
 */
export function openSqliteViewStore({ file }: { file: string }): ViewStore {
  const database = openDatabase(file);
  const recordEvent = prepareRecording(database);
  const queries = prepareQueries(database);
  const recordAll = database.transaction((batch: readonly Pending[]) => {
    for (const { event } of batch) recordEvent(event);
  });
  const pending: Pending[] = [];
  let didLastCommitFail = false;

  function commitPending(): void {
    const batch = pending.splice(0, BATCH_EVENTS_MAX);
    if (batch.length === 0) return;
    if (pending.length > 0) setImmediate(commitPending);
    try {
      recordAll.immediate(batch);
      didLastCommitFail = false;
      for (const { resolve } of batch) resolve();
    } catch (cause) {
      didLastCommitFail = true;
      for (const { reject } of batch) reject(new StoreUnavailable('view store', { cause }));
    }
  }

  return {
    record: (event) =>
      new Promise((resolve, reject) => {
        if (pending.length === 0) setImmediate(commitPending);
        pending.push({ event, resolve, reject });
      }),
    readerSaltOf: (localDay) => attempt(() => queries.readerSaltOf(localDay)),
    async forgetReadersBefore(localDay) {
      while (await attempt(() => queries.forgetSomeReadersBefore(localDay))) await nextTurn();
    },
    countViews: (articleIds) => attempt(() => articleIds.map(queries.countArticle)),
    countByArticle: ({ locale, fromHour }) =>
      attempt(() => queries.countByArticle(locale, fromHour)),
    totals: () => attempt(queries.totals),
    talliesOf: (localDay) => attempt(() => queries.talliesOf(localDay)),
    async checkHealth() {
      await attempt(queries.totals);
      if (didLastCommitFail) throw new StoreUnavailable('view store');
    },
    async close() {
      while (pending.length > 0) commitPending();
      database.close();
    },
  };
}

async function attempt<Result>(query: () => Result): Promise<Result> {
  try {
    return query();
  } catch (cause) {
    throw new StoreUnavailable('view store', { cause });
  }
}

function openDatabase(file: string): Database.Database {
  const database = new Database(file, { timeout: BUSY_TIMEOUT_MILLISECONDS });
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  // What is deleted is overwritten with zeros: a salt must be gone from the file, not just from the table.
  database.pragma('secure_delete = ON');
  const createTables = database.transaction(() => {
    const version = database.pragma('user_version', { simple: true });
    if (version === SCHEMA_VERSION) return;
    if (version !== 0) throw new Error(`${file} was written by another version of this program`);
    database.exec(SCHEMA);
    database.pragma(`user_version = ${SCHEMA_VERSION}`);
  });
  createTables.immediate();
  return database;
}
