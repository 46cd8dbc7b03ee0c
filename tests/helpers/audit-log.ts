import {
  AuditPageResponseSchema,
  type ListedAuditEntry,
} from '@congkhai/shared/contracts/audit-admin';
import Database from 'better-sqlite3';
import type { CmsClient } from './cms-process';

/** The newest entries that fit, newest first. */
export async function listEntries(client: CmsClient, query = ''): Promise<ListedAuditEntry[]> {
  const answer = await client('GET', `/audit-log/entries?${query}`);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return AuditPageResponseSchema.parse(answer.body).data.entries;
}

/** Sequence of the newest entry; 0 while there is none. */
export async function headOf(client: CmsClient): Promise<number> {
  return (await listEntries(client))[0]?.sequence ?? 0;
}

/** All entries after a sequence, newest first, page by page. */
export async function entriesAfter(client: CmsClient, head: number): Promise<ListedAuditEntry[]> {
  const entries = await listEntries(client);
  for (let last = entries.at(-1); last && last.sequence > head + 1; last = entries.at(-1))
    entries.push(...(await listEntries(client, `before=${last.sequence}`)));
  return entries.filter(({ sequence }) => sequence > head);
}

/** What is recorded while something is done: entries that were added meanwhile, oldest first. */
export async function recordedBy(
  client: CmsClient,
  act: () => Promise<unknown>,
): Promise<ListedAuditEntry[]> {
  const head = await headOf(client);
  await act();
  return (await listEntries(client)).filter(({ sequence }) => sequence > head).reverse();
}

/** Every byte of every entry in an SQLite file. */
export function contentsIn(databaseFile: string): string {
  return selectIn(databaseFile, 'SELECT content FROM audit_log_entries').join('\n');
}

/** The first column of what is selected. */
export function selectIn(databaseFile: string, statement: string): string[] {
  const database = new Database(databaseFile, { readonly: true });
  const values = database.prepare(statement).pluck().all();
  database.close();
  return values.map(String);
}
