import type { EventEffects, RecordEvent } from '@congkhai/shared/contracts/units-admin';
import { previousLocalDay } from '@congkhai/shared/time/local-day';
import {
  type AdministrativeUnit,
  isInForce,
  type UnitHistory,
  type UnitReference,
} from '@congkhai/shared/units/administrative-unit';
import {
  type Continuity,
  continuityOf,
  indexUnits,
  type UnitIndex,
} from '@congkhai/shared/units/lineage';
import type { UnitEvent } from '@congkhai/shared/units/unit-event';
import type { Core } from '@strapi/strapi';
import { EVENT_UID, LINK_UID, VERSION_UID } from '../constants';
import { planEvent } from '../plan-event';
import { projectUnits } from '../project-units';
import { refusalOf } from '../refusal';
import { toEvents, toHistories } from '../unit-rows';
import { addVersions, closeVersions, insertEvents, lockHistory } from '../write-history';

/** A unit from its beginning to its end, with everything that happened to it. */
export interface UnitRecord {
  history: UnitHistory;
  /** Oldest first. */
  events: UnitEvent[];
}

/**
 * Units through time: what they were on a day, what became of them, and whether two days may be compared. Days are Viet Nam's,
 * as `2025-07-01`. Calls join the transaction that is open around them.
 */
export const history = ({ strapi }: { strapi: Core.Strapi }) => {
  const versions = () => strapi.db.query(VERSION_UID);
  const events = () => strapi.db.query(EVENT_UID);
  const links = () => strapi.db.query(LINK_UID);

  /** Everything, in memory: what is asked of many units at once is asked of this. */
  async function index(): Promise<UnitIndex> {
    const { units, events: all } = await listAll();
    return indexUnits(units, all);
  }

  async function listAll(): Promise<{ units: UnitHistory[]; events: UnitEvent[] }> {
    return {
      units: toHistories(await versions().findMany()),
      events: toEvents(
        await events().findMany(),
        await links().findMany({ orderBy: { id: 'asc' } }),
      ),
    };
  }

  /**
   * The units in force on a day, in the order of their identifiers; only those directly below a unit, if one is named, and only
   * those with these identifiers, if they are given.
   */
  async function asOf(day: string, units: UnitFilter = {}): Promise<AdministrativeUnit[]> {
    const rows: unknown = await versions().findMany({ where: inForceOn(day, units) });
    return toHistories(rows).flatMap(({ unitId, versions: found }) =>
      found.filter((version) => isInForce(version, day)).map((version) => ({ unitId, ...version })),
    );
  }

  /** One unit with its versions and events, or null if there is none with this identifier. */
  async function find(unitId: string): Promise<UnitRecord | null> {
    const [found] = toHistories(await versions().findMany({ where: { unitId } }));
    if (!found) return null;
    const named = { $or: [{ predecessorUnitId: unitId }, { successorUnitId: unitId }] };
    const naming: { eventId: string }[] = await links().findMany({ where: named });
    const eventId = { $in: naming.map((link) => link.eventId) };
    return {
      history: found,
      events: toEvents(
        await events().findMany({ where: { eventId } }),
        await links().findMany({ where: { eventId }, orderBy: { id: 'asc' } }),
      ),
    };
  }

  async function planOrRefuse(draft: RecordEvent) {
    const plan = planEvent(draft, await listAll());
    if (plan.kind === 'refused') throw refusalOf(plan.problems);
    return plan;
  }

  return {
    index,
    listAll,
    asOf,
    find,

    /** The units in force on a day, by the full names they had then. */
    async references(day: string): Promise<UnitReference[]> {
      return (await asOf(day)).map(({ unitId, fullName }) => ({ unitId, name: fullName }));
    },

    /** What an event would close and make. Refuses, at the fields, what cannot be. Nothing is written. */
    async preview(draft: RecordEvent): Promise<EventEffects> {
      return (await planOrRefuse(draft)).effects;
    },

    /** Records an event: all that it closes and makes is written in one transaction, or nothing. */
    async apply(draft: RecordEvent): Promise<EventEffects> {
      return strapi.db.transaction(async () => {
        await lockHistory(strapi);
        const { effects, events: made, versions: begun } = await planOrRefuse(draft);
        const closed = effects.closed.map(({ unitId }) => unitId);
        await closeVersions(strapi, closed, previousLocalDay(draft.effectiveOn));
        await addVersions(strapi, begun);
        await insertEvents(strapi, made);
        await projectUnits(strapi, [...begun.map(({ unitId }) => unitId), ...closed]);
        return effects;
      });
    },

    /** Whether a unit's figures of two days are of the same territory. For many units, ask `continuityOf` of one `index()`. */
    async continuity(unitId: string, fromDay: string, toDay: string): Promise<Continuity> {
      return continuityOf(await index(), unitId, { fromDay, toDay });
    },
  };
};
export type History = ReturnType<typeof history>;

/** Which of the units of a day are meant. */
export interface UnitFilter {
  parentUnitId?: string | null;
  unitIds?: readonly string[];
}

function inForceOn(day: string, { parentUnitId, unitIds }: UnitFilter) {
  return {
    $and: [
      { $or: [{ validFrom: { $null: true } }, { validFrom: { $lte: day } }] },
      { $or: [{ validTo: { $null: true } }, { validTo: { $gte: day } }] },
      ...(parentUnitId === undefined ? [] : [{ parentUnitId }]),
      ...(unitIds === undefined ? [] : [{ unitId: { $in: unitIds } }]),
    ],
  };
}
