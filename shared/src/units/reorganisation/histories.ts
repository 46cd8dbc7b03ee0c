import { previousLocalDay } from '../../time/local-day';
import type { UnitHistory, UnitVersion } from '../administrative-unit';
import type { UnitEvent, UnitEventKind } from '../unit-event';
import { nameKeyOf, splitFullName } from '../unit-name';
import type { OldUnit, OldUnits } from './old-units';
import { laterChangeOf } from './provinces';
import { type ReportEntry, reportUnitOf } from './report';
import type { Succession } from './successions';
import type { UnitIds } from './unit-ids';

/** Two states and what is known of the way from one to the other. */
export interface Reorganisation {
  before: OldUnits;
  after: OldUnits;
  successions: readonly Succession[];
  ids: UnitIds;
  /** The first day of the later state. */
  effectiveOn: string;
}

/** The history of every unit, by its identifier. */
export function buildHistories(reorganisation: Reorganisation): Map<string, UnitHistory> {
  const { before, successions, ids, effectiveOn } = reorganisation;
  const successionOf = new Map(
    successions.flatMap((each) => (each.continues ? [[each.continues.code, each]] : [])),
  );
  const histories = new Map<string, UnitHistory>();
  for (const unit of before.all) {
    const unitId = ids.before(unit.code);
    const version = versionOf(unit, parentBefore(unit, ids));
    const succession = successionOf.get(unit.code);
    const next =
      succession && versionOf(succession.successor, parentAfter(succession.successor, ids));
    const versions = !next
      ? [{ ...version, validTo: previousLocalDay(effectiveOn) }]
      : kindOfChange(version, next) === null
        ? [next]
        : [
            { ...version, validTo: previousLocalDay(effectiveOn) },
            { ...next, validFrom: effectiveOn },
          ];
    histories.set(unitId, { unitId, versions });
  }
  for (const { successor, continues } of successions) {
    if (continues) continue;
    const unitId = ids.after(successor.code);
    const version = versionOf(successor, parentAfter(successor, ids));
    histories.set(unitId, { unitId, versions: [{ ...version, validFrom: effectiveOn }] });
  }
  return histories;
}

function parentBefore({ parentCode }: OldUnit, ids: UnitIds): string | null {
  return parentCode === null ? null : ids.before(parentCode);
}
function parentAfter({ parentCode }: OldUnit, ids: UnitIds): string | null {
  return parentCode === null ? null : ids.after(parentCode);
}

function versionOf(unit: OldUnit, parentUnitId: string | null): UnitVersion {
  const { code, name, fullName, unitType, tier } = unit;
  return {
    code,
    name,
    fullName,
    unitType,
    tier,
    parentUnitId,
    blockId: null,
    validFrom: null,
    validTo: null,
  };
}

/** What changed between two versions of a unit whose territory did not; null if nothing did. */
function kindOfChange(before: UnitVersion, after: UnitVersion): UnitEventKind | null {
  if (nameKeyOf(before.name) !== nameKeyOf(after.name)) return 'renamed';
  if (before.unitType !== after.unitType || before.tier !== after.tier) return 'reclassified';
  return before.parentUnitId === after.parentUnitId ? null : 'moved';
}

/** The events: one for each unit of the later state that was made or changed, and one for each district that ended. */
export function buildEvents(reorganisation: Reorganisation): UnitEvent[] {
  const { before, successions, ids, effectiveOn } = reorganisation;
  const event = (unitId: string, kind: UnitEventKind, links: UnitEvent['links']): UnitEvent => ({
    eventId: `${effectiveOn}-${unitId}`,
    kind,
    effectiveOn,
    decision: null,
    links,
  });
  const events = successions.flatMap((succession) => {
    const kind = kindOf(succession, ids);
    if (kind === null) return [];
    const unitId = ids.after(succession.successor.code);
    const links = succession.predecessors.map(({ unit, extent }) => ({
      predecessorUnitId: ids.before(unit.code),
      successorUnitId: unitId,
      extent,
    }));
    return [event(unitId, kind, links)];
  });
  const goesOn = new Set(successions.map(({ continues }) => continues?.code));
  const abolished = before.all
    .filter(({ tier, code }) => tier === 'district' && !goesOn.has(code))
    .map(({ code }) => {
      const predecessorUnitId = ids.before(code);
      return event(predecessorUnitId, 'abolished', [
        { predecessorUnitId, successorUnitId: null, extent: 'whole' },
      ]);
    });
  return [...events, ...abolished];
}

function kindOf(
  { successor, predecessors, continues }: Succession,
  ids: UnitIds,
): UnitEventKind | null {
  const [only] = predecessors;
  if (!only) return null;
  if (predecessors.length > 1) return 'merged';
  if (only.extent === 'part') return 'split';
  // A whole unit and something that is not known: two units became one.
  if (!continues) return 'merged';
  return kindOfChange(
    versionOf(continues, parentBefore(continues, ids)),
    versionOf(successor, parentAfter(successor, ids)),
  );
}

/** Adds what the texts of provinces tell of after the reorganisation, and reports what they tell without naming units. */
export function applyLaterChanges(
  { successions, ids }: Reorganisation,
  histories: Map<string, UnitHistory>,
  events: UnitEvent[],
): ReportEntry[] {
  return successions.flatMap(({ successor }) => {
    const change = successor.tier === 'province' ? laterChangeOf(successor) : null;
    const unitId = ids.after(successor.code);
    const history = histories.get(unitId);
    const latest = history?.versions.at(-1);
    if (!change || !history || !latest) return [];
    const { effectiveOn, fullNameBefore, besides } = change;
    const { unitType, name } = splitFullName(fullNameBefore);
    const until: UnitVersion = {
      ...latest,
      name,
      fullName: fullNameBefore,
      unitType: unitType === null ? latest.unitType : capitalise(unitType),
      validTo: previousLocalDay(effectiveOn),
    };
    const versions = [
      ...history.versions.slice(0, -1),
      until,
      { ...latest, validFrom: effectiveOn },
    ];
    histories.set(unitId, { unitId, versions });
    events.push({
      eventId: `${effectiveOn}-${unitId}`,
      kind: 'reclassified',
      effectiveOn,
      decision: null,
      links: [{ predecessorUnitId: unitId, successorUnitId: unitId, extent: 'whole' }],
    });
    if (besides === null) return [];
    const entry: ReportEntry = {
      successor: reportUnitOf(successor),
      text: besides,
      reason: 'later-change-unclear',
      candidates: [],
    };
    return [entry];
  });
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
