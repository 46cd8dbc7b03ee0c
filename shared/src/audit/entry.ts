import * as z from 'zod';
import {
  AuditActionSchema,
  type AuditActor,
  AuditActorSchema,
  AuditSubjectSchema,
} from '../contracts/audit-trail';
import { foldDiacritics } from '../text/text';

/** What the first entry names as the hash before it. */
export const FIRST_PREVIOUS_HASH = '0'.repeat(64);

const Sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** What is hashed of an entry, as it is stored. Its canonical JSON (RFC 8785) is what `contentSha256` is of. */
export const AuditContentSchema = z.strictObject({
  /** When it happened, UTC. */
  at: z.iso.datetime({ precision: 3 }),
  actor: AuditActorSchema,
  action: AuditActionSchema,
  subject: AuditSubjectSchema.nullable(),
  detail: z.record(z.string(), z.json()),
  /**
   * SHA-256 of a random number and the client's address, which are kept beside the log for a limited time: the chain stays whole
   * when the address is forgotten.
   */
  addressSha256: Sha256Schema.nullable(),
});
export type AuditContent = z.infer<typeof AuditContentSchema>;

/** An entry in its place in the chain. */
export const ChainedEntrySchema = z.object({
  sequence: z.int().positive(),
  previousHash: Sha256Schema,
  hash: Sha256Schema,
  content: AuditContentSchema,
});
export type ChainedEntry = z.infer<typeof ChainedEntrySchema>;

/** What is found by index or by searching: taken from the content, and nothing that the content does not say. */
export interface AuditColumns {
  at: string;
  action: string;
  actionGroup: string;
  actorKey: string;
  subjectUid: string | null;
  documentId: string | null;
  /** Names and titles without diacritics, for searching. */
  searchText: string;
}

export const SEARCH_TEXT_CHARACTERS_MAX = 1_000;

export function columnsOf({ at, action, actor, subject }: AuditContent): AuditColumns {
  return {
    at,
    action,
    actionGroup: actionGroupOf(action),
    actorKey: actorKeyOf(actor),
    subjectUid: subject?.uid ?? null,
    documentId: subject?.documentId ?? null,
    searchText: foldDiacritics(
      [
        actorNameOf(actor),
        actor.kind === 'account' ? actor.email : '',
        subject?.title ?? '',
        action,
      ]
        .filter((text) => text !== '')
        .join('\n'),
    ).slice(0, SEARCH_TEXT_CHARACTERS_MAX),
  };
}

/** `article.approved` is of the group `article`. */
export function actionGroupOf(action: string): string {
  return action.slice(0, action.indexOf('.'));
}

/** The same for the same actor, whatever the name was: `account:3`. */
export function actorKeyOf(actor: AuditActor): string {
  if (actor.kind === 'account') return `account:${actor.accountId}`;
  if (actor.kind === 'token') return `token:${actor.tokenId}`;
  return actor.kind === 'system' ? `system:${actor.name}` : 'nobody';
}

export function actorNameOf(actor: AuditActor): string {
  return actor.kind === 'nobody' ? '' : actor.name;
}

/** The object whose canonical JSON an entry's hash is of. */
export function linkOf(link: { contentSha256: string; previousHash: string; sequence: number }) {
  const { contentSha256, previousHash, sequence } = link;
  return { contentSha256, previousHash, sequence };
}
