import * as z from 'zod';
import { LegalDocumentSchema } from '../news/legal-document';
import { PeriodSchema } from '../scorecards/period';
import { ReleaseHeadlineSchema } from '../scorecards/release';
import { lineSchema } from '../text/text';
import { IdentifierSchema } from './identifiers';

// The primary documents of a year's index are stored as shared/scorecards defines them: `frameworks/{frameworkId}.json`
// FrameworkSchema, `releases/{periodId}/{number}/scorecards/{unitId}.json` ScorecardSchema (blank fields left out, just as it was
// hashed), `releases/{periodId}/{number}/release.json` SealedReleaseSchema. They appear in this order, then the documents below,
// and go in the reverse order.

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

/** `periods/{periodId}.json`: a published period as its newest release has it, and all its public releases, newest last. */
export const PublishedPeriodSchema = PeriodHeadlineSchema.extend({
  releases: z.array(ReleaseHeadlineSchema).min(1).max(1_000),
});
export type PublishedPeriod = z.infer<typeof PublishedPeriodSchema>;
