import type { Core } from '@strapi/strapi';
import * as z from 'zod';

const AnswerSchema = z.object({
  rows: z.tuple([z.object({ milliseconds: z.coerce.number() })]),
});

/**
 * What time it is by the one clock that all instances share, in milliseconds since 1970. PostgreSQL is asked; a SQLite database is in this process, whose
 * clock it has. Instants that are made of it are stored as all others are.
 */
export async function databaseTime(strapi: Core.Strapi): Promise<number> {
  const { connection, dialect } = strapi.db;
  if (dialect.client !== 'postgres') return Date.now();
  // Not now(), which stands still in a transaction.
  const answer: unknown = await connection.raw(
    'select extract(epoch from clock_timestamp()) * 1000 as milliseconds',
  );
  return AnswerSchema.parse(answer).rows[0].milliseconds;
}
