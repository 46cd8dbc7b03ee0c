import { FrameworkItemsSchema, FrameworkSchema } from '@congkhai/shared/scorecards/framework';
import { GradeBandsSchema } from '@congkhai/shared/scorecards/grading';
import {
  PeriodRulesSchema,
  PeriodStageSchema,
  UncertaintyRulesSchema,
} from '@congkhai/shared/scorecards/period';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import * as z from 'zod';
import { PERIOD_UID } from './constants';
import { DecisionRowSchema, decisionOf } from './decision-fields';
import { DeadlineRowSchema } from './rights/deadlines';

/** A framework as the CMS keeps it. */
export const FrameworkRowSchema = DecisionRowSchema.extend({
  id: z.number(),
  documentId: z.string(),
  frameworkId: z.string(),
  name: z.string(),
  version: z.number().int(),
  previous: z.object({ frameworkId: z.string() }).nullish(),
  tiers: FrameworkSchema.shape.tiers.unwrap().nullable(),
  yearFrom: z.number().int().nullable(),
  yearTo: z.number().int().nullable(),
  items: FrameworkItemsSchema,
});
export type FrameworkRow = z.infer<typeof FrameworkRowSchema>;
/** What a framework is read with: the version that it was made from. */
export const FRAMEWORK_POPULATE = { previous: { select: ['frameworkId'] } };

/** A framework row as the rest of the product knows it. */
export function toFramework(row: FrameworkRow) {
  const { frameworkId, name, version, previous, tiers, yearFrom, yearTo, items } = row;
  return FrameworkSchema.parse({
    frameworkId,
    name,
    version,
    previousFrameworkId: previous?.frameworkId ?? null,
    decision: decisionOf(row),
    tiers: tiers ?? [],
    yearFrom,
    yearTo,
    items,
  });
}

/** A period as the CMS keeps it, without its blocks. */
export const PeriodRowSchema = DecisionRowSchema.extend({
  ...PeriodRulesSchema.shape,
  ...DeadlineRowSchema.shape,
  uncertainty: UncertaintyRulesSchema.nullable(),
  id: z.number(),
  documentId: z.string(),
  periodId: z.string(),
  name: z.string(),
  year: z.number().int(),
  stage: PeriodStageSchema,
  unitsAsOf: z.string().nullable(),
  isCorrectionOpen: z.boolean().nullable().transform(Boolean),
  correctionReason: z.string().nullable(),
  /** Only where it is populated. */
  previousPeriod: z
    .object({
      documentId: z.string(),
      periodId: z.string(),
      unitsAsOf: z.string().nullable(),
      year: z.number().int(),
    })
    .nullish(),
});
export type PeriodRow = z.infer<typeof PeriodRowSchema>;

/** What a period is read with: the one whose figures it is compared with. */
export const PERIOD_POPULATE = {
  previousPeriod: { select: ['documentId', 'periodId', 'unitsAsOf', 'year'] },
};

/** The day at which a period looks at units: the last of its year, unless it names another. */
export function unitsDayOf({ unitsAsOf, year }: Pick<PeriodRow, 'unitsAsOf' | 'year'>): string {
  return unitsAsOf ?? `${year}-12-31`;
}

/** The rules of a period, which a release names. */
export function rulesOf(row: PeriodRow): z.infer<typeof PeriodRulesSchema> {
  const { tieRule, comparison, rounding, decimalsShown, uncertainty } = row;
  return { tieRule, comparison, rounding, decimalsShown, uncertainty };
}

/** A block as the CMS keeps it, without what it refers to. */
export const BlockRowSchema = z.object({
  id: z.number(),
  documentId: z.string(),
  blockId: z.string(),
  name: z.string(),
  gradeBands: GradeBandsSchema,
  gradeBandsSource: z.string().nullable(),
  rescaleToThousandths: z.number().int().nullable(),
});

/** A period by Strapi's identifier. Throws `NotFoundError` for one that is not there. */
export async function findPeriod(strapi: Core.Strapi, documentId: string): Promise<PeriodRow> {
  const row: unknown = await strapi.db
    .query(PERIOD_UID)
    .findOne({ where: { documentId }, populate: PERIOD_POPULATE });
  const period = PeriodRowSchema.nullable().parse(row);
  if (!period) throw new errors.NotFoundError('Không có kỳ đánh giá này.');
  return period;
}
