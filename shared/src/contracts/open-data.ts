import * as z from 'zod';
import { Sha256Schema } from '../scorecards/release';

/** The name of a file of open data, such as `ranking.csv`. */
export const OpenDataFileNameSchema = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*\.[a-z]+$/);

/** One file of the open data of a release. */
export const OpenDataFileSchema = z.strictObject({
  name: OpenDataFileNameSchema,
  title: z.strictObject({ vi: z.string(), en: z.string() }),
  mediaType: z.string(),
  /** The size and the SHA-256 of the file as a reader has it, not compressed. */
  bytes: z.number().int().min(0),
  sha256: Sha256Schema,
});
export type OpenDataFile = z.infer<typeof OpenDataFileSchema>;

/** `releases/{periodId}/{number}/open-data/index.json`: the files, and what they were made from. Written after all of them. */
export const OpenDataIndexSchema = z.strictObject({
  /** A SHA-256 of everything that decides how the files come out. While it is the same, they need not be made again. */
  madeFrom: Sha256Schema,
  files: z
    .array(
      OpenDataFileSchema.extend({
        /** The name that the file is kept under: `ranking.csv.gz`. */
        storedName: z.string().regex(/^[a-z0-9-]+(?:\.[a-z]+)+$/),
        isCompressed: z.boolean(),
      }),
    )
    .max(50),
});
export type OpenDataIndex = z.infer<typeof OpenDataIndexSchema>;
