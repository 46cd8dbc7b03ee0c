import type { PublishedStore } from '@congkhai/published-store';
import type { Knex } from 'knex';
import type { Table } from './backup-document';
import { type DatabaseClient, toBackup } from './column-values';
import { withSqliteCopy } from './copy-sqlite';
import { type DatabaseOptions, listTables, openDatabase, type TableShape } from './database';
import { putContent } from './objects';

const ROWS_AT_ONCE = 500;

/** Puts every table as it is at one moment, while others go on writing. */
export function dumpDatabase(place: PublishedStore, options: DatabaseOptions): Promise<Table[]> {
  // Whoever reads the file that the CMS writes would keep it from writing.
  return options.client === 'sqlite'
    ? withSqliteCopy(options.filename, (filename) => dump(place, { ...options, filename }))
    : dump(place, options);
}

async function dump(place: PublishedStore, options: DatabaseOptions): Promise<Table[]> {
  const database = openDatabase(options);
  try {
    return await database.transaction(
      async (snapshot) => {
        const tables: Table[] = [];
        for (const shape of await listTables(snapshot, options.client))
          tables.push(await dumpTable(place, snapshot, shape, options.client));
        return tables;
      },
      options.client === 'postgres' ? { isolationLevel: 'repeatable read', readOnly: true } : {},
    );
  } finally {
    await database.destroy();
  }
}

async function dumpTable(
  place: PublishedStore,
  snapshot: Knex,
  shape: TableShape,
  client: DatabaseClient,
): Promise<Table> {
  let rowCount = 0;
  async function* lines(): AsyncGenerator<Buffer> {
    for await (const rows of rowsOf(snapshot, shape, client)) {
      rowCount += rows.length;
      const text = rows.map((row) => `${JSON.stringify(valuesOf(row, shape, client))}\n`).join('');
      yield Buffer.from(text);
    }
  }
  const content = await putContent(place, lines());
  return { ...shape, rowCount, content };
}

type Row = Record<string, unknown>;

/** The values in the order of the columns. */
function valuesOf(row: Row, { name, columns }: TableShape, client: DatabaseClient): unknown[] {
  return Object.entries(columns).map(([column, kind]) => {
    try {
      return toBackup(row[column], kind, client);
    } catch (error) {
      throw new Error(`${name}.${column}, id ${String(row.id)}: ${String(error)}`, {
        cause: error,
      });
    }
  });
}

/** By id, so that no offset has to be counted: every table of Strapi has one. */
async function* rowsOf(
  snapshot: Knex,
  { name, columns }: TableShape,
  client: DatabaseClient,
): AsyncGenerator<Row[]> {
  if (!('id' in columns)) throw new Error(`The table ${name} has no id`);
  // The driver of PostgreSQL would make instants of calendar days.
  const selected = Object.entries(columns).map(([column, kind]) =>
    client === 'postgres' && kind === 'text'
      ? snapshot.raw('??::text as ??', [column, column])
      : column,
  );
  for (let last: unknown = null; ; ) {
    const query = snapshot(name).select(selected).orderBy('id').limit(ROWS_AT_ONCE);
    const rows: Row[] = await (last === null ? query : query.where('id', '>', String(last)));
    if (rows.length === 0) return;
    yield rows;
    last = rows.at(-1)?.id;
  }
}
