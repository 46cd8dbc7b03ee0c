import * as z from 'zod';
import { Sha256Schema } from '../scorecards/release';
import { PublishedTotalsSchema } from '../scorecards/scorecard';
import { IdentifierSchema } from './identifiers';
import { CellChangeSchema } from './scorecards-admin';

// Files that the pages of the scorecards plugin send to its server and get from it. Addresses are below /scorecards.
// Files are sent as multipart/form-data in the field `file`; they are read and thrown away, and never reach the media library.
//
// GET  /blocks/{documentId}/template.xlsx              a workbook to score a block in, filled with what is there
// POST /blocks/{documentId}/import?dryRun=true         what it would change, and every cell that is wrong
// POST /blocks/{documentId}/import?dryRun=false        the same file again, with `sha256` and `changesSha256` of the dry run
// GET  /blocks/{documentId}/export.xlsx?table=ranking  a table as it is published
// GET  /frameworks/template.xlsx                       an empty framework
// GET  /frameworks/{documentId}/export?format=xlsx     a framework; or format=json
// POST /frameworks/import?dryRun=true                  .xlsx or .json; then dryRun=false with `sha256`

const count = z.number().int().min(0);

/** How many problems and changes a report lists; it counts all of them. */
export const REPORT_ENTRIES_MAX = 500;

/** One thing that is wrong with a file. Messages are Vietnamese sentences that name the cell. */
export const FileProblemSchema = z.strictObject({
  /** Null if the file as a whole is meant, and for JSON. */
  sheet: z.string().nullable(),
  /** Such as "C12", or for JSON a path; null if the sheet as a whole is meant. */
  cell: z.string().nullable(),
  message: z.string(),
});
export type FileProblem = z.infer<typeof FileProblemSchema>;

/** The query of both imports. An apply names the dry run it confirms. */
export const ImportQuerySchema = z.discriminatedUnion('dryRun', [
  z.object({ dryRun: z.literal('true') }),
  z.object({
    dryRun: z.literal('false'),
    sha256: Sha256Schema,
    changesSha256: Sha256Schema.optional(),
    /** Why scores change: needed while a correction is open. */
    reason: z.string().trim().min(1).max(500).optional(),
  }),
]);

const FileReportSchema = z.strictObject({
  /** Of the bytes of the file. */
  sha256: Sha256Schema,
  /** True only for an apply in which everything was applied. */
  isApplied: z.boolean(),
  problemCount: count,
  /** The first ones. With any problem nothing is applied. */
  problems: z.array(FileProblemSchema).max(REPORT_ENTRIES_MAX),
});

/** Printed totals of a unit that would change. */
export const TotalsChangeSchema = z.strictObject({
  unitId: IdentifierSchema,
  from: PublishedTotalsSchema.nullable(),
  to: PublishedTotalsSchema,
});
export type TotalsChange = z.infer<typeof TotalsChangeSchema>;

/** What `POST /blocks/{documentId}/import` answers, dry run or not. */
export const ImportReportResponseSchema = z.strictObject({
  data: FileReportSchema.extend({
    /** Of the list of all changes. If it differs at the apply, somebody has changed these scores meanwhile: nothing is applied. */
    changesSha256: Sha256Schema,
    changeCount: count,
    /** The first ones, in the order of the workbook. */
    changes: z.array(CellChangeSchema).max(REPORT_ENTRIES_MAX),
    totalsChanges: z.array(TotalsChangeSchema).max(REPORT_ENTRIES_MAX),
    /** The units with changes. */
    units: z.array(
      z.strictObject({
        unitId: IdentifierSchema,
        name: z.string(),
        changeCount: count,
        /** True if somebody changed the card after the template was made: look twice at what would be overwritten. */
        isChangedSinceTemplate: z.boolean(),
      }),
    ),
  }),
});
export type ImportReportResponse = z.infer<typeof ImportReportResponseSchema>;

/** What `POST /frameworks/import` answers, dry run or not. */
export const FrameworkImportResponseSchema = z.strictObject({
  data: FileReportSchema.extend({
    /** Null while the file cannot be read as one. */
    framework: z
      .strictObject({
        frameworkId: IdentifierSchema,
        name: z.string(),
        version: z.number().int(),
        scoredItemCount: count,
        maximumThousandths: count,
      })
      .nullable(),
    /** Whether it is new, or takes the place of one that no block uses yet. */
    outcome: z.enum(['create', 'replace']).nullable(),
    /** After an apply. */
    documentId: z.string().nullable(),
  }),
});
export type FrameworkImportResponse = z.infer<typeof FrameworkImportResponseSchema>;

export const FrameworkFormatSchema = z.enum(['xlsx', 'json']);
