import { FIRST_PREVIOUS_HASH } from '@congkhai/shared/audit/entry';
import type { Core } from '@strapi/strapi';
import { ENTRY_TABLE } from './constants';
import { inTransaction } from './database';

// Any number that nobody else in the database locks: the name of this lock is its first eight bytes in SHA-256.
const LINK_LOCK = '7316552910483327121';
const REFUSAL = 'the audit log is append-only';

/**
 * Makes the database itself refuse to change or delete an entry. Installed at every start, after the tables are up to date: SQLite
 * forgets triggers when Strapi alters a table.
 */
export async function installProtection(strapi: Core.Strapi): Promise<void> {
  const isPostgres = strapi.db.dialect.client === 'postgres';
  const schema = strapi.db.getSchemaName() ?? 'public';
  const statements = isPostgres ? postgresStatements(schema) : SQLITE_STATEMENTS;
  await inTransaction(strapi, async ({ execute }) => {
    for (const statement of statements) await execute(statement);
  });
}

const SQLITE_STATEMENTS = [
  ...['audit_log_update', 'audit_log_delete', 'audit_log_insert'].map(
    (name) => `DROP TRIGGER IF EXISTS ${name}`,
  ),
  ...['update', 'delete'].map(
    (verb) =>
      `CREATE TRIGGER audit_log_${verb} BEFORE ${verb.toUpperCase()} ON ${ENTRY_TABLE} BEGIN SELECT RAISE(ABORT, '${REFUSAL}'); END`,
  ),
  `CREATE TRIGGER audit_log_insert BEFORE INSERT ON ${ENTRY_TABLE}
   WHEN NEW.sequence IS NULL OR NEW.sequence <> coalesce((SELECT max(sequence) FROM ${ENTRY_TABLE}), 0) + 1
   BEGIN SELECT RAISE(ABORT, 'an audit entry does not follow the last one'); END`,
];

/**
 * On PostgreSQL an entry gets its place in the chain when its transaction commits, so that writers wait for each other for as long
 * as a commit takes and not for as long as a transaction does, and cannot deadlock: nobody takes another lock after this one.
 * `content_sha_256` is 64 hexadecimal digits, so the text that is hashed is canonical JSON.
 */
function postgresStatements(schema: string): string[] {
  const table = `"${schema}".${ENTRY_TABLE}`;
  const functionOf = (name: string, body: string) =>
    `CREATE OR REPLACE FUNCTION "${schema}".${name}() RETURNS trigger LANGUAGE plpgsql AS $body$ ${body} $body$`;
  const trigger = (name: string, definition: string) => [
    `DROP TRIGGER IF EXISTS ${name} ON ${table}`,
    `${definition.replace('TRIGGER', `TRIGGER ${name}`)} EXECUTE FUNCTION "${schema}".${name}()`,
  ];
  return [
    functionOf(
      'audit_log_unlinked',
      'BEGIN NEW.sequence := NULL; NEW.previous_hash := NULL; NEW.hash := NULL; RETURN NEW; END',
    ),
    functionOf(
      'audit_log_link',
      `DECLARE
         previous text := '${FIRST_PREVIOUS_HASH}';
         following integer := 1;
         linked text;
       BEGIN
         PERFORM pg_advisory_xact_lock(${LINK_LOCK});
         SELECT hash, sequence + 1 INTO previous, following FROM ${table}
           WHERE sequence IS NOT NULL ORDER BY sequence DESC LIMIT 1;
         previous := coalesce(previous, '${FIRST_PREVIOUS_HASH}');
         following := coalesce(following, 1);
         linked := '{"contentSha256":"' || NEW.content_sha_256 || '","previousHash":"' || previous || '","sequence":' || following || '}';
         UPDATE ${table} SET sequence = following, previous_hash = previous,
           hash = encode(sha256(convert_to(linked, 'UTF8')), 'hex') WHERE id = NEW.id;
         RETURN NULL;
       END`,
    ),
    functionOf(
      'audit_log_refuse',
      `BEGIN
         IF TG_OP = 'UPDATE' AND OLD.sequence IS NULL AND NEW.content = OLD.content AND NEW.content_sha_256 = OLD.content_sha_256
         THEN RETURN NEW; END IF;
         RAISE EXCEPTION '${REFUSAL}';
       END`,
    ),
    functionOf('audit_log_truncate', `BEGIN RAISE EXCEPTION '${REFUSAL}'; END`),
    ...trigger('audit_log_unlinked', `CREATE TRIGGER BEFORE INSERT ON ${table} FOR EACH ROW`),
    ...trigger(
      'audit_log_link',
      `CREATE CONSTRAINT TRIGGER AFTER INSERT ON ${table} DEFERRABLE INITIALLY DEFERRED FOR EACH ROW`,
    ),
    ...trigger(
      'audit_log_refuse',
      `CREATE TRIGGER BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW`,
    ),
    ...trigger('audit_log_truncate', `CREATE TRIGGER BEFORE TRUNCATE ON ${table}`),
  ];
}
