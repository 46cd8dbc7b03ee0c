import type { PublishedUnits } from '@congkhai/shared/contracts/published-units';
import type {
  GetUnitLineageRequestSchema,
  GetUnitLineageResponse,
  GetUnitRequestSchema,
  GetUnitResponse,
  ListUnitsRequestSchema,
  ListUnitsResponse,
} from '@congkhai/shared/contracts/read-api';
import { type AdministrativeUnit, unitsAsOf } from '@congkhai/shared/units/administrative-unit';
import {
  indexUnits,
  latestReference,
  type UnitIndex,
  unitsNamedIn,
} from '@congkhai/shared/units/lineage';
import { lineageOf } from '@congkhai/shared/units/unit-lineage';
import type * as z from 'zod';
import { notFound } from '../../http';
import type { UnitDocuments } from '../../stores/unit-documents';
import { parseUnitCursor, unitCursorOf } from './cursor';

type ListUnitsRequest = z.infer<typeof ListUnitsRequestSchema>;
type GetUnitRequest = z.infer<typeof GetUnitRequestSchema>;

const NO_UNITS: PublishedUnits = { units: [], events: [] };

// A version of the document is one object for as long as it is held, so it is indexed once.
const indices = new WeakMap<PublishedUnits, UnitIndex>();

/** `GET /v1/units`: the units in force on a day (today, if none is named), page by page. */
export async function listUnits(
  request: ListUnitsRequest,
  documents: UnitDocuments,
  today: string,
): Promise<ListUnitsResponse> {
  const { asOf = today, parent, tier, limit, cursor } = request;
  const published = (await documents.units()) ?? NO_UNITS;
  if (parent !== undefined) requireUnit(indexOf(published), parent);
  const listName = `units/${parent ?? ''}/${tier ?? ''}`;
  const after = cursor === undefined ? '' : parseUnitCursor(cursor, listName);
  const units = unitsAsOf(published.units, asOf).filter(
    (unit) =>
      (parent === undefined || unit.parentUnitId === parent) &&
      (tier === undefined || unit.tier === tier),
  );
  const rest = units.filter(({ unitId }) => unitId > after);
  const data: AdministrativeUnit[] = rest.slice(0, limit);
  const last = data.at(-1);
  const nextCursor = last && rest.length > limit ? unitCursorOf(last.unitId, listName) : null;
  return { data, meta: { asOf, unitCount: units.length, nextCursor } };
}

/** `GET /v1/units/{unitId}` */
export async function getUnit(
  { unitId }: GetUnitRequest,
  documents: UnitDocuments,
): Promise<GetUnitResponse> {
  const index = indexOf((await documents.units()) ?? NO_UNITS);
  const history = requireUnit(index, unitId);
  const events = [...index.eventsOf(unitId)];
  const named = new Set(events.flatMap((event) => [...unitsNamedIn(event)]));
  const namedUnits = [...named].flatMap((id) => latestReference(index, id) ?? []);
  return { data: { ...history, events, namedUnits }, meta: {} };
}

/** `GET /v1/units/{unitId}/lineage` */
export async function getUnitLineage(
  { unitId }: z.infer<typeof GetUnitLineageRequestSchema>,
  documents: UnitDocuments,
): Promise<GetUnitLineageResponse> {
  const lineage = lineageOf(indexOf((await documents.units()) ?? NO_UNITS), unitId);
  if (!lineage) throw unknownUnit(unitId);
  return { data: lineage, meta: {} };
}

function indexOf(published: PublishedUnits): UnitIndex {
  const known = indices.get(published);
  if (known) return known;
  const index = indexUnits(published.units, published.events);
  indices.set(published, index);
  return index;
}

function requireUnit(index: UnitIndex, unitId: string) {
  const history = index.historyOf(unitId);
  if (!history) throw unknownUnit(unitId);
  return history;
}

function unknownUnit(unitId: string) {
  return notFound(`There is no unit ${unitId}`);
}
