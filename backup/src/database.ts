import knex, { type Knex } from 'knex';
import type { ColumnKind } from './backup-document';
import { type DatabaseClient, kindOfType } from './column-values';

export type DatabaseOptions =
  | { client: 'sqlite'; filename: string }
  | { client: 'postgres'; connectionString: string };

/** What Strapi keeps of its tables: it belongs to one database and is made anew with the tables. */
const OF_THE_SCHEMA = new Set([
  'strapi_migrations',
  'strapi_migrations_internal',
  'strapi_database_schema',
]);

export interface TableShape {
  name: string;
  columns: Record<string, ColumnKind>;
}

export function openDatabase(options: DatabaseOptions): Knex {
  return options.client === 'sqlite'
    ? knex({
        client: 'better-sqlite3',
        connection: { filename: options.filename },
        useNullAsDefault: true,
        pool: { min: 1, max: 1 },
      })
    : knex({ client: 'pg', connection: { connectionString: options.connectionString } });
}

/** Every table with rows of the installation, by name. */
export async function listTables(database: Knex, client: DatabaseClient): Promise<TableShape[]> {
  const shapes =
    client === 'sqlite' ? await sqliteTables(database) : await postgresTables(database);
  return shapes.filter(({ name }) => !OF_THE_SCHEMA.has(name));
}

interface ColumnRow {
  table: string;
  column: string;
  type: string;
}

async function sqliteTables(database: Knex): Promise<TableShape[]> {
  return shapesOf(
    await database.raw(
      `SELECT t.name AS "table", c.name AS "column", c.type AS type FROM sqlite_master t, pragma_table_info(t.name) c
       WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY t.name, c.cid`,
    ),
  );
}

async function postgresTables(database: Knex): Promise<TableShape[]> {
  const { rows } = await database.raw(
    `SELECT c.table_name AS "table", c.column_name AS "column", c.data_type AS type
     FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' ORDER BY c.table_name, c.ordinal_position`,
  );
  return shapesOf(rows);
}

function shapesOf(rows: ColumnRow[]): TableShape[] {
  const shapes = new Map<string, TableShape>();
  for (const { table, column, type } of rows) {
    const shape = shapes.get(table) ?? { name: table, columns: {} };
    shape.columns[column] = kindOfType(type);
    shapes.set(table, shape);
  }
  return [...shapes.values()];
}
