import * as z from 'zod';
import { IdentifierSchema } from '../contracts/identifiers';
import { LegalDocumentSchema } from '../news/legal-document';
import { LocalDaySchema } from '../time/local-day';

/** What can happen to units. */
export const UNIT_EVENT_KINDS = [
  'established',
  'merged',
  'split',
  'renamed',
  'reclassified',
  'moved',
  'abolished',
] as const;
export const UnitEventKindSchema = z.enum(UNIT_EVENT_KINDS);
export type UnitEventKind = z.infer<typeof UnitEventKindSchema>;

/** The kinds that change what a unit is called or belongs to, but not its territory: its identity goes on. */
export const CONTINUING_KINDS: readonly UnitEventKind[] = ['renamed', 'reclassified', 'moved'];

/** How much of the predecessor's territory went to the successor. */
export const ExtentSchema = z.enum(['whole', 'part']);
export type Extent = z.infer<typeof ExtentSchema>;

/**
 * Territory that went from one unit to another. No predecessor: established out of nothing; no successor: abolished without
 * one. A unit that goes on is linked to itself.
 */
export const UnitEventLinkSchema = z
  .strictObject({
    predecessorUnitId: IdentifierSchema.nullable(),
    successorUnitId: IdentifierSchema.nullable(),
    extent: ExtentSchema,
  })
  .refine((link) => link.predecessorUnitId !== null || link.successorUnitId !== null, {
    message: 'must name a predecessor or a successor',
  });
export type UnitEventLink = z.infer<typeof UnitEventLinkSchema>;

/** One thing that happened to units by one decision, taking effect at the beginning of `effectiveOn`. */
export const UnitEventSchema = z
  .strictObject({
    eventId: IdentifierSchema,
    kind: UnitEventKindSchema,
    effectiveOn: LocalDaySchema,
    decision: LegalDocumentSchema.nullable(),
    links: z.array(UnitEventLinkSchema).min(1).max(1_000),
  })
  .superRefine(({ kind, links }, context) => {
    for (const [index, link] of links.entries())
      if (!isLinkAllowed(kind, link))
        context.addIssue({
          code: 'custom',
          path: ['links', index],
          message: `is not a link that an event of kind ${kind} can have`,
        });
  });
export type UnitEvent = z.infer<typeof UnitEventSchema>;

function isLinkAllowed(kind: UnitEventKind, link: UnitEventLink): boolean {
  const { predecessorUnitId, successorUnitId, extent } = link;
  if (kind === 'established') return predecessorUnitId === null;
  if (kind === 'abolished') return successorUnitId === null;
  if (predecessorUnitId === null || successorUnitId === null) return false;
  if (!CONTINUING_KINDS.includes(kind)) return true;
  return predecessorUnitId === successorUnitId && extent === 'whole';
}

/** True if the territory of this unit changed by the event: it came to be, ended, gained or lost something. */
export function changesTerritoryOf(unitId: string, { links }: UnitEvent): boolean {
  return links.some(
    ({ predecessorUnitId, successorUnitId, extent }) =>
      (predecessorUnitId === unitId || successorUnitId === unitId) &&
      (predecessorUnitId !== successorUnitId || extent === 'part'),
  );
}
