import * as z from 'zod';

/** Backups of another format are refused rather than half understood. */
const FORMAT = 1;

const Sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** What a value of a column is, whichever database it lies in. */
export const ColumnKindSchema = z.enum(['boolean', 'instant', 'json', 'number', 'text']);
export type ColumnKind = z.infer<typeof ColumnKindSchema>;

/** Bytes that were cut into objects, in this order. Each object is named by its SHA-256. */
const ContentSchema = z.strictObject({
  byteCount: z.int().min(0),
  objects: z.array(Sha256Schema),
});
export type Content = z.infer<typeof ContentSchema>;

export const TableSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9_]+$/),
  columns: z.record(z.string(), ColumnKindSchema),
  rowCount: z.int().min(0),
  /** Lines of JSON, one for each row, in the order of their ids. */
  content: ContentSchema,
});
export type Table = z.infer<typeof TableSchema>;

const FileSchema = z.strictObject({
  /** Where it lies below the data folder, or its key in the published store. */
  path: z.string().min(1),
  content: ContentSchema,
});

/** A backup: what there was, and in which objects it lies. */
export const BackupSchema = z.strictObject({
  format: z.literal(FORMAT),
  madeAt: z.iso.datetime(),
  productVersion: z.string(),
  tables: z.array(TableSchema),
  /** Documents and files of the published store. */
  published: z.array(FileSchema),
  /** Uploads, the view store, checkpoints of the audit log, keys. */
  files: z.array(FileSchema),
  /** Options with the secrets of the installation; null if they were left out. */
  options: z.record(z.string(), z.string()).nullable(),
});
export type Backup = z.infer<typeof BackupSchema>;
export type BackupFile = z.infer<typeof FileSchema>;

export const BACKUP_FORMAT = FORMAT;
