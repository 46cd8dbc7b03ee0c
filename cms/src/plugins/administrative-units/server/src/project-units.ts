import { localDayOf } from '@congkhai/shared/time/local-day';
import {
  type AdministrativeUnit,
  AdministrativeUnitSchema,
} from '@congkhai/shared/units/administrative-unit';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { UNIT_UID, UNITS_SUBJECT, VERSION_UID } from './constants';
import { currentVersionOf } from './current-version';
import { toUnit, type UnitRow, UnitRowSchema } from './unit-problems';
import { toHistories, versionRowOf } from './unit-rows';

/**
 * Brings the content type that pickers and relations use into step with the versions of these units. Through the Document
 * Service, so that whoever shows a unit's name hears of it.
 */
export async function projectUnits(strapi: Core.Strapi, unitIds: readonly string[]): Promise<void> {
  const today = localDayOf(new Date());
  const rows: unknown = await strapi.db
    .query(VERSION_UID)
    .findMany({ where: { unitId: { $in: unitIds } } });
  const histories = new Map(toHistories(rows).map((history) => [history.unitId, history]));
  // In the order given: what a unit belongs to is written before it.
  for (const unitId of unitIds) {
    const version = currentVersionOf(histories.get(unitId)?.versions ?? [], today);
    if (version) await projectUnit(strapi, { unitId, ...version });
  }
  await queueUnits(strapi);
}

async function projectUnit(strapi: Core.Strapi, unit: AdministrativeUnit): Promise<void> {
  const row = await findRow(strapi, unit.unitId);
  if (row && isSame(toUnit(row), unit)) return;
  const { parentUnitId, ...fields } = unit;
  const parent = parentUnitId === null ? null : await findRow(strapi, parentUnitId);
  const data: Record<string, unknown> = { ...fields, parent: parent?.documentId ?? null };
  const documents = strapi.documents(UNIT_UID);
  if (row) await documents.update({ documentId: row.documentId, data });
  else await documents.create({ data });
}

async function findRow(strapi: Core.Strapi, unitId: string): Promise<UnitRow | null> {
  const row: unknown = await strapi.db
    .query(UNIT_UID)
    .findOne({ where: { unitId }, populate: { parent: true } });
  return UnitRowSchema.nullable().parse(row);
}

function isSame(row: ReturnType<typeof toUnit>, unit: AdministrativeUnit): boolean {
  return Object.entries(unit).every(([field, value]) => Object(row)[field] === value);
}

/** Has the units published again. Joins the transaction around it, so that what is recorded is published. */
export async function queueUnits(strapi: Core.Strapi): Promise<void> {
  await strapi.plugin('publishing')?.service('outbox').add([UNITS_SUBJECT]);
}

const UnitIdsSchema = z.array(z.object({ unit_id: z.string() }));

/** The units whose next version has begun since their row was written: a decision is often recorded before it takes effect. */
export async function projectBegunUnits(strapi: Core.Strapi): Promise<void> {
  const today = localDayOf(new Date());
  const begun: unknown = await strapi.db
    .getConnection('administrative_unit_versions as version')
    .join('administrative_units as unit', 'unit.unit_id', 'version.unit_id')
    .where('version.valid_from', '<=', today)
    .where((query) =>
      query
        .whereNull('unit.valid_from')
        .orWhereRaw('?? < ??', ['unit.valid_from', 'version.valid_from']),
    )
    .distinct('version.unit_id');
  const unitIds = UnitIdsSchema.parse(begun).map((row) => row.unit_id);
  if (unitIds.length > 0) await strapi.db.transaction(() => projectUnits(strapi, unitIds));
}

/** Gives units that were made before there were versions their first one. */
export async function adoptUnits(strapi: Core.Strapi): Promise<void> {
  const rows: unknown = await strapi.db.query(UNIT_UID).findMany({ populate: { parent: true } });
  const known: unknown = await strapi.db.query(VERSION_UID).findMany();
  const hasVersions = new Set(toHistories(known).map(({ unitId }) => unitId));
  const data = z
    .array(UnitRowSchema)
    .parse(rows)
    .filter(({ unitId }) => !hasVersions.has(unitId))
    .map((row) => versionRowOf(AdministrativeUnitSchema.parse(toUnit(row))));
  if (data.length > 0) await strapi.db.query(VERSION_UID).createMany({ data });
}
