import * as z from 'zod';
import { IdentifierSchema, ItemIdSchema } from '../contracts/identifiers';
import { LegalDocumentSchema } from '../news/legal-document';
import { InstantSchema } from '../time/local-day';
import { UnitReferenceSchema } from '../units/administrative-unit';
import { PeriodSchema } from './period';
import { ThousandthsSchema } from './points';
import { PublishedTotalsSchema } from './scorecard';

/** A SHA-256 as 64 lower-case hexadecimal digits. */
export const Sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
export const ReleaseNumberSchema = z.number().int().min(1).max(10_000);

/** Whether a unit is the one that was assessed in the period compared with. Only an unbroken unit has a change from then to now. */
export const ContinuitySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('unbroken') }),
  z.strictObject({
    kind: z.literal('boundary-break'),
    predecessors: z.array(UnitReferenceSchema).max(200),
  }),
  /** Not in force then, and made from no other unit. */
  z.strictObject({ kind: z.literal('not-in-force') }),
]);
export type Continuity = z.infer<typeof ContinuitySchema>;

/** What follows from a unit's scores by the rules of the release. */
export const RecomputedTotalsSchema = z.strictObject({
  pointsThousandths: ThousandthsSchema,
  applicableMaximumThousandths: ThousandthsSchema,
  percentThousandths: ThousandthsSchema,
  rank: z.number().int().min(1),
  gradeId: IdentifierSchema.nullable(),
});

/** A figure of the decision's own tables that does not follow from the scores. */
export const TotalsDifferenceSchema = z.strictObject({
  field: z.enum(['points', 'percent', 'rank', 'grade']),
  published: z.string(),
  recomputed: z.string(),
});

/** One unit in a release. */
export const ReleasedUnitSchema = z.strictObject({
  blockId: IdentifierSchema,
  unitId: IdentifierSchema,
  /** Of the canonical JSON of its scorecard; null for a unit without one. */
  scorecardSha256: Sha256Schema.nullable(),
  /** Null for a unit that is listed apart because something is missing. */
  recomputed: RecomputedTotalsSchema.nullable(),
  published: PublishedTotalsSchema.nullable(),
  differences: z.array(TotalsDifferenceSchema),
  /** Null where the release is compared with nothing. */
  continuity: ContinuitySchema.nullable(),
});
export type ReleasedUnit = z.infer<typeof ReleasedUnitSchema>;

/** One correction of a figure that an earlier release printed. */
export const ErratumSchema = z.strictObject({
  blockId: IdentifierSchema.nullable(),
  unitId: IdentifierSchema.nullable(),
  itemId: ItemIdSchema.nullable(),
  /** The figures as printed, such as "12,5" and "12,75"; null where the text says it all. */
  from: z.string().max(200).nullable(),
  to: z.string().max(200).nullable(),
  reason: z.string().min(1).max(2_000),
});
export type Erratum = z.infer<typeof ErratumSchema>;

/**
 * What was approved, frozen for good (bản công bố): rules, frameworks, units as they were, every score (by the hash of its card).
 * A correction is a new release with errata; all releases stay readable.
 */
export const ReleaseSchema = PeriodSchema.extend({
  number: ReleaseNumberSchema,
  frozenAt: InstantSchema,
  frameworks: z.array(
    z.strictObject({
      frameworkId: IdentifierSchema,
      version: z.number().int().min(1),
      sha256: Sha256Schema,
    }),
  ),
  units: z.array(ReleasedUnitSchema).max(200_000),
  /** The release that changes from year to year are counted from; null where there is none. */
  comparedWith: z
    .strictObject({ periodId: IdentifierSchema, number: ReleaseNumberSchema })
    .nullable(),
  errata: z.array(ErratumSchema).max(10_000),
  /** The release that this one replaces; null for the first. */
  previousRelease: z.strictObject({ number: ReleaseNumberSchema, sha256: Sha256Schema }).nullable(),
  /** True if any figure in it is invented for demonstration. */
  hasDemonstrationData: z.boolean(),
});
export type Release = z.infer<typeof ReleaseSchema>;

/** `releases/{periodId}/{number}/release.json`: a release with the SHA-256 of its canonical JSON (RFC 8785). */
export const SealedReleaseSchema = z.strictObject({ release: ReleaseSchema, sha256: Sha256Schema });
export type SealedRelease = z.infer<typeof SealedReleaseSchema>;

/** A release as lists show it. */
export const ReleaseHeadlineSchema = z.strictObject({
  number: ReleaseNumberSchema,
  frozenAt: InstantSchema,
  decision: LegalDocumentSchema.nullable(),
  sha256: Sha256Schema,
  errata: z.array(ErratumSchema),
});
export type ReleaseHeadline = z.infer<typeof ReleaseHeadlineSchema>;
