import type {
  ListUnitsRequestSchema,
  ListUnitsResponse,
} from '@congkhai/shared/contracts/read-api';
import type * as z from 'zod';
import { notFound } from '../../http';
import type { PublishedDocuments } from '../../stores/published-documents';

/** `GET /v1/units`: all units, or those directly below one. */
export async function listUnits(
  { parent }: z.infer<typeof ListUnitsRequestSchema>,
  documents: PublishedDocuments,
): Promise<ListUnitsResponse> {
  const units = (await documents.units())?.units ?? [];
  if (parent === undefined) return { data: units, meta: { unitCount: units.length } };
  if (!units.some(({ unitId }) => unitId === parent)) throw notFound(`There is no unit ${parent}`);
  const children = units.filter(({ parentUnitId }) => parentUnitId === parent);
  return { data: children, meta: { unitCount: children.length } };
}
