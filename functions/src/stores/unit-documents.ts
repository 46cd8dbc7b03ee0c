import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import { PublishedUnitsSchema } from '@congkhai/shared/contracts/published-units';
import { type DocumentSource, parsedWith } from './parsed-documents';

/** The administrative units. */
export type UnitDocuments = ReturnType<typeof openUnitDocuments>;

export function openUnitDocuments(source: DocumentSource) {
  return { units: () => readUnits(source, objectKeys.units()) };
}

const readUnits = parsedWith(PublishedUnitsSchema);
