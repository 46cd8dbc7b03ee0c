import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { PublishedStore } from '@congkhai/published-store';
import type { Knex } from 'knex';
import type { Table } from './backup-document';
import { type DatabaseClient, fromBackup } from './column-values';
import { type DatabaseOptions, listTables, openDatabase, type TableShape } from './database';
import { readContent } from './objects';

/** SQLite takes 32,766 values in a statement. */
const VALUES_AT_ONCE = 20_000;
/** Knex writes rows for SQLite as a SELECT for each, of which a statement has 500 at most. */
const ROWS_AT_ONCE = 500;

/** The tables that the program made do not fit those of the backup. */
export class TablesDiffer extends Error {
  override readonly name = 'TablesDiffer';
}

/**
 * Puts the rows of a backup into tables that have just been made and in which nobody has written: what the making left in them is taken out
 * first. Either all rows are there afterwards or the database is as it was.
 */
export async function loadDatabase(
  place: PublishedStore,
  tables: readonly Table[],
  options: DatabaseOptions,
): Promise<void> {
  const database = openDatabase(options);
  try {
    const shapes = await listTables(database, options.client);
    requireTables(tables, shapes);
    // Within a transaction SQLite would not hear it.
    if (options.client === 'sqlite') await database.raw('PRAGMA foreign_keys = OFF');
    await database.transaction(async (transaction) => {
      const restoreRules = await looseRules(transaction, options.client);
      for (const { name } of shapes) await transaction(name).del();
      for (const table of tables) await loadTable(place, transaction, table, options.client);
      await restoreRules();
    });
  } finally {
    await database.destroy();
  }
}

/** Nothing that has a value may have no place. */
function requireTables(tables: readonly Table[], shapes: readonly TableShape[]): void {
  const found = new Map(shapes.map((shape) => [shape.name, shape]));
  const missing = tables.flatMap(({ name, columns, rowCount }) => {
    if (rowCount === 0) return [];
    const shape = found.get(name);
    if (!shape) return [name];
    return Object.keys(columns)
      .filter((column) => !(column in shape.columns))
      .map((column) => `${name}.${column}`);
  });
  if (missing.length > 0)
    throw new TablesDiffer(
      `Bản sao lưu có những bảng, cột mà phiên bản này không có / The backup has tables or columns that this version lacks: ${missing.join(', ')}`,
    );
}

async function loadTable(
  place: PublishedStore,
  transaction: Knex,
  { name, columns, rowCount, content }: Table,
  client: DatabaseClient,
): Promise<void> {
  const names = Object.keys(columns);
  const kinds = Object.entries(columns);
  const fitting = Math.max(1, Math.floor(VALUES_AT_ONCE / Math.max(1, names.length)));
  const rowsAtOnce = Math.min(ROWS_AT_ONCE, fitting);
  let waiting: Record<string, unknown>[] = [];
  let loadedCount = 0;
  const flush = async () => {
    if (waiting.length > 0)
      await transaction(name)
        .insert(waiting)
        .catch((error: unknown) => {
          throw new Error(`${name}: ${reasonOf(error)}`);
        });
    loadedCount += waiting.length;
    waiting = [];
  };
  const input = Readable.from(readContent(place, content));
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    const values: unknown[] = JSON.parse(line);
    const row = kinds.map(([column, kind], index) => [
      column,
      fromBackup(values[index], kind, client),
    ]);
    waiting.push(Object.fromEntries(row));
    if (waiting.length === rowsAtOnce) await flush();
  }
  await flush();
  if (loadedCount !== rowCount)
    throw new Error(`${name}: ${loadedCount} rows were read, ${rowCount} were saved`);
}

/**
 * Lets rows come in any order and unasked, and gives what puts the rules back, which looks at every row again. Among the rules are triggers
 * that guard what may never change; what is in a backup was guarded by them when it was written.
 */
async function looseRules(transaction: Knex, client: DatabaseClient): Promise<() => Promise<void>> {
  return client === 'sqlite' ? looseSqliteRules(transaction) : loosePostgresRules(transaction);
}

/** References were not looked at; all of them are at the end. */
async function looseSqliteRules(transaction: Knex): Promise<() => Promise<void>> {
  const triggers: { name: string; sql: string }[] = await transaction('sqlite_master')
    .select('name', 'sql')
    .where('type', 'trigger');
  for (const { name } of triggers) await transaction.raw('DROP TRIGGER ??', [name]);
  return async () => {
    const broken: unknown[] = await transaction.raw('PRAGMA foreign_key_check');
    if (broken.length > 0)
      throw new Error(`Rows refer to rows that are not there: ${JSON.stringify(broken[0])}`);
    for (const { sql } of triggers) await transaction.raw(sql.replaceAll('?', '\\?'));
  };
}

async function loosePostgresRules(transaction: Knex): Promise<() => Promise<void>> {
  const { rows }: { rows: { table: string; name: string; definition: string }[] } =
    await transaction.raw(
      `SELECT conrelid::regclass::text AS "table", quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
       FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace`,
    );
  const { rows: guarded }: { rows: { table: string }[] } = await transaction.raw(
    `SELECT DISTINCT tgrelid::regclass::text AS "table" FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
     WHERE NOT tgisinternal AND c.relnamespace = current_schema()::regnamespace`,
  );
  for (const { table, name } of rows)
    await transaction.raw(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  for (const { table } of guarded)
    await transaction.raw(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  return async () => {
    for (const { table } of guarded)
      await transaction.raw(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
    for (const { table, name, definition } of rows)
      await transaction.raw(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`);
    await continueSequences(transaction);
  };
}

/** New rows come after those that were loaded. */
async function continueSequences(transaction: Knex): Promise<void> {
  const { rows }: { rows: { table: string; sequence: string }[] } = await transaction.raw(
    `SELECT quote_ident(c.table_name) AS "table", pg_get_serial_sequence(quote_ident(c.table_name), c.column_name) AS sequence
     FROM information_schema.columns c
     WHERE c.table_schema = current_schema() AND c.column_name = 'id'
       AND pg_get_serial_sequence(quote_ident(c.table_name), c.column_name) IS NOT NULL`,
  );
  for (const { table, sequence } of rows)
    await transaction.raw(
      `SELECT setval('${sequence}', coalesce((SELECT max(id) FROM ${table}), 0) + 1, false)`,
    );
}

/** What the database said, without the statement and the values in it that Knex puts before it. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.slice(message.lastIndexOf(' - ') + 1);
}
