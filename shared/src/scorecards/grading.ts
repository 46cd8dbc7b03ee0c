import * as z from 'zod';
import { IdentifierSchema } from '../contracts/identifiers';
import { lineSchema } from '../text/text';
import { ThousandthsSchema } from './points';

/** A grade (xếp loại) and the index percentage from which it is given. Bounds differ by province, block and year: they are data. */
export const GradeBandSchema = z.strictObject({
  gradeId: IdentifierSchema,
  name: lineSchema(60),
  minimumPercentThousandths: ThousandthsSchema.max(100_000),
});
export type GradeBand = z.infer<typeof GradeBandSchema>;

/** The grades of a block, best first, each bound below the one before. */
export const GradeBandsSchema = z
  .array(GradeBandSchema)
  .max(20)
  .refine(
    (bands) =>
      bands.every(
        (band, position) =>
          position === 0 ||
          band.minimumPercentThousandths < (bands[position - 1]?.minimumPercentThousandths ?? 0),
      ),
    'grades must be listed best first, each bound below the one before',
  )
  .refine(
    (bands) => new Set(bands.map((band) => band.gradeId)).size === bands.length,
    'a grade stands twice',
  );

/** The grade of an index percentage: the best band whose bound it reaches, or null below the last bound. */
export function gradeOf(bands: readonly GradeBand[], percentThousandths: number): GradeBand | null {
  return bands.find((band) => percentThousandths >= band.minimumPercentThousandths) ?? null;
}
