import type { Core } from '@strapi/strapi';

type Value = string | number | null;
type Row = Record<string, Value>;

/** The part of knex that is used here. Strapi gives its connection and its transactions without types. */
export interface Query extends PromiseLike<unknown> {
  select(...columns: string[]): Query;
  where(column: string, operator: string, value: Value): Query;
  whereIn(column: string, values: readonly Value[]): Query;
  whereLike(column: string, pattern: string): Query;
  orderBy(column: string, direction: 'asc' | 'desc'): Query;
  limit(count: number): Query;
  first(): Query;
  insert(row: Row): Query;
  delete(): Query;
}

interface Connection {
  (table: string): Query & { withSchema(schema: string): Query };
  raw(statement: string): PromiseLike<unknown>;
}

/** Runs something in the transaction that is open, or in one of its own, with access to the tables themselves. */
export async function inTransaction<Result>(
  strapi: Core.Strapi,
  run: (database: {
    rowsOf: (table: string) => Query;
    execute: (statement: string) => PromiseLike<unknown>;
  }) => Promise<Result>,
): Promise<Result> {
  const schema = strapi.db.getSchemaName();
  return strapi.db.transaction(({ trx }: { trx: Connection }) =>
    run({
      rowsOf: (table) => (schema ? trx(table).withSchema(schema) : trx(table)),
      execute: (statement) => trx.raw(statement),
    }),
  );
}
