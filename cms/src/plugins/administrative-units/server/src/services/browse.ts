import type { ListedUnit, UnitRecordAnswer } from '@congkhai/shared/contracts/units-admin';
import { foldDiacritics } from '@congkhai/shared/text/text';
import type { AdministrativeUnit } from '@congkhai/shared/units/administrative-unit';
import { latestReference, unitsNamedIn } from '@congkhai/shared/units/lineage';
import { lineageOf } from '@congkhai/shared/units/unit-lineage';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { PLUGIN_ID, VERSION_UID } from '../constants';
import { toHistories } from '../unit-rows';
import type { History } from './history';

const FOUND_MAX = 50;
const COLLATOR = new Intl.Collator('vi', { numeric: true });
const NamesSchema = z.array(z.object({ unitId: z.string(), fullName: z.string() }));
const ParentsSchema = z.array(z.object({ parentUnitId: z.string().nullable() }));

/** What the pages show of units. */
export const browse = ({ strapi }: { strapi: Core.Strapi }) => {
  const history = (): History => strapi.plugin(PLUGIN_ID).service('history');
  const versions = () => strapi.db.query(VERSION_UID);

  async function toListed(
    units: readonly AdministrativeUnit[],
    day: string,
  ): Promise<ListedUnit[]> {
    const names = await namesOf(units.flatMap(({ parentUnitId }) => parentUnitId ?? []));
    const counts = await countChildren(
      units.map(({ unitId }) => unitId),
      day,
    );
    return units.map((unit) => ({
      ...unit,
      parentName: unit.parentUnitId === null ? null : (names.get(unit.parentUnitId) ?? null),
      childCount: counts.get(unit.unitId) ?? 0,
    }));
  }

  async function namesOf(unitIds: readonly string[]): Promise<Map<string, string>> {
    const where = { unitId: { $in: [...new Set(unitIds)] } };
    const rows: unknown = await versions().findMany({ where, select: ['unitId', 'fullName'] });
    return new Map(NamesSchema.parse(rows).map(({ unitId, fullName }) => [unitId, fullName]));
  }

  async function countChildren(
    unitIds: readonly string[],
    day: string,
  ): Promise<Map<string, number>> {
    const rows: unknown = await versions().findMany({
      where: { parentUnitId: { $in: unitIds }, ...inForceOn(day) },
      select: ['parentUnitId'],
    });
    const counts = new Map<string, number>();
    for (const { parentUnitId } of ParentsSchema.parse(rows))
      if (parentUnitId !== null) counts.set(parentUnitId, (counts.get(parentUnitId) ?? 0) + 1);
    return counts;
  }

  return {
    /** The units directly below one (or the uppermost) on a day, in Vietnamese order. */
    async children(parentUnitId: string | null, day: string): Promise<ListedUnit[]> {
      const units = await history().asOf(day, { parentUnitId });
      return (await toListed(units, day)).sort((left, right) =>
        COLLATOR.compare(left.name, right.name),
      );
    },

    /**
     * Units whose name or code contains a text, diacritics aside: those in force on a day, or of all times by their newest fitting
     * version. Names that begin with the text come first.
     */
    async search(text: string, day: string | null, today: string): Promise<ListedUnit[]> {
      const folded = foldDiacritics(text);
      const rows: unknown = await versions().findMany({
        where: { searchText: { $contains: folded }, ...(day === null ? {} : inForceOn(day)) },
        limit: FOUND_MAX * 10,
      });
      const found = toHistories(rows).flatMap(({ unitId, versions: fitting }) => {
        const version = fitting.at(-1);
        return version ? [{ unitId, ...version }] : [];
      });
      const best = found.sort(compareFound(folded));
      return toListed(best.slice(0, FOUND_MAX), day ?? today);
    },

    /** One unit with everything the pages show of it, or null if there is none. */
    async record(unitId: string): Promise<UnitRecordAnswer['data'] | null> {
      const index = await history().index();
      const found = index.historyOf(unitId);
      const lineage = lineageOf(index, unitId);
      if (!found || !lineage) return null;
      const events = [...index.eventsOf(unitId)];
      const named = new Set([
        ...found.versions.flatMap(({ parentUnitId }) => parentUnitId ?? []),
        ...events.flatMap((event) => [...unitsNamedIn(event)]),
      ]);
      const namedUnits = [...named].flatMap((id) => latestReference(index, id) ?? []);
      return { history: found, events, lineage, namedUnits };
    },
  };
};
export type Browse = ReturnType<typeof browse>;

/** Names that begin with the text first, then in Vietnamese order. */
function compareFound(folded: string) {
  const begins = ({ name }: AdministrativeUnit) =>
    foldDiacritics(name).startsWith(folded) ? 0 : 1;
  return (left: AdministrativeUnit, right: AdministrativeUnit) =>
    begins(left) - begins(right) || COLLATOR.compare(left.name, right.name);
}

function inForceOn(day: string) {
  return {
    $and: [
      { $or: [{ validFrom: { $null: true } }, { validFrom: { $lte: day } }] },
      { $or: [{ validTo: { $null: true } }, { validTo: { $gte: day } }] },
    ],
  };
}
