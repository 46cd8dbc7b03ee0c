import {
  type AdministrativeUnit,
  AdministrativeUnitSchema,
  findMisplacedVersions,
  UnitVersionSchema,
} from '@congkhai/shared/units/administrative-unit';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { LINK_UID, VERSION_UID } from './constants';
import { type FieldProblem, toUnit, type UnitRow } from './unit-problems';
import { compareVersions, VersionRowSchema, versionRowOf } from './unit-rows';

const VERSION_FIELDS = UnitVersionSchema.keyof().options;

/**
 * Takes what an editor wrote in a unit's form over into its versions: a new unit gets its first one, a change corrects the one
 * that the form showed. What changed by a decision is recorded as an event instead, which opens a new version.
 */
export async function keepVersions(
  strapi: Core.Strapi,
  before: UnitRow | null,
  after: UnitRow,
): Promise<FieldProblem[]> {
  const table = strapi.db.query(VERSION_UID);
  const unit = AdministrativeUnitSchema.parse(toUnit(after));
  const rows = z
    .array(VersionRowSchema)
    .parse(await table.findMany({ where: { unitId: unit.unitId } }));
  // An event wrote the version first, and the unit's row follows it.
  if (rows.some((row) => isSame(row, unit))) return [];
  const shown = before && rows.find(({ validFrom }) => validFrom === before.validFrom);
  const others = rows.filter((row) => row !== shown);
  if (findMisplacedVersions([...others, unit].sort(compareVersions)).length > 0)
    return [
      {
        field: 'validFrom',
        message: 'Thời gian hiệu lực trùng với một phiên bản khác của đơn vị này.',
      },
    ];
  const data = versionRowOf(unit);
  if (shown) await table.update({ where: { id: shown.id }, data });
  else await table.create({ data });
  return [];
}

function isSame(version: Partial<AdministrativeUnit>, unit: AdministrativeUnit): boolean {
  return VERSION_FIELDS.every((field) => version[field] === unit[field]);
}

/** Why a unit may not be deleted: what happened to it belongs to the history of others too. */
export async function findEventsProblem(
  strapi: Core.Strapi,
  unitId: string,
): Promise<string | null> {
  const named = { $or: [{ predecessorUnitId: unitId }, { successorUnitId: unitId }] };
  const linkCount = await strapi.db.query(LINK_UID).count({ where: named });
  return linkCount === 0
    ? null
    : 'Không xoá được: đơn vị có trong lịch sử sắp xếp. Đơn vị không còn hoạt động thì ghi ngày hết hiệu lực.';
}

/** Takes away the versions of a unit that is deleted. */
export async function deleteVersions(strapi: Core.Strapi, unitId: string): Promise<void> {
  await strapi.db.query(VERSION_UID).deleteMany({ where: { unitId } });
}
