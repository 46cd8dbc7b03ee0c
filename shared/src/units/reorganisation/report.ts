import * as z from 'zod';
import { UNIT_EVENT_KINDS } from '../unit-event';
import type { OldUnit } from './old-units';
import { BASES } from './resolve-predecessors';

/** Why a part of a text was left for people to settle. */
export const REPORT_REASONS = [
  /** No unit of the earlier state has this name, type and district. */
  'no-such-unit',
  /** More than one unit fits. */
  'ambiguous',
  /** The text names no predecessors at all. */
  'no-text',
  /** It says that a part came here, and no text says where the rest went. */
  'remainder-unnamed',
  /** A word about parts may or may not reach so far; taken as whole, because no other text names the unit. */
  'extent-unclear',
  /** Understood, although the name is spelled differently. */
  'other-spelling',
  /** The text says that something changed later, and not which units are meant. */
  'later-change-unclear',
] as const;

const ReportUnitSchema = z.strictObject({
  code: z.string(),
  fullName: z.string(),
  districtName: z.string().nullable(),
  provinceName: z.string().nullable(),
});
export type ReportUnit = z.infer<typeof ReportUnitSchema>;

const UnlistedUnitSchema = z.strictObject({
  unitId: z.string(),
  code: z.string().nullable(),
  fullName: z.string(),
});
export type UnlistedUnit = z.infer<typeof UnlistedUnitSchema>;

const ReportEntrySchema = z.strictObject({
  /** The unit of the later state whose text it is. */
  successor: ReportUnitSchema,
  /** What the text says. */
  text: z.string(),
  reason: z.enum(REPORT_REASONS),
  /** What it might mean. */
  candidates: z.array(ReportUnitSchema),
});
export type ReportEntry = z.infer<typeof ReportEntrySchema>;

const count = z.number().int().min(0);

/** What came of reading two states of the country as one history. */
export const ReorganisationReportSchema = z.strictObject({
  counts: z.strictObject({
    unitsBefore: count,
    unitsAfter: count,
    /** Units of both states that are one and the same. */
    continuingUnits: count,
    newUnits: count,
    linksWhole: count,
    linksPart: count,
    mentionsUnresolved: count,
    /** By what mentions were understood. */
    bases: z.record(z.enum(BASES), count),
    events: z.record(z.enum(UNIT_EVENT_KINDS), count),
  }),
  entries: z.array(ReportEntrySchema),
  /** Communes of the earlier state that no text names: what became of them is not known. */
  unnamedUnits: z.array(ReportUnitSchema),
  /** Units that were known before, are in neither state and still count as in force on the first day of the later one. */
  unlistedUnits: z.array(UnlistedUnitSchema),
});
export type ReorganisationReport = z.infer<typeof ReorganisationReportSchema>;

export function reportUnitOf(unit: OldUnit): ReportUnit {
  const { code, fullName, districtName, provinceName } = unit;
  return { code, fullName, districtName, provinceName };
}
