import type { ColumnKind } from './backup-document';

/** What a column holds, by the type it was declared with; the same for the same column in SQLite and PostgreSQL. */
export function kindOfType(declared: string): ColumnKind {
  const type = declared.toLowerCase();
  if (type.startsWith('bool')) return 'boolean';
  if (type.startsWith('timestamp') || type.startsWith('datetime')) return 'instant';
  if (type.startsWith('json')) return 'json';
  if (/^(int|bigint|smallint|serial|float|double|real|numeric|decimal)/.test(type)) return 'number';
  return 'text';
}

/** A value as a database gives it, in the form that stands in a backup: JSON that does not tell which database it was. */
export function toBackup(value: unknown, kind: ColumnKind, client: DatabaseClient): unknown {
  if (value === null || value === undefined) return null;
  switch (kind) {
    case 'boolean':
      return Boolean(Number(value));
    case 'instant':
      return instantOf(value).toISOString();
    case 'json':
      // PostgreSQL's driver has parsed it already.
      return client === 'sqlite' ? JSON.parse(String(value)) : value;
    case 'number':
      return numberOf(value);
    case 'text':
      return String(value);
  }
}

/** A value of a backup, as the database wants it. */
export function fromBackup(value: unknown, kind: ColumnKind, client: DatabaseClient): unknown {
  if (value === null || value === undefined) return null;
  if (kind === 'json') return JSON.stringify(value);
  if (client === 'postgres') return kind === 'instant' ? new Date(String(value)) : value;
  if (kind === 'boolean') return value ? 1 : 0;
  // As Strapi writes them in SQLite: milliseconds since 1970.
  if (kind === 'instant') return new Date(String(value)).getTime();
  return value;
}

export type DatabaseClient = 'sqlite' | 'postgres';

function instantOf(value: unknown): Date {
  const instant = value instanceof Date ? value : new Date(sqliteInstant(value));
  if (Number.isNaN(instant.getTime())) throw new Error(`Not an instant: ${String(value)}`);
  return instant;
}

/** Milliseconds, or a text that SQLite's own `CURRENT_TIMESTAMP` made, which is UTC and does not say so. */
function sqliteInstant(value: unknown): number | string {
  if (typeof value === 'number') return value;
  const text = String(value);
  return /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?$/.test(text)
    ? `${text.replace(' ', 'T')}Z`
    : text;
}

/** PostgreSQL gives large integers as texts. A number that JSON cannot hold stays a text. */
function numberOf(value: unknown): number | string {
  const number = Number(value);
  if (Number.isNaN(number)) throw new Error(`Not a number: ${String(value)}`);
  return Number.isInteger(number) && !Number.isSafeInteger(number) ? String(value) : number;
}
