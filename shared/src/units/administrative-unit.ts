import * as z from 'zod';
import { IdentifierSchema } from '../contracts/identifiers';
import { lineSchema } from '../text/text';
import { LocalDaySchema } from '../time/local-day';

/** The level a unit acts on. Tiers come and go (districts ended on 1 July 2025), so a new one is a new value here and nothing else. */
export const TIERS = ['province', 'district', 'commune', 'department'] as const;
export const TierSchema = z.enum(TIERS);
export type Tier = z.infer<typeof TierSchema>;

/** A code of the General Statistics Office (mã ĐVHC): text of 2, 3 or 5 digits. Leading zeros count. */
export const UnitCodeSchema = z.string().regex(/^(?:\d{2}|\d{3}|\d{5})$/);

/** A unit named inside another document, as it was called when that document was published. */
export const UnitReferenceSchema = z.strictObject({
  unitId: IdentifierSchema,
  name: lineSchema(200),
});
export type UnitReference = z.infer<typeof UnitReferenceSchema>;

/**
 * What a unit was from one day to another. `code` (mã ĐVHC, text of 2, 3 or 5 digits, none for departments) is an attribute
 * and not an identity: after 1 July 2025 most codes are carried by a merged unit. `blockId` names the kind of unit that it is
 * assessed with, such as `so-nganh`. `validFrom` is the first and `validTo` the last day in force; null means that the day is
 * not known, or for `validTo` that the version is still in force.
 */
export const UnitVersionSchema = z.strictObject({
  code: UnitCodeSchema.nullable(),
  name: lineSchema(200),
  fullName: lineSchema(200),
  unitType: lineSchema(60),
  tier: TierSchema,
  parentUnitId: IdentifierSchema.nullable(),
  blockId: IdentifierSchema.nullable(),
  validFrom: LocalDaySchema.nullable(),
  validTo: LocalDaySchema.nullable(),
});
export type UnitVersion = z.infer<typeof UnitVersionSchema>;

/** A unit as it was on a day: its identity with the version that was in force. */
export const AdministrativeUnitSchema = z.strictObject({
  unitId: IdentifierSchema,
  ...UnitVersionSchema.shape,
});
export type AdministrativeUnit = z.infer<typeof AdministrativeUnitSchema>;

/** A unit from its beginning to its end: one identity, and versions that follow each other, oldest first. */
export const UnitHistorySchema = z
  .strictObject({
    unitId: IdentifierSchema,
    versions: z.array(UnitVersionSchema).min(1).max(200),
  })
  .superRefine(({ versions }, context) => {
    for (const index of findMisplacedVersions(versions))
      context.addIssue({
        code: 'custom',
        path: ['versions', index],
        message: 'must begin after the version before it has ended, and not end before it begins',
      });
  });
export type UnitHistory = z.infer<typeof UnitHistorySchema>;

/** The positions of versions that end before they begin, or begin before the one before them has ended. */
export function findMisplacedVersions(
  versions: readonly Pick<UnitVersion, 'validFrom' | 'validTo'>[],
): number[] {
  return versions.flatMap(({ validFrom, validTo }, index) => {
    const isReversed = validFrom !== null && validTo !== null && validTo < validFrom;
    const before = versions[index - 1];
    const overlaps =
      before !== undefined &&
      (before.validTo === null || validFrom === null || validFrom <= before.validTo);
    return isReversed || overlaps ? [index] : [];
  });
}

/** True if this day lies between the first and the last day in force, both included. */
export function isInForce(
  { validFrom, validTo }: Pick<UnitVersion, 'validFrom' | 'validTo'>,
  day: string,
): boolean {
  return (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo);
}

/** The unit as it was on this day, or null if it was not in force then. */
export function unitAsOf(
  { unitId, versions }: UnitHistory,
  day: string,
): AdministrativeUnit | null {
  const version = versions.find((candidate) => isInForce(candidate, day));
  return version ? { unitId, ...version } : null;
}

/** All units in force on this day, in the order given. */
export function unitsAsOf(histories: readonly UnitHistory[], day: string): AdministrativeUnit[] {
  return histories.flatMap((history) => unitAsOf(history, day) ?? []);
}

/** The unit as it is now, or as it last was: the newest version. */
export function latestUnitOf({ unitId, versions }: UnitHistory): AdministrativeUnit {
  const version = versions.at(-1);
  if (!version) throw new Error(`The unit ${unitId} has no version`);
  return { unitId, ...version };
}
