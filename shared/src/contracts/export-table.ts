import * as z from 'zod';

/** The tables that `GET /scorecards/blocks/{documentId}/export.xlsx` has. */
export const ExportTableSchema = z.enum(['ranking', 'areas', 'items', 'details', 'statistics']);
export type ExportTable = z.infer<typeof ExportTableSchema>;
