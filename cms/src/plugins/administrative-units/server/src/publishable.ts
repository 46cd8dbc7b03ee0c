import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import type { Publishable } from '@congkhai/shared/contracts/publishable';
import { PublishedUnitsSchema } from '@congkhai/shared/contracts/published-units';
import type { Core } from '@strapi/strapi';
import { PLUGIN_ID, UNIT_UID, UNITS_SUBJECT } from './constants';
import type { History } from './services/history';

/** `units.json`: all units with their histories, in the order of their identifiers, and all events, oldest first. */
export function unitsPublishable(strapi: Core.Strapi): Publishable {
  const history = (): History => strapi.plugin(PLUGIN_ID).service('history');
  return {
    kind: UNITS_SUBJECT,
    takesLinksFrom: () => true,
    adminPathOf: () => `/content-manager/collection-types/${UNIT_UID}`,
    uids: [UNIT_UID],
    async subjectsOf() {
      return [UNITS_SUBJECT];
    },
    async documentsOf() {
      const body = PublishedUnitsSchema.parse(await history().listAll());
      return [{ key: objectKeys.units(), body, dependents: [] }];
    },
  };
}
