import type { ColumnKind } from './backup-document';
import { type DatabaseClient, fromBackup, kindOfType, toBackup } from './column-values';

// The types that Strapi's columns have in SQLite (as Knex declares them) and in PostgreSQL (as information_schema tells them).
test.each<[sqlite: string, postgres: string, kind: ColumnKind]>([
  ['boolean', 'boolean', 'boolean'],
  ['datetime', 'timestamp without time zone', 'instant'],
  ['json', 'jsonb', 'json'],
  ['integer', 'integer', 'number'],
  ['bigint', 'bigint', 'number'],
  ['float', 'double precision', 'number'],
  ['float', 'numeric', 'number'],
  ['varchar(255)', 'character varying', 'text'],
  ['text', 'text', 'text'],
  ['date', 'date', 'text'],
  ['time', 'time without time zone', 'text'],
])('%s in SQLite and %s in PostgreSQL are of one kind', (sqlite, postgres, kind) => {
  expect([kindOfType(sqlite), kindOfType(postgres)]).toEqual([kind, kind]);
});

const NOON = '2023-10-06T05:00:00.123Z';

test.each<[kind: ColumnKind, saved: unknown, sqlite: unknown, postgres: unknown]>([
  ['boolean', true, 1, true],
  ['boolean', false, 0, false],
  ['instant', NOON, Date.UTC(2023, 9, 6, 5, 0, 0, 123), new Date(NOON)],
  ['json', { a: [1, null] }, '{"a":[1,null]}', { a: [1, null] }],
  ['json', 'chữ', '"chữ"', 'chữ'],
  ['number', 85_820, 85_820, '85820'],
  ['number', '9007199254740993', '9007199254740993', '9007199254740993'],
  ['text', '012', '012', '012'],
  ['text', '2022-12-31', '2022-12-31', '2022-12-31'],
  ['text', null, null, null],
])('a value of %s is saved as %j from either database', (kind, saved, sqlite, postgres) => {
  expect(toBackup(sqlite, kind, 'sqlite')).toEqual(saved);
  expect(toBackup(postgres, kind, 'postgres')).toEqual(saved);
});

test.each<[ColumnKind, unknown, DatabaseClient, unknown]>([
  ['boolean', true, 'sqlite', 1],
  ['boolean', false, 'postgres', false],
  ['instant', NOON, 'sqlite', Date.UTC(2023, 9, 6, 5, 0, 0, 123)],
  ['instant', NOON, 'postgres', new Date(NOON)],
  ['json', { a: 1 }, 'sqlite', '{"a":1}'],
  ['json', 'chữ', 'postgres', '"chữ"'],
  ['text', null, 'postgres', null],
])('%s %j goes into %s as %j', (kind, saved, client, value) => {
  expect(fromBackup(saved, kind, client)).toEqual(value);
});

test('an instant that SQLite wrote itself is UTC', () => {
  expect(toBackup('2023-10-06 05:00:00', 'instant', 'sqlite')).toBe('2023-10-06T05:00:00.000Z');
});

test('what is no instant is not made one', () => {
  expect(() => toBackup('hôm qua', 'instant', 'sqlite')).toThrow('Not an instant: hôm qua');
});
