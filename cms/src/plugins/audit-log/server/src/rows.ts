import {
  type AuditColumns,
  AuditContentSchema,
  type ChainedEntry,
} from '@congkhai/shared/audit/entry';
import * as z from 'zod';

/** An entry as the table has it. */
export const EntryRowSchema = z.object({
  sequence: z.int(),
  previous_hash: z.string(),
  hash: z.string(),
  content: z.string(),
  at: z.string(),
  action: z.string(),
  action_group: z.string(),
  actor_key: z.string(),
  subject_uid: z.string().nullable(),
  document_id: z.string().nullable(),
  search_text: z.string(),
});
export type EntryRow = z.infer<typeof EntryRowSchema>;
export const ENTRY_COLUMNS = Object.keys(EntryRowSchema.shape);

export function entryOf({ sequence, previous_hash, hash, content }: EntryRow): ChainedEntry {
  return { sequence, previousHash: previous_hash, hash, content: contentOf(content) };
}

export function columnsOfRow(row: EntryRow): AuditColumns {
  return {
    at: row.at,
    action: row.action,
    actionGroup: row.action_group,
    actorKey: row.actor_key,
    subjectUid: row.subject_uid,
    documentId: row.document_id,
    searchText: row.search_text,
  };
}

/** An entry that may be anything: the check says what is wrong with it. */
export function uncheckedEntryOf({ sequence, previous_hash, hash, content }: EntryRow): unknown {
  return { sequence, previousHash: previous_hash, hash, content: jsonOf(content) };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Somebody wrote something else into the table. As a text it is no content, and is found so.
    return text;
  }
}

function contentOf(text: string): ChainedEntry['content'] {
  return AuditContentSchema.parse(JSON.parse(text));
}
