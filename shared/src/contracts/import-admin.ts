import * as z from 'zod';
import { Sha256Schema } from './findings-admin';

/** The first problems and articles that a report names. Counts are of all. */
export const IMPORT_ENTRIES_MAX = 500;

const RowSchema = z.number().int().min(1);

/** What is wrong with a row: which one (counted from 1 without the header), which field, and what was expected. */
export const RowProblemSchema = z.strictObject({
  row: RowSchema,
  title: z.string(),
  field: z.string(),
  message: z.string(),
});
export type RowProblem = z.infer<typeof RowProblemSchema>;

/** An article that is here already, and how it was recognised. */
const ExistingRowSchema = z.strictObject({
  row: RowSchema,
  title: z.string(),
  by: z.enum(['source', 'text']),
  documentId: z.string(),
});
export type ExistingRow = z.infer<typeof ExistingRowSchema>;

/** `POST /newsroom/imports?dryRun=true|false`: what a file would bring, or that its import has begun. */
export const ImportCheckSchema = z.strictObject({
  sha256: Sha256Schema,
  fileName: z.string(),
  rowCount: z.number().int(),
  readyCount: z.number().int(),
  /** Of these, to be published; the others become drafts. */
  publishedCount: z.number().int(),
  existingCount: z.number().int(),
  wrongCount: z.number().int(),
  fileCount: z.number().int(),
  problems: z.array(RowProblemSchema).max(IMPORT_ENTRIES_MAX),
  existing: z.array(ExistingRowSchema).max(IMPORT_ENTRIES_MAX),
  /** The import that was begun; null for a dry run, and where the file is another than the one that was checked. */
  importId: z.number().int().nullable(),
});
export type ImportCheck = z.infer<typeof ImportCheckSchema>;
export const ImportCheckResponseSchema = z.strictObject({ data: ImportCheckSchema });

export const ROW_OUTCOMES = ['waiting', 'drafted', 'published', 'existing', 'failed'] as const;
export const RowOutcomeSchema = z.enum(ROW_OUTCOMES);
export type RowOutcome = z.infer<typeof RowOutcomeSchema>;

/** An import that runs or ran. */
export const ImportRunSchema = z.strictObject({
  importId: z.number().int(),
  fileName: z.string(),
  sha256: Sha256Schema,
  isFinished: z.boolean(),
  startedBy: z.string(),
  startedAt: z.iso.datetime({ precision: 3 }),
  finishedAt: z.iso.datetime({ precision: 3 }).nullable(),
  counts: z.record(RowOutcomeSchema, z.number().int()),
});
export type ImportRun = z.infer<typeof ImportRunSchema>;
export const ImportRunsResponseSchema = z.strictObject({ data: z.array(ImportRunSchema) });

/** The query of an upload. An import names the hash of the file whose dry run was read. */
export const ImportRequestSchema = z.discriminatedUnion('dryRun', [
  z.strictObject({ dryRun: z.literal('true') }),
  z.strictObject({ dryRun: z.literal('false'), sha256: Sha256Schema }),
]);
