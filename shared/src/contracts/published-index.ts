import * as z from 'zod';
import { LegalDocumentSchema } from '../news/legal-document';
import { PeriodSchema } from '../scorecards/period';
import { lineSchema } from '../text/text';
import { AdministrativeUnitSchema } from '../units/administrative-unit';
import { IdentifierSchema } from './identifiers';

// The primary documents of a year's index are stored as shared/scorecards defines them:
// `periods/{periodId}.json` PeriodSchema, `frameworks/{frameworkId}.json` FrameworkSchema,
// `scorecards/{periodId}/{unitId}.json` ScorecardSchema, `summaries/{periodId}.json` PeriodSummarySchema.

/** `units.json` */
export const PublishedUnitsSchema = z.strictObject({ units: z.array(AdministrativeUnitSchema) });
export type PublishedUnits = z.infer<typeof PublishedUnitsSchema>;

/** A period as a list shows it. */
export const PeriodHeadlineSchema = PeriodSchema.pick({
  periodId: true,
  name: true,
  year: true,
}).extend({
  decision: LegalDocumentSchema.nullable(),
  blocks: z.array(
    z.strictObject({
      blockId: IdentifierSchema,
      name: lineSchema(200),
      unitCount: z.number().int().min(0),
    }),
  ),
});

/** `periods.json`: the published periods, newest year first. */
export const PublishedPeriodsSchema = z.strictObject({ periods: z.array(PeriodHeadlineSchema) });
export type PublishedPeriods = z.infer<typeof PublishedPeriodsSchema>;
