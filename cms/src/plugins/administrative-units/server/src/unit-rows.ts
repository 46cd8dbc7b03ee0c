import { LegalDocumentSchema } from '@congkhai/shared/news/legal-document';
import { foldDiacritics } from '@congkhai/shared/text/text';
import {
  type AdministrativeUnit,
  type UnitHistory,
  type UnitVersion,
  UnitVersionSchema,
} from '@congkhai/shared/units/administrative-unit';
import { type UnitEvent, UnitEventSchema } from '@congkhai/shared/units/unit-event';
import * as z from 'zod';

/** A row of the table of versions. */
export const VersionRowSchema = z
  .object({ id: z.number(), unitId: z.string(), ...UnitVersionSchema.shape })
  .strip();

const EventRowSchema = z.object({
  eventId: z.string(),
  kind: z.string(),
  effectiveOn: z.string(),
  decisionNumber: z.string().nullable(),
  decisionIssuer: z.string().nullable(),
  decisionIssuedOn: z.string().nullable(),
  decisionTitle: z.string().nullable(),
});
const LinkRowSchema = z.object({
  eventId: z.string(),
  predecessorUnitId: z.string().nullable(),
  successorUnitId: z.string().nullable(),
  extent: z.string(),
});

/** Rows of one or many units as histories: in the order of their identifiers, versions oldest first. */
export function toHistories(rows: unknown): UnitHistory[] {
  const byUnit = new Map<string, UnitVersion[]>();
  for (const { id: _, unitId, ...version } of z.array(VersionRowSchema).parse(rows)) {
    const known = byUnit.get(unitId);
    if (known) known.push(version);
    else byUnit.set(unitId, [version]);
  }
  return [...byUnit]
    .map(([unitId, versions]) => ({ unitId, versions: versions.sort(compareVersions) }))
    .sort((left, right) => compareText(left.unitId, right.unitId));
}

/** Oldest first; a version without a first day is the oldest. Databases sort nulls differently, so it is done here. */
export function compareVersions(
  left: Pick<UnitVersion, 'validFrom'>,
  right: Pick<UnitVersion, 'validFrom'>,
): number {
  return compareText(left.validFrom ?? '', right.validFrom ?? '');
}

/** Rows of events with the rows of their links as events, oldest first. */
export function toEvents(eventRows: unknown, linkRows: unknown): UnitEvent[] {
  const links = new Map<string, UnitEvent['links'][number][]>();
  for (const { eventId, ...link } of z.array(LinkRowSchema).parse(linkRows)) {
    const parsed = UnitEventSchema.shape.links.element.parse(link);
    const known = links.get(eventId);
    if (known) known.push(parsed);
    else links.set(eventId, [parsed]);
  }
  return z
    .array(EventRowSchema)
    .parse(eventRows)
    .map((row) =>
      UnitEventSchema.parse({
        eventId: row.eventId,
        kind: row.kind,
        effectiveOn: row.effectiveOn,
        decision: decisionOf(row),
        links: links.get(row.eventId) ?? [],
      }),
    )
    .sort(
      (left, right) =>
        compareText(left.effectiveOn, right.effectiveOn) ||
        compareText(left.eventId, right.eventId),
    );
}

function decisionOf(row: z.infer<typeof EventRowSchema>) {
  if (row.decisionNumber === null) return null;
  return LegalDocumentSchema.parse({
    number: row.decisionNumber,
    issuer: row.decisionIssuer,
    issuedOn: row.decisionIssuedOn,
    title: row.decisionTitle,
  });
}

/** What is written for one version of a unit. */
export function versionRowOf(unit: AdministrativeUnit) {
  const searchText = foldDiacritics([unit.fullName, unit.code ?? ''].join(' ')).trim();
  return { ...unit, searchText };
}

/** What is written for an event. */
export function eventRowOf({ links: _, decision, ...event }: UnitEvent) {
  return {
    ...event,
    decisionNumber: decision?.number ?? null,
    decisionIssuer: decision?.issuer ?? null,
    decisionIssuedOn: decision?.issuedOn ?? null,
    decisionTitle: decision?.title ?? null,
  };
}

/** What is written for the links of an event. */
export function linkRowsOf({ eventId, links }: UnitEvent) {
  return links.map((link) => ({ eventId, ...link }));
}

/** In the order of the characters' codes: identifiers and days are ASCII. */
export function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
