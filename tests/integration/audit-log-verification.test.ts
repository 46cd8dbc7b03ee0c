import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import * as z from 'zod';
import { parseCheckpoints, verifyAuditLog } from '../../functions/src/handlers/verify-audit-log';
import { readAuditLog } from '../../scripts/read-audit-log.mjs';
import { entriesAfter, headOf, listEntries } from '../helpers/audit-log';
import {
  type CmsClient,
  type CmsProcess,
  eventually,
  startCmsProcess,
} from '../helpers/cms-process';
import { COLLECTIONS } from '../helpers/newsroom';
import { describeOnDatabases } from '../helpers/postgres';

const { categories: CATEGORIES } = COLLECTIONS;
const COMMAND = join(__dirname, '../../functions/dist/verify-audit-log.js');
const RUN_SQL = join(__dirname, '../helpers/run-sql.mjs');
const CHANGES = 200;
const HeadSchema = z.object({ sequence: z.number(), hash: z.string() });

let cms: CmsProcess;
let administrator: CmsClient;
let databaseUrl: string | undefined;

const createCategory = (number: number) =>
  administrator('POST', CATEGORIES, { categoryId: `muc-${number}`, name: `Chuyên mục ${number}` });
const options = () =>
  databaseUrl
    ? { DATABASE_CLIENT: 'postgres', DATABASE_URL: databaseUrl }
    : { DATABASE_CLIENT: 'sqlite' };

/** What the database answers to a statement that changes the log; empty if it lets it happen. */
function refusalOf(statement: string): string {
  if (databaseUrl) {
    const { stderr } = spawnSync(process.execPath, [RUN_SQL, databaseUrl, statement], {
      encoding: 'utf8',
    });
    return stderr;
  }
  const database = new Database(cms.databaseFile);
  try {
    database.exec(statement);
    return '';
  } catch (error) {
    return String(error);
  } finally {
    database.close();
  }
}

describeOnDatabases('the audit log, on %s,', (variablesOf) => {
  beforeAll(async () => {
    const variables = await variablesOf();
    databaseUrl = variables.DATABASE_URL;
    cms = await startCmsProcess(variables);
    administrator = await cms.signIn('administrator');
  });
  afterAll(() => cms?.stop());

  test('is an unbroken chain after 200 changes at once, some of them refused', async () => {
    const head = await headOf(administrator);
    const answers = await Promise.all([
      ...Array.from({ length: CHANGES }, (_, number) => createCategory(number)),
      // The same identifiers once more: whoever comes second is refused, and leaves no entry.
      ...Array.from({ length: 20 }, (_, number) => createCategory(number)),
    ]);
    const createdCount = answers.filter(({ status }) => status < 300).length;
    expect(createdCount).toBe(CHANGES);
    const recorded = await entriesAfter(administrator, head);
    expect(recorded.filter(({ content }) => content.action !== 'category.created')).toEqual([]);
    expect(recorded).toHaveLength(createdCount);
    const { body } = await administrator('POST', '/audit-log/verification');
    expect(body).toMatchObject({ data: { kind: 'intact', lastSequence: head + createdCount } });
  });

  test.each([
    ['changed', "UPDATE audit_log_entries SET content = '{}' WHERE sequence = 2"],
    ['deleted', 'DELETE FROM audit_log_entries WHERE sequence = 2'],
  ])('is not %s by the database', (_, statement) => {
    expect(refusalOf(statement)).toContain('append-only');
  });

  test('agrees, read without the CMS, with what was noted down outside the database', async () => {
    const file = join(dirname(cms.databaseFile), 'audit-checkpoints.jsonl');
    await eventually(async () => {
      const checkpoints = parseCheckpoints(readFileSync(file, 'utf8'));
      const verdict = await verifyAuditLog({
        lines: readAuditLog(options(), cms.databaseFile),
        checkpoints,
        keys: [],
      });
      expect(verdict).toMatchObject({ kind: 'intact', checkpointCount: checkpoints.length });
    });
  });

  test('is found by names without diacritics, and a page goes on where the last one ended', async () => {
    const [first] = await listEntries(administrator, 'text=chuyen%20MUC%20123&group=category');
    expect(first?.content.subject?.title).toBe('Chuyên mục 123');
    const newest = await listEntries(administrator);
    const next = await listEntries(administrator, `before=${newest.at(-1)?.sequence}`);
    expect(next[0]?.sequence).toBe((newest.at(-1)?.sequence ?? 0) - 1);
  });

  test('is checked as a file, and what begins like a formula is a text in the other', async () => {
    await administrator('POST', CATEGORIES, { categoryId: 'cong-thuc', name: '=1+1' });
    const exported = async (format: string) =>
      String((await administrator('GET', `/audit-log/export?format=${format}`)).body);
    expect(await exported('csv')).toContain(",'=1+1,");
    const file = join(dirname(cms.databaseFile), 'export.jsonl');
    const lines = await exported('jsonl');
    const run = (text: string) => {
      writeFileSync(file, text);
      const { status, stdout } = spawnSync(process.execPath, [COMMAND, file], { encoding: 'utf8' });
      return { status, stdout };
    };
    expect(run(lines)).toEqual({ status: 0, stdout: expect.stringMatching(/^OK: \d+ /) });
    expect(run(lines.replace('"=1+1"', '"=1+2"'))).toEqual({
      status: 1,
      stdout: expect.stringMatching(/entry \d+ bị sửa/),
    });
  });

  const SWAP = `UPDATE audit_log_entries SET sequence = -5 WHERE sequence = 5;
    UPDATE audit_log_entries SET sequence = 5 WHERE sequence = 6;
    UPDATE audit_log_entries SET sequence = 6 WHERE sequence = -5`;
  test.each([
    ['nothing', 'SELECT 1', { kind: 'intact', checkpointCount: 1 }],
    [
      'an entry that was changed',
      `UPDATE audit_log_entries SET content = replace(content, '"action":', '"action":"x","was":') WHERE sequence = 20`,
      { kind: 'broken', sequence: 20 },
    ],
    [
      'whom an entry is found under',
      "UPDATE audit_log_entries SET actor_key = 'account:1' WHERE sequence = 1",
      { problem: 'columns-changed', sequence: 1 },
    ],
    [
      'an entry that was deleted',
      'DELETE FROM audit_log_entries WHERE sequence = 7',
      { problem: 'deleted', sequence: 7 },
    ],
    ['two entries that changed places', SWAP, { problem: 'reordered', sequence: 5 }],
    [
      'the last entries deleted',
      'DELETE FROM audit_log_entries WHERE sequence > 30',
      { problem: 'truncated', sequence: 31 },
    ],
  ])('tells %s by somebody with all rights', async (_, statement, expected) => {
    // A copy of SQLite's file is enough: what is checked are the rows.
    if (databaseUrl) return;
    expect(await verdictAfter(statement)).toMatchObject(expected);
  });
});

/** The log as somebody with all rights on the database leaves it, checked against what was noted down before. */
async function verdictAfter(statement: string) {
  const copy = join(dirname(cms.databaseFile), `copy-${Date.now()}.sqlite`);
  const original = new Database(cms.databaseFile, { readonly: true });
  await original.backup(copy);
  const noted = HeadSchema.parse(
    original
      .prepare('SELECT sequence, hash FROM audit_log_entries ORDER BY sequence DESC LIMIT 1')
      .get(),
  );
  original.close();
  const database = new Database(copy);
  for (const verb of ['update', 'delete', 'insert'])
    database.exec(`DROP TRIGGER audit_log_${verb}`);
  database.exec(statement);
  database.close();
  const checkpoint = { ...noted, at: '2026-11-25T08:00:00Z' };
  return verifyAuditLog({
    lines: readAuditLog({ DATABASE_CLIENT: 'sqlite' }, copy),
    checkpoints: [{ checkpoint, keyId: null, signature: null }],
    keys: [],
  });
}
