import { FrameworkItemsSchema } from '@congkhai/shared/scorecards/framework';
import { PeriodRulesSchema, PeriodStageSchema } from '@congkhai/shared/scorecards/period';
import * as z from 'zod';
import { DecisionRowSchema } from './decision-fields';

/** A framework as the CMS keeps it. */
export const FrameworkRowSchema = DecisionRowSchema.extend({
  documentId: z.string(),
  frameworkId: z.string(),
  name: z.string(),
  items: FrameworkItemsSchema,
});
export type FrameworkRow = z.infer<typeof FrameworkRowSchema>;

/** A period as the CMS keeps it, without its blocks. */
export const PeriodRowSchema = DecisionRowSchema.extend({
  ...PeriodRulesSchema.shape,
  documentId: z.string(),
  periodId: z.string(),
  name: z.string(),
  year: z.number().int(),
  stage: PeriodStageSchema,
});
export type PeriodRow = z.infer<typeof PeriodRowSchema>;
