import {
  AuditPageResponseSchema,
  type ListedAuditEntry,
} from '@congkhai/shared/contracts/audit-admin';
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

/** What is recorded while something is done: entries that were added meanwhile, oldest first. */
export async function recordedBy(
  client: CmsClient,
  act: () => Promise<unknown>,
): Promise<ListedAuditEntry[]> {
  const head = await headOf(client);
  await act();
  return (await listEntries(client)).filter(({ sequence }) => sequence > head).reverse();
}
