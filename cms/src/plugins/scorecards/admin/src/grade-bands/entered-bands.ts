import { GradeBandSchema } from '@congkhai/shared/scorecards/grading';
import { slugOf } from '@congkhai/shared/text/text';
import * as z from 'zod';
import { type EnteredPoints, readablePointsOf } from '../entered-points';

/** A grade as it stands in the form. */
export interface EnteredBand {
  gradeId: string;
  name: string;
  minimumPercentThousandths: EnteredPoints;
}

const EnteredBandSchema: z.ZodType<EnteredBand> = z.object({
  gradeId: z.string().catch(''),
  name: z.string().catch(''),
  minimumPercentThousandths: z.union([z.number(), z.string(), z.null()]).catch(null),
});

/** The grades in a form's value; none if it holds something else. */
export function readBands(value: unknown): EnteredBand[] {
  return z.array(EnteredBandSchema).catch([]).parse(value);
}

/** The same grade under another name. Its identifier follows the name until an editor chooses one. */
export function renamed(band: EnteredBand, name: string): EnteredBand {
  const isDerived = band.gradeId === slugOf(band.name);
  return { ...band, name, gradeId: isDerived ? slugOf(name) : band.gradeId };
}

export type BandProblem = keyof EnteredBand | 'duplicate-id' | 'not-below';

/** What is wrong with each line of the table. */
export function findBandProblems(bands: readonly EnteredBand[]): BandProblem[][] {
  return bands.map((band, position) => {
    const above = bands.slice(0, position);
    const bound = readablePointsOf(band.minimumPercentThousandths);
    const boundAbove = readablePointsOf(above.at(-1)?.minimumPercentThousandths ?? null);
    const issues = GradeBandSchema.safeParse(band).error?.issues ?? [];
    const wrong = new Set(issues.map(({ path }) => path[0]));
    return [
      ...(['gradeId', 'name', 'minimumPercentThousandths'] as const).filter((field) =>
        wrong.has(field),
      ),
      ...(above.some(({ gradeId }) => gradeId === band.gradeId) ? ['duplicate-id' as const] : []),
      ...(bound !== null && boundAbove !== null && bound >= boundAbove
        ? ['not-below' as const]
        : []),
    ];
  });
}
