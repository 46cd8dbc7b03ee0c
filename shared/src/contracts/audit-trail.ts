import * as z from 'zod';

/**
 * Who did something, as the account was at that time: names and roles change, entries do not. `system` is work without a person
 * (a job, a command, the start); `nobody` is a visitor who is not signed in, and of whom nothing else is known.
 */
export const AuditActorSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('account'),
    accountId: z.int(),
    name: z.string(),
    email: z.string(),
    roles: z.array(z.string()),
  }),
  z.strictObject({ kind: z.literal('token'), tokenId: z.int(), name: z.string() }),
  z.strictObject({ kind: z.literal('system'), name: z.string() }),
  z.strictObject({ kind: z.literal('nobody') }),
]);
export type AuditActor = z.infer<typeof AuditActorSchema>;

/** What it was done to. `title` is what people called it then. */
export const AuditSubjectSchema = z.strictObject({
  uid: z.string().min(1),
  documentId: z.string().nullable(),
  locale: z.string().nullable(),
  title: z.string().nullable(),
});
export type AuditSubject = z.infer<typeof AuditSubjectSchema>;

/** Dotted English words: what something was done to, and what was done (`article.approved`). The first word is the group. */
export const AuditActionSchema = z
  .string()
  .max(80)
  .regex(/^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$/);

/** One value of a change as text. A long one is shortened to the part that differs, with the hash of the whole. */
export const AuditValueSchema = z.union([
  z.null(),
  z.string(),
  z.strictObject({
    excerpt: z.string(),
    characterCount: z.int().nonnegative(),
    sha256: z.string().length(64),
  }),
]);
export type AuditValue = z.infer<typeof AuditValueSchema>;

/** A field that changed. Of a secret only that it changed is told. */
export const AuditChangeSchema = z.union([
  z.strictObject({ field: z.string(), before: AuditValueSchema, after: AuditValueSchema }),
  z.strictObject({ field: z.string(), isHidden: z.literal(true) }),
]);
export type AuditChange = z.infer<typeof AuditChangeSchema>;

/** What a plugin records. */
export interface AuditEntry {
  action: string;
  subject: AuditSubject | null;
  /** JSON with what else is to be known; `changes` holds `AuditChange[]`. Values named like secrets are left out. */
  detail?: Record<string, unknown>;
  /** Left out: the account of the request that is being answered, else the system. */
  actor?: AuditActor;
  /** From where a member of staff came, where that matters as in signing in. It is kept beside the log, for a limited time. */
  clientAddress?: string;
}

/**
 * The audit log as other plugins see it: `strapi.plugin('audit-log')?.service('trail')`. An entry that is recorded inside
 * `strapi.db.transaction` is part of that transaction: if the change is taken back, so is its entry. An entry that cannot be
 * written throws, so that nothing happens unrecorded.
 */
export interface AuditTrail {
  record(entry: AuditEntry): Promise<void>;
  /** Who acts now, as it would be recorded. */
  actorOf(): AuditActor;
}
