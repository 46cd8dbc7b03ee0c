import Database from 'better-sqlite3';

const ROWS_AT_ONCE = 1_000;
const SELECT =
  'SELECT sequence, previous_hash, hash, content, at, action, action_group, actor_key, subject_uid, document_id, search_text FROM audit_log_entries';

/**
 * The rows of the audit log as JSON lines, read from the database itself: the CMS need not run, and is not believed.
 * @param {Record<string, string>} values the options
 * @param {string} sqliteFile
 * @returns {AsyncGenerator<string>}
 */
export async function* readAuditLog(values, sqliteFile) {
  const rows =
    values.DATABASE_CLIENT === 'postgres'
      ? postgresRows(values.DATABASE_URL ?? '')
      : sqliteRows(sqliteFile);
  for await (const row of rows) yield `${JSON.stringify(lineOf(row))}\n`;
}

/** @param {string} file */
async function* sqliteRows(file) {
  const database = new Database(file, { readonly: true, fileMustExist: true });
  try {
    for (const row of database.prepare(`${SELECT} ORDER BY sequence`).iterate())
      yield/** @type {Record<string, unknown>} */ (row);
  } finally {
    database.close();
  }
}

/** @param {string} connectionString */
async function* postgresRows(connectionString) {
  // @ts-expect-error: pg comes without types.
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    for (let after = 0; ; ) {
      const { rows } = await client.query(
        `${SELECT} WHERE sequence > $1 ORDER BY sequence LIMIT ${ROWS_AT_ONCE}`,
        [after],
      );
      yield* rows;
      if (rows.length < ROWS_AT_ONCE) return;
      after = rows.at(-1).sequence;
    }
  } finally {
    await client.end();
  }
}

/** @param {Record<string, unknown>} row */
function lineOf(row) {
  return {
    sequence: row.sequence,
    previousHash: row.previous_hash,
    hash: row.hash,
    content: jsonOf(String(row.content)),
    columns: {
      at: row.at,
      action: row.action,
      actionGroup: row.action_group,
      actorKey: row.actor_key,
      subjectUid: row.subject_uid,
      documentId: row.document_id,
      searchText: row.search_text,
    },
  };
}

// What is no JSON is no entry, and the check says so.
/** @param {string} text */
function jsonOf(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
