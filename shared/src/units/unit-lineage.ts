import * as z from 'zod';
import { LegalDocumentSchema } from '../news/legal-document';
import { LocalDaySchema, previousLocalDay } from '../time/local-day';
import { type UnitReference, UnitReferenceSchema } from './administrative-unit';
import {
  type LineageLink,
  latestReference,
  predecessorsOf,
  referenceOn,
  successorsOf,
  type UnitIndex,
} from './lineage';
import { ExtentSchema, UnitEventKindSchema } from './unit-event';

/** A step of a lineage as a front end shows it. Units are named as they were called at the event. */
export const NamedLineageLinkSchema = z.strictObject({
  predecessor: UnitReferenceSchema,
  successor: UnitReferenceSchema,
  extent: ExtentSchema,
  eventId: z.string(),
  kind: UnitEventKindSchema,
  effectiveOn: LocalDaySchema,
  decision: LegalDocumentSchema.nullable(),
  /** 1 next to the unit that was asked about, growing away from it. */
  generation: z.number().int().min(1),
});
export type NamedLineageLink = z.infer<typeof NamedLineageLinkSchema>;

/** Where a unit's territory came from and what became of it, through all generations. */
export const UnitLineageSchema = z.strictObject({
  unit: UnitReferenceSchema,
  predecessors: z.array(NamedLineageLinkSchema),
  successors: z.array(NamedLineageLinkSchema),
});
export type UnitLineage = z.infer<typeof UnitLineageSchema>;

/** The lineage of a unit both ways, or null if there is no such unit. */
export function lineageOf(index: UnitIndex, unitId: string): UnitLineage | null {
  const unit = latestReference(index, unitId);
  if (!unit) return null;
  return {
    unit,
    predecessors: predecessorsOf(index, unitId).map((link) => toNamed(index, link)),
    successors: successorsOf(index, unitId).map((link) => toNamed(index, link)),
  };
}

function toNamed(index: UnitIndex, link: LineageLink): NamedLineageLink {
  const { predecessorUnitId, successorUnitId, extent, event, generation } = link;
  const { eventId, kind, effectiveOn, decision } = event;
  return {
    predecessor: nameOf(index, predecessorUnitId, previousLocalDay(effectiveOn)),
    successor: nameOf(index, successorUnitId, effectiveOn),
    extent,
    eventId,
    kind,
    effectiveOn,
    decision,
    generation,
  };
}

// An event may name a unit whose days are not known well; its last name is better than none.
function nameOf(index: UnitIndex, unitId: string, day: string): UnitReference {
  return (
    referenceOn(index, unitId, day) ?? latestReference(index, unitId) ?? { unitId, name: unitId }
  );
}
