import * as z from 'zod';
import { ChainedEntrySchema } from '../audit/entry';
import { AuditVerdictSchema } from '../audit/verify-chain';
import { LocalDaySchema } from '../time/local-day';

export const AUDIT_PAGE_SIZE = 50;
export const AUDIT_EXPORT_FORMATS = ['csv', 'jsonl'] as const;

/** What a person looks for. Days are Viet Nam's, both included. */
export const AuditFilterSchema = z.strictObject({
  from: LocalDaySchema.optional(),
  to: LocalDaySchema.optional(),
  actor: z.string().max(200).optional(),
  group: z.string().max(80).optional(),
  uid: z.string().max(200).optional(),
  documentId: z.string().max(200).optional(),
  text: z.string().trim().max(200).optional(),
});
export type AuditFilter = z.infer<typeof AuditFilterSchema>;

/** Newest first; `before` is the sequence of the last entry of the page before. */
export const AuditPageRequestSchema = AuditFilterSchema.extend({
  before: z.coerce.number().int().positive().optional(),
});
export type AuditPageRequest = z.infer<typeof AuditPageRequestSchema>;

export const ListedAuditEntrySchema = ChainedEntrySchema.extend({
  /** From where, while that is kept. */
  address: z.string().nullable(),
});
export type ListedAuditEntry = z.infer<typeof ListedAuditEntrySchema>;

export const AuditPageResponseSchema = z.object({
  data: z.object({ entries: z.array(ListedAuditEntrySchema), hasMore: z.boolean() }),
});
export type AuditPage = z.infer<typeof AuditPageResponseSchema>['data'];

/** What can be chosen in the filters. */
export const AuditChoicesResponseSchema = z.object({
  data: z.object({
    actors: z.array(z.object({ key: z.string(), name: z.string() })),
    groups: z.array(z.string()),
  }),
});
export type AuditChoices = z.infer<typeof AuditChoicesResponseSchema>['data'];

export const AuditExportRequestSchema = AuditFilterSchema.extend({
  format: z.enum(AUDIT_EXPORT_FORMATS),
});
export type AuditExportRequest = z.infer<typeof AuditExportRequestSchema>;

export const AuditVerificationResponseSchema = z.object({ data: AuditVerdictSchema });
