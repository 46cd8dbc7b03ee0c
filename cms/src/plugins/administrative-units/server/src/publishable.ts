import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import type { Publishable } from '@congkhai/shared/contracts/publishable';
import { PublishedUnitsSchema } from '@congkhai/shared/contracts/published-index';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { UNIT_UID } from './constants';
import { toUnit, UnitRowSchema } from './unit-problems';

/** `units.json`: all units, in the order of their identifiers. */
export function unitsPublishable(strapi: Core.Strapi): Publishable {
  const subject = 'units';
  return {
    kind: subject,
    uids: [UNIT_UID],
    async subjectsOf() {
      return [subject];
    },
    async documentsOf() {
      const rows: unknown = await strapi.db
        .query(UNIT_UID)
        .findMany({ orderBy: { unitId: 'asc' }, populate: { parent: true } });
      const units = z.array(UnitRowSchema).parse(rows).map(toUnit);
      const body = PublishedUnitsSchema.parse({ units });
      return [{ key: objectKeys.units(), body, dependents: [] }];
    },
  };
}
