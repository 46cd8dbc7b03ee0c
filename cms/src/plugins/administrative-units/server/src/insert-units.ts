import { localDayOf } from '@congkhai/shared/time/local-day';
import type { AdministrativeUnit } from '@congkhai/shared/units/administrative-unit';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { UNIT_UID } from './constants';
import { currentVersionOf } from './current-version';

const ROWS_PER_STATEMENT = 400;
const JoinTableSchema = z.object({
  name: z.string(),
  joinColumn: z.object({ name: z.string() }),
  inverseJoinColumn: z.object({ name: z.string() }),
});
const IdsSchema = z.array(z.object({ id: z.number(), unitId: z.string() }));

/**
 * Writes the rows of many new units at once, past the Document Service: it would take a minute for what takes a second, and
 * nobody can show a unit yet that is not there. Joins the transaction around it.
 */
export async function insertUnits(
  strapi: Core.Strapi,
  versions: readonly AdministrativeUnit[],
): Promise<void> {
  if (versions.length === 0) return;
  const today = localDayOf(new Date());
  const byUnit = new Map<string, AdministrativeUnit[]>();
  for (const version of versions)
    byUnit.set(version.unitId, [...(byUnit.get(version.unitId) ?? []), version]);
  const current = [...byUnit.values()].flatMap((each) => currentVersionOf(each, today) ?? []);
  const publishedAt = new Date();
  const table = strapi.db.query(UNIT_UID);
  await table.createMany({
    data: current.map(({ parentUnitId: _, ...unit }) => ({
      ...unit,
      isDemonstration: false,
      publishedAt,
    })),
  });
  await insertParents(strapi, current);
}

async function insertParents(
  strapi: Core.Strapi,
  units: readonly AdministrativeUnit[],
): Promise<void> {
  const { name, joinColumn, inverseJoinColumn } = JoinTableSchema.parse(
    Object(strapi.db.metadata.get(UNIT_UID).attributes.parent).joinTable,
  );
  const rows: unknown = await strapi.db.query(UNIT_UID).findMany({ select: ['id', 'unitId'] });
  const ids = new Map(IdsSchema.parse(rows).map(({ id, unitId }) => [unitId, id]));
  const links = units.flatMap(({ unitId, parentUnitId }) => {
    const child = ids.get(unitId);
    const parent = ids.get(parentUnitId ?? '');
    return child === undefined || parent === undefined
      ? []
      : [{ [joinColumn.name]: child, [inverseJoinColumn.name]: parent }];
  });
  await strapi.db.transaction(async ({ trx }) => {
    for (let start = 0; start < links.length; start += ROWS_PER_STATEMENT)
      await strapi.db
        .getConnection(name)
        .transacting(trx)
        .insert(links.slice(start, start + ROWS_PER_STATEMENT));
  });
}
