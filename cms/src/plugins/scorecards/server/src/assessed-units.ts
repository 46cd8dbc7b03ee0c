import type { AssessedUnit } from '@congkhai/shared/scorecards/period';
import type { AdministrativeUnit } from '@congkhai/shared/units/administrative-unit';
import type { Continuity, UnitIndex } from '@congkhai/shared/units/lineage';
import type { Core } from '@strapi/strapi';

/** What scorecards asks of the plugin of the units. */
interface UnitHistoryService {
  asOf(day: string, options?: { unitIds?: readonly string[] }): Promise<AdministrativeUnit[]>;
  index(): Promise<UnitIndex>;
  continuity(unitId: string, fromDay: string, toDay: string): Promise<Continuity>;
}

export function unitHistory(strapi: Core.Strapi): UnitHistoryService {
  return strapi.plugin('administrative-units').service('history');
}

/** These units as they were on a day, those that were in force then, in the order of their ids. */
export async function findAssessedUnits(
  strapi: Core.Strapi,
  unitIds: readonly string[],
  day: string,
): Promise<(AssessedUnit & Pick<AdministrativeUnit, 'tier'>)[]> {
  if (unitIds.length === 0) return [];
  const units = await unitHistory(strapi).asOf(day, { unitIds });
  return units.map(({ unitId, fullName, code, parentUnitId, tier }) => ({
    unitId,
    name: fullName,
    code,
    parentUnitId,
    tier,
  }));
}
