import * as z from 'zod';
import { DecimalSchema } from '../contracts/decimal';
import { ItemIdSchema } from '../contracts/identifiers';
import { lineSchema } from '../text/text';
import { RoundingRuleSchema } from './points';
import { TieRuleSchema } from './ranking';

const points = DecimalSchema.min(0).max(1_000_000);
const rank = z.number().int().min(1).max(1_000_000);

/** Rows × parts of one request: more is a table that nobody prints. */
const CELLS_MAX = 200_000;

/** Printed figures of one row; what was not printed is left out. A part that does not apply to the row is null. */
const PrintedRowSchema = z.strictObject({
  name: lineSchema(300),
  parts: z.array(points.nullable()).max(200),
  total: points.optional(),
  percent: points.optional(),
  rank: rank.optional(),
  grade: lineSchema(60).optional(),
});
export type PrintedRow = z.infer<typeof PrintedRowSchema>;

/**
 * `POST /v1/check-table`: a table as it was printed, to be checked against itself. `parts` are its columns of points with their
 * maxima, in the order in which every row gives them.
 */
export const CheckTableRequestSchema = z
  .strictObject({
    rules: z
      .strictObject({
        rounding: RoundingRuleSchema.default('half-up'),
        /** The decimals that the table prints. */
        decimals: z.number().int().min(0).max(3).default(2),
        tieRule: TieRuleSchema.default('competition'),
      })
      .prefault({}),
    parts: z
      .array(z.strictObject({ id: ItemIdSchema, maximum: points.min(0.001) }))
      .min(1)
      .max(200),
    /** Best first, each bound below the one before. */
    gradeBands: z
      .array(z.strictObject({ name: lineSchema(60), minimumPercent: points }))
      .max(20)
      .default([]),
    rows: z.array(PrintedRowSchema).min(1).max(20_000),
    /** The row of means, over all rows to which a figure applies. */
    mean: PrintedRowSchema.pick({ parts: true, total: true, percent: true })
      .partial({ parts: true })
      .optional(),
  })
  .superRefine(({ parts, rows, mean, gradeBands }, context) => {
    const add = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    if (rows.length * parts.length > CELLS_MAX) add(['rows'], `at most ${CELLS_MAX} cells`);
    const isOdd = (row: { parts?: unknown[] | undefined }) =>
      row.parts !== undefined && row.parts.length !== parts.length;
    for (const [position, row] of rows.entries())
      if (isOdd(row)) add(['rows', position, 'parts'], `must have ${parts.length} entries`);
    if (mean && isOdd(mean)) add(['mean', 'parts'], `must have ${parts.length} entries`);
    if (new Set(parts.map(({ id }) => id)).size !== parts.length)
      add(['parts'], 'an id stands twice');
    const isDescending = gradeBands.every(
      ({ minimumPercent }, position) =>
        position === 0 || minimumPercent < (gradeBands[position - 1]?.minimumPercent ?? 0),
    );
    if (!isDescending) add(['gradeBands'], 'must be best first, each bound below the one before');
  });
export type CheckTableRequest = z.infer<typeof CheckTableRequestSchema>;

/**
 * What may explain a figure that does not follow from the others as printed. `rounding`: the figures it follows from were rounded
 * before they were printed, and unrounded ones exist from which it does follow. `other-rounding-rule`: it follows if one cuts
 * where the rules say to round, or the other way round. `tie-broken`: equal printed figures stand at different ranks, which
 * unrounded ones may justify. `none`: no unrounded figures give it.
 */
export const ExplanationSchema = z.enum(['rounding', 'other-rounding-rule', 'tie-broken', 'none']);
export type Explanation = z.infer<typeof ExplanationSchema>;

export const TableFindingSchema = z.strictObject({
  /** The position of the row from 0; null for the row of means. */
  row: z.number().int().min(0).nullable(),
  name: z.string().nullable(),
  field: z.enum(['part', 'total', 'percent', 'rank', 'grade']),
  /** For a part, or a mean of one. */
  partId: ItemIdSchema.nullable(),
  printed: z.union([DecimalSchema, z.string()]),
  /** What follows from the printed figures; for a part above its maximum, the maximum. Null for a grade below the last bound. */
  recomputed: z.union([DecimalSchema, z.string()]).nullable(),
  explanation: ExplanationSchema,
});
export type TableFinding = z.infer<typeof TableFindingSchema>;

export const CheckTableResponseSchema = z.strictObject({
  data: z.strictObject({
    isConsistent: z.boolean(),
    /** How many printed figures were compared with what follows from the others. */
    checkedCount: z.number().int().min(0),
    findings: z.array(TableFindingSchema),
  }),
  meta: z.strictObject({}),
});
export type CheckTableResponse = z.infer<typeof CheckTableResponseSchema>;
