import * as contracts from '@congkhai/shared/contracts/read-api';
import * as index from '@congkhai/shared/contracts/read-api-index';
import { localDayOf } from '@congkhai/shared/time/local-day';
import type { IndexDocuments } from '../../stores/index-documents';
import type { AddDocumentRoute } from './document-routes';
import { listOpenData } from './open-data';
import { getAreas, getSeries, getSummary, listPeriods } from './periods';
import { getReleaseJson, listReleases } from './releases';
import { withFields } from './selected-fields';
import { compareUnits, getItems, getUnitResult } from './unit-results';
import { getUnit, getUnitLineage, listUnits } from './units';

/** Units, and the index of a year with the list of its open data. */
export function addIndexApi({
  addDocumentRoute,
}: {
  addDocumentRoute: AddDocumentRoute<IndexDocuments>;
}): void {
  // Units come into force and end with the day.
  addDocumentRoute(
    '/v1/units',
    contracts.ListUnitsRequestSchema,
    withFields((request, opened, asOf) => listUnits(request, opened, localDayOf(asOf))),
    { turnOf: localDayOf },
  );
  addDocumentRoute('/v1/units/:unitId', contracts.GetUnitRequestSchema, withFields(getUnit));
  addDocumentRoute(
    '/v1/units/:unitId/lineage',
    contracts.GetUnitLineageRequestSchema,
    getUnitLineage,
  );
  addDocumentRoute('/v1/units/:unitId/series', index.GetSeriesRequestSchema, withFields(getSeries));
  addDocumentRoute('/v1/periods', index.ListPeriodsRequestSchema, withFields(listPeriods));
  addDocumentRoute('/v1/periods/:id/summary', index.GetSummaryRequestSchema, getSummary);
  addDocumentRoute(
    '/v1/periods/:id/units/:unitId',
    index.GetUnitResultRequestSchema,
    withFields(getUnitResult),
  );
  addDocumentRoute('/v1/periods/:id/areas', index.GetAreasRequestSchema, getAreas);
  addDocumentRoute('/v1/periods/:id/items', index.GetItemsRequestSchema, getItems);
  addDocumentRoute('/v1/periods/:id/compare', index.CompareUnitsRequestSchema, compareUnits);
  addDocumentRoute('/v1/periods/:id/releases', index.ListReleasesRequestSchema, listReleases);
  addDocumentRoute(
    '/v1/periods/:id/releases/:number',
    index.GetReleaseRequestSchema,
    getReleaseJson,
  );
  addDocumentRoute(
    '/v1/periods/:id/releases/:number/open-data',
    index.GetReleaseRequestSchema,
    listOpenData,
  );
}
