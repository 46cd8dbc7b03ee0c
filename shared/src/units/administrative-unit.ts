import * as z from 'zod';
import { IdentifierSchema } from '../contracts/identifiers';
import { lineSchema } from '../text/text';
import { LocalDaySchema } from '../time/local-day';

/** The level a unit acts on. Tiers come and go (districts ended on 1 July 2025), so a new one is a new value here and nothing else. */
export const TIERS = ['province', 'district', 'commune', 'department'] as const;
export const TierSchema = z.enum(TIERS);

/** A unit named inside another document, as it was called when that document was published. */
export const UnitReferenceSchema = z.strictObject({
  unitId: IdentifierSchema,
  name: lineSchema(200),
});
export type UnitReference = z.infer<typeof UnitReferenceSchema>;

/**
 * An administrative unit. `unitId` is its identity; `code` (mã ĐVHC, text of 2, 3 or 5 digits, none for departments) is not:
 * after 1 July 2025 most codes are carried by a merged unit. A null `validFrom` or `validTo` means that the day is not known
 * or that the unit is still in force.
 */
export const AdministrativeUnitSchema = z.strictObject({
  unitId: IdentifierSchema,
  code: z
    .string()
    .regex(/^(?:\d{2}|\d{3}|\d{5})$/)
    .nullable(),
  name: lineSchema(200),
  fullName: lineSchema(200),
  unitType: lineSchema(60),
  tier: TierSchema,
  parentUnitId: IdentifierSchema.nullable(),
  validFrom: LocalDaySchema.nullable(),
  validTo: LocalDaySchema.nullable(),
});
export type AdministrativeUnit = z.infer<typeof AdministrativeUnitSchema>;
