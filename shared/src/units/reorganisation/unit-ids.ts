import { slugOf } from '../../text/text';
import { previousLocalDay } from '../../time/local-day';
import { type Tier, type UnitHistory, unitAsOf } from '../administrative-unit';
import type { OldUnits } from './old-units';
import type { StateUnit } from './state';
import type { Succession } from './successions';

/** The identifiers of the units of both states, by their codes there. */
export interface UnitIds {
  before(code: string): string;
  after(code: string): string;
}

/** Names the units of both states. A unit that goes on has one identifier in both. */
export function nameUnits({
  before,
  after,
  successions,
  existing,
  effectiveOn,
}: {
  before: OldUnits;
  after: OldUnits;
  successions: readonly Succession[];
  existing: readonly UnitHistory[];
  effectiveOn: string;
}): UnitIds {
  const lastDay = previousLocalDay(effectiveOn);
  const idsBefore = assignUnitIds(before.all, { existing, day: lastDay, taken: new Set() });
  const taken = new Set(idsBefore.values());
  const continuing = new Map(
    successions.flatMap(({ successor, continues }) =>
      continues ? [[successor.code, idOf(idsBefore, continues.code)]] : [],
    ),
  );
  const begun = after.all.filter(({ code }) => !continuing.has(code));
  const idsAfter = assignUnitIds(begun, { existing, day: effectiveOn, taken });
  return {
    before: (code) => idOf(idsBefore, code),
    after: (code) => continuing.get(code) ?? idOf(idsAfter, code),
  };
}

function idOf(ids: ReadonlyMap<string, string>, code: string): string {
  const unitId = ids.get(code);
  if (unitId === undefined) throw new Error(`The unit with the code ${code} was not named`);
  return unitId;
}

/**
 * Identifiers can be read and stay: `xa-tien-chau-20866`. One that is taken by another unit gets the year, as in
 * `thanh-pho-da-nang-48-2025`. What already exists with the same code and tier on `day` keeps its own.
 */
function assignUnitIds(
  units: readonly StateUnit[],
  {
    existing,
    day,
    taken,
  }: { existing: readonly UnitHistory[]; day: string; taken: ReadonlySet<string> },
): Map<string, string> {
  const known = existingIdsOn(existing, day);
  const used = new Set([...taken, ...existing.map(({ unitId }) => unitId)]);
  const ids = new Map<string, string>();
  for (const unit of units) {
    const existingId = known.get(keyOf(unit));
    const unitId =
      existingId !== undefined && !taken.has(existingId)
        ? existingId
        : freeIdOf(unit, day.slice(0, 4), used);
    used.add(unitId);
    ids.set(unit.code, unitId);
  }
  return ids;
}

function existingIdsOn(existing: readonly UnitHistory[], day: string): Map<string, string> {
  return new Map(
    existing.flatMap((history) => {
      const unit = unitAsOf(history, day);
      return unit?.code ? [[keyOf({ code: unit.code, tier: unit.tier }), unit.unitId]] : [];
    }),
  );
}

function keyOf({ code, tier }: { code: string; tier: Tier }): string {
  return `${tier} ${code}`;
}

function freeIdOf({ fullName, code }: StateUnit, year: string, used: ReadonlySet<string>): string {
  const base = `${slugOf(fullName)}-${code}`;
  if (!used.has(base)) return base;
  const ofYear = `${base}-${year}`;
  for (let number = 2; ; number += 1) {
    const unitId = number === 2 ? ofYear : `${ofYear}-${number - 1}`;
    if (!used.has(unitId)) return unitId;
  }
}
