import type { Database } from 'better-sqlite3';

/** The first day that is not closed: from it on counts are found by hour. */
export function prepareFirstOpenDay(database: Database): () => number {
  const find = database.prepare<[], number | null>('SELECT max(local_day) + 1 FROM days').pluck();
  return () => find.get() ?? 0;
}
