import type { Core } from '@strapi/strapi';

const REFUSAL = 'records of scores and published releases are never changed';

/** Whether a row of a table is beyond change, as SQL about `OLD`. Releases of invented figures may be removed with the rest of them. */
const PROTECTED: { table: string; events: string[]; condition: string }[] = [
  { table: 'scorecards_score_changes', events: ['UPDATE', 'DELETE'], condition: '1 = 1' },
  {
    table: 'scorecards_frozen_releases',
    events: ['UPDATE', 'DELETE'],
    condition: 'OLD.published_at IS NOT NULL AND NOT OLD.is_demonstration',
  },
  { table: 'scorecards_released_scorecards', events: ['UPDATE'], condition: '1 = 1' },
  {
    table: 'scorecards_released_scorecards',
    events: ['DELETE'],
    condition: `EXISTS (SELECT 1 FROM %releases% WHERE id = OLD.release_id
      AND published_at IS NOT NULL AND NOT is_demonstration)`,
  },
];

/**
 * Makes the database itself refuse what none of our code does: changing or deleting who changed a score, and anything of a release
 * that was public. So neither a mistake nor another plugin can. Made at every start, because Strapi makes tables anew when their
 * columns change.
 */
export async function protectRecords(strapi: Core.Strapi): Promise<void> {
  const schema = strapi.db.getSchemaName();
  const place = (table: string) => (schema ? `"${schema}"."${table}"` : `"${table}"`);
  const run = (sql: string) => strapi.db.connection.raw(sql);
  for (const { table, events, condition } of PROTECTED)
    for (const event of events) {
      const name = `${table}_no_${event.toLowerCase()}`;
      const when = condition.replace('%releases%', place('scorecards_frozen_releases'));
      const statements =
        strapi.db.dialect.client === 'postgres'
          ? onPostgres({ name, event, table: place(table), schema, when })
          : onSqlite({ name, event, table: place(table), when });
      for (const statement of statements) await run(statement);
    }
}

interface Trigger {
  name: string;
  event: string;
  table: string;
  when: string;
}

function onSqlite({ name, event, table, when }: Trigger): string[] {
  return [
    `DROP TRIGGER IF EXISTS "${name}"`,
    `CREATE TRIGGER "${name}" BEFORE ${event} ON ${table} WHEN ${when}
     BEGIN SELECT RAISE(ABORT, '${REFUSAL}'); END`,
  ];
}

// The condition stands in the function: that of a trigger may not ask other tables.
function onPostgres({
  name,
  event,
  table,
  when,
  schema,
}: Trigger & { schema: string | undefined }): string[] {
  const procedure = schema ? `"${schema}"."${name}"` : `"${name}"`;
  return [
    `CREATE OR REPLACE FUNCTION ${procedure}() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       IF ${when} THEN RAISE EXCEPTION '${REFUSAL}'; END IF;
       RETURN ${event === 'DELETE' ? 'OLD' : 'NEW'};
     END $$`,
    `DROP TRIGGER IF EXISTS "${name}" ON ${table}`,
    `CREATE TRIGGER "${name}" BEFORE ${event} ON ${table}
     FOR EACH ROW EXECUTE FUNCTION ${procedure}()`,
  ];
}
