import type {
  AdministrativeUnit,
  UnitHistory,
  UnitVersion,
} from '@congkhai/shared/units/administrative-unit';
import type { UnitEvent } from '@congkhai/shared/units/unit-event';

/** What is missing to make what is known agree with a plan. */
export interface HistoryChanges {
  /** Versions of units that are new. */
  newUnits: AdministrativeUnit[];
  /** Versions that units which are known begin. */
  begun: AdministrativeUnit[];
  /** Units whose open version ends. */
  closed: { unitId: string; validTo: string }[];
  events: UnitEvent[];
}

/**
 * Compares a plan with what is known. What is known stays as it is, also where the plan says something else: editors have seen
 * it. Only what is missing is added, and an open version ends where the plan ends it. So the same plan changes nothing twice.
 */
export function mergeHistories(
  known: { units: readonly UnitHistory[]; events: readonly UnitEvent[] },
  plan: { units: readonly UnitHistory[]; events: readonly UnitEvent[] },
): HistoryChanges {
  const histories = new Map(known.units.map((history) => [history.unitId, history]));
  const changes: HistoryChanges = { newUnits: [], begun: [], closed: [], events: [] };
  for (const { unitId, versions } of plan.units) {
    const history = histories.get(unitId);
    if (!history) changes.newUnits.push(...versions.map((version) => ({ unitId, ...version })));
    else mergeVersions({ unitId, known: history.versions, planned: versions }, changes);
  }
  const recorded = new Set(known.events.flatMap(marksOf));
  changes.events.push(
    ...plan.events.filter((event) => !marksOf(event).some((mark) => recorded.has(mark))),
  );
  return changes;
}

function mergeVersions(
  { unitId, known, planned }: { unitId: string; known: UnitVersion[]; planned: UnitVersion[] },
  changes: HistoryChanges,
): void {
  let held = known;
  for (const version of planned) {
    const same = held.find((each) => overlap(each, version));
    if (!same) changes.begun.push({ unitId, ...version });
    else if (same.validTo === null && version.validTo !== null) {
      const { validTo } = version;
      changes.closed.push({ unitId, validTo });
      held = held.map((each) => (each === same ? { ...each, validTo } : each));
    }
  }
}

function overlap(left: UnitVersion, right: UnitVersion): boolean {
  const startsBefore = (from: string | null, to: string | null) =>
    from === null || to === null || from <= to;
  return startsBefore(left.validFrom, right.validTo) && startsBefore(right.validFrom, left.validTo);
}

/** By what an event is known again: what was made, or ended, on its day. */
function marksOf({ effectiveOn, links }: UnitEvent): string[] {
  return links.map(({ predecessorUnitId, successorUnitId }) =>
    successorUnitId === null
      ? `${effectiveOn} end ${predecessorUnitId}`
      : `${effectiveOn} made ${successorUnitId}`,
  );
}
