import { type UnitHistory, unitAsOf } from '../administrative-unit';
import type { UnitEvent, UnitEventKind } from '../unit-event';
import { applyLaterChanges, buildEvents, buildHistories, type Reorganisation } from './histories';
import { indexOldUnits, type OldUnit, type OldUnits } from './old-units';
import { oldProvincesOf } from './provinces';
import {
  type ReorganisationReport,
  type ReportEntry,
  reportUnitOf,
  type UnlistedUnit,
} from './report';
import { parseState } from './state';
import { findSuccessions, provinceSuccession, type Succession } from './successions';
import { nameUnits } from './unit-ids';

/** Two states of the country as one history. */
export interface ReorganisationPlan {
  /** Every unit of both states, in the order of their identifiers. */
  units: UnitHistory[];
  events: UnitEvent[];
  report: ReorganisationReport;
}

/**
 * Makes one history of two states: units end, go on or begin on `effectiveOn`, with the events that the texts of the later state
 * tell of. What a text leaves unclear is reported, not guessed. `existing` are the units that are known already: they keep their
 * identifiers. Throws `CsvInvalid` or `StateInvalid` if a table cannot be taken.
 */
export function planReorganisation({
  beforeCsv,
  afterCsv,
  effectiveOn,
  existing,
}: {
  beforeCsv: string;
  afterCsv: string;
  effectiveOn: string;
  existing: readonly UnitHistory[];
}): ReorganisationPlan {
  const before = indexOldUnits(parseState(beforeCsv));
  const after = indexOldUnits(parseState(afterCsv));
  const provinces = findProvinces(before, after);
  const communes = findSuccessions(
    after.all.filter(({ tier }) => tier !== 'province'),
    before,
    ({ provinceCode }) => provinces.oldCodesOf.get(provinceCode) ?? new Set(),
  );
  const successions = [...provinces.successions, ...communes.successions];
  const ids = nameUnits({ before, after, successions, existing, effectiveOn });
  const reorganisation: Reorganisation = { before, after, successions, ids, effectiveOn };
  const units = buildHistories(reorganisation);
  const events = buildEvents(reorganisation);
  const later = applyLaterChanges(reorganisation, units, events);
  return {
    units: [...units.values()].sort((left, right) => (left.unitId < right.unitId ? -1 : 1)),
    events,
    report: {
      counts: {
        ...countUnits(reorganisation),
        ...countLinks(events),
        mentionsUnresolved: communes.unresolvedCount,
        bases: communes.bases,
        events: countEvents(events),
      },
      entries: [...provinces.entries, ...communes.entries, ...later],
      unnamedUnits: findUnnamed(before, successions).map(reportUnitOf),
      unlistedUnits: findUnlisted(existing, { units, effectiveOn }),
    },
  };
}

function findProvinces(before: OldUnits, after: OldUnits) {
  const successions: Succession[] = [];
  const entries: ReportEntry[] = [];
  const oldCodesOf = new Map<string, Set<string>>();
  for (const province of after.all.filter(({ tier }) => tier === 'province')) {
    const made = oldProvincesOf(province, before);
    oldCodesOf.set(province.code, new Set(made?.map(({ code }) => code)));
    successions.push(provinceSuccession(province, made ?? []));
    if (made === null)
      entries.push({
        successor: reportUnitOf(province),
        text: province.predecessorsText,
        reason: 'no-such-unit',
        candidates: [],
      });
  }
  return { successions, entries, oldCodesOf };
}

/** Communes of the earlier state that became part of nothing that is known. */
function findUnnamed(before: OldUnits, successions: readonly Succession[]): OldUnit[] {
  const named = new Set(
    successions.flatMap(({ predecessors }) => predecessors.map(({ unit }) => unit.code)),
  );
  return before.all.filter(({ tier, code }) => tier === 'commune' && !named.has(code));
}

/** Known units of the tiers that tables of a state list: when they ended no table can tell. Departments are in no table. */
function findUnlisted(
  existing: readonly UnitHistory[],
  { units, effectiveOn }: { units: ReadonlyMap<string, UnitHistory>; effectiveOn: string },
): UnlistedUnit[] {
  return existing.flatMap((history) => {
    const version = unitAsOf(history, effectiveOn);
    if (!version || version.tier === 'department' || units.has(history.unitId)) return [];
    return [{ unitId: history.unitId, code: version.code, fullName: version.fullName }];
  });
}

function countUnits({ before, after, successions }: Reorganisation) {
  const continuingUnits = successions.filter(({ continues }) => continues !== null).length;
  return {
    unitsBefore: before.all.length,
    unitsAfter: after.all.length,
    continuingUnits,
    newUnits: after.all.length - continuingUnits,
  };
}

function countLinks(events: readonly UnitEvent[]) {
  const links = events.flatMap((event) => event.links);
  return {
    linksWhole: links.filter(({ extent }) => extent === 'whole').length,
    linksPart: links.filter(({ extent }) => extent === 'part').length,
  };
}

function countEvents(events: readonly UnitEvent[]): Record<UnitEventKind, number> {
  const counts = {
    established: 0,
    merged: 0,
    split: 0,
    renamed: 0,
    reclassified: 0,
    moved: 0,
    abolished: 0,
  };
  for (const { kind } of events) counts[kind] += 1;
  return counts;
}
