import * as contracts from '@congkhai/shared/contracts/read-api-views';
import type { ListDocuments } from '../../stores/list-documents';
import { getFront } from './front';
import { listMostRead, listRising } from './most-read';
import { withFields } from './selected-fields';
import { addViewRoute, type ViewRouteDependencies } from './view-route';

/** What is read most, and what a front page shows. */
export function addListApi(parts: ViewRouteDependencies<ListDocuments>): void {
  addViewRoute(parts, '/v1/most-read', contracts.MostReadRequestSchema, withFields(listMostRead));
  addViewRoute(parts, '/v1/rising', contracts.RisingRequestSchema, withFields(listRising));
  addViewRoute(parts, '/v1/front', contracts.FrontRequestSchema, getFront);
}
