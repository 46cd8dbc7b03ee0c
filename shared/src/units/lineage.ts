import {
  isInForce,
  latestUnitOf,
  type UnitHistory,
  type UnitReference,
} from './administrative-unit';
import { changesTerritoryOf, type Extent, type UnitEvent } from './unit-event';

// A lineage is a graph that is cut off here: the longest known one has three generations and some sixty links.
const LINEAGE_LINKS_MAX = 2_000;
const LAST_DAY = '9999-12-31';

/** All units and what happened to them, ready to be asked. */
export interface UnitIndex {
  historyOf(unitId: string): UnitHistory | null;
  /** The events that name this unit, oldest first. */
  eventsOf(unitId: string): readonly UnitEvent[];
}

/** One step of a lineage. `generation` is 1 next to the unit that was asked about, and grows away from it. */
export interface LineageLink {
  predecessorUnitId: string;
  successorUnitId: string;
  extent: Extent;
  event: UnitEvent;
  generation: number;
}

/** Whether a unit's figures of two days may be compared. */
export type Continuity =
  | { kind: 'unbroken' }
  /** Its territory changed in between. `predecessors` are the units of the first day that it was made of, as they were called then. */
  | { kind: 'boundary-break'; predecessors: UnitReference[] }
  /** It was not in force on the first day and nothing is known to have preceded it. */
  | { kind: 'not-in-force' };

/** Sorts histories and events once, so that each later question costs no more than its answer. */
export function indexUnits(
  histories: readonly UnitHistory[],
  events: readonly UnitEvent[],
): UnitIndex {
  const historiesById = new Map(histories.map((history) => [history.unitId, history]));
  const eventsById = new Map<string, UnitEvent[]>();
  for (const event of [...events].sort(compareEvents))
    for (const unitId of unitsNamedIn(event)) {
      const known = eventsById.get(unitId);
      if (known) known.push(event);
      else eventsById.set(unitId, [event]);
    }
  return {
    historyOf: (unitId) => historiesById.get(unitId) ?? null,
    eventsOf: (unitId) => eventsById.get(unitId) ?? [],
  };
}

function compareEvents(left: UnitEvent, right: UnitEvent): number {
  return left.effectiveOn === right.effectiveOn
    ? compareText(left.eventId, right.eventId)
    : compareText(left.effectiveOn, right.effectiveOn);
}

function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** Every unit that an event names, each once. */
export function unitsNamedIn({ links }: UnitEvent): Set<string> {
  return new Set(
    links
      .flatMap(({ predecessorUnitId, successorUnitId }) => [predecessorUnitId, successorUnitId])
      .filter((unitId) => unitId !== null),
  );
}

/**
 * Where a unit's territory came from, through all generations, nearest first. Of the events after `since` (or all of them) up to
 * and including `until`.
 */
export function predecessorsOf(
  index: UnitIndex,
  unitId: string,
  { since = '', until = LAST_DAY }: { since?: string; until?: string } = {},
): LineageLink[] {
  return walk(unitId, (from, arrival) =>
    linksOf(index, from, ({ effectiveOn }) => since < effectiveOn && effectiveOn <= until)
      .filter(({ successorUnitId }) => successorUnitId === from)
      // What happened to a predecessor after its territory had come here is not part of this lineage.
      .filter(({ event }) => arrival === null || event.effectiveOn < arrival)
      .map((link) => ({ link, next: link.predecessorUnitId })),
  );
}

/** What became of a unit's territory, through all generations, nearest first. */
export function successorsOf(index: UnitIndex, unitId: string): LineageLink[] {
  return walk(unitId, (from, arrival) =>
    linksOf(index, from, ({ effectiveOn }) => arrival === null || arrival < effectiveOn)
      .filter(({ predecessorUnitId }) => predecessorUnitId === from)
      .map((link) => ({ link, next: link.successorUnitId })),
  );
}

type Step = Omit<LineageLink, 'generation'>;

function walk(
  unitId: string,
  stepsFrom: (unitId: string, arrival: string | null) => { link: Step; next: string }[],
): LineageLink[] {
  const found: LineageLink[] = [];
  const seen = new Set<string>();
  let frontier: { unitId: string; arrival: string | null }[] = [{ unitId, arrival: null }];
  for (let generation = 1; frontier.length > 0; generation += 1) {
    const reached: typeof frontier = [];
    for (const from of frontier)
      for (const { link, next } of stepsFrom(from.unitId, from.arrival)) {
        const key = `${link.event.eventId} ${link.predecessorUnitId} ${link.successorUnitId}`;
        if (seen.has(key) || found.length === LINEAGE_LINKS_MAX) continue;
        seen.add(key);
        found.push({ ...link, generation });
        reached.push({ unitId: next, arrival: link.event.effectiveOn });
      }
    frontier = reached;
  }
  return found;
}

/** The links of a unit to others. Its links to itself are its own history, not its lineage. */
function linksOf(index: UnitIndex, unitId: string, isIncluded: (event: UnitEvent) => boolean) {
  return index
    .eventsOf(unitId)
    .filter(isIncluded)
    .flatMap((event) =>
      event.links.flatMap(({ predecessorUnitId, successorUnitId, extent }): Step[] =>
        predecessorUnitId === null ||
        successorUnitId === null ||
        predecessorUnitId === successorUnitId
          ? []
          : [{ predecessorUnitId, successorUnitId, extent, event }],
      ),
    );
}

/**
 * Whether figures of this unit on `fromDay` and on `toDay` are of the same territory. Renaming, reclassifying and moving to
 * another parent break nothing; gaining or losing any part does (DOMAIN.md §4: otherwise "boundary break").
 */
export function continuityOf(
  index: UnitIndex,
  unitId: string,
  { fromDay, toDay }: { fromDay: string; toDay: string },
): Continuity {
  const history = index.historyOf(unitId);
  const wasInForce = history?.versions.some((version) => isInForce(version, fromDay)) ?? false;
  const changes = index
    .eventsOf(unitId)
    .filter(({ effectiveOn }) => fromDay < effectiveOn && effectiveOn <= toDay)
    .filter((event) => changesTerritoryOf(unitId, event));
  if (wasInForce && changes.length === 0) return { kind: 'unbroken' };
  const ancestors = predecessorsOf(index, unitId, { since: fromDay, until: toDay })
    .map(({ predecessorUnitId }) => predecessorUnitId)
    .concat(wasInForce ? [unitId] : []);
  const predecessors = [...new Set(ancestors)].flatMap(
    (ancestor) => referenceOn(index, ancestor, fromDay) ?? [],
  );
  if (!wasInForce && predecessors.length === 0) return { kind: 'not-in-force' };
  return {
    kind: 'boundary-break',
    predecessors: predecessors.sort((left, right) => compareText(left.unitId, right.unitId)),
  };
}

/** A unit with the full name it had on a day; null if it was not in force then. */
export function referenceOn(index: UnitIndex, unitId: string, day: string): UnitReference | null {
  const version = index.historyOf(unitId)?.versions.find((candidate) => isInForce(candidate, day));
  return version ? { unitId, name: version.fullName } : null;
}

/** A unit with the full name it has or last had; null if there is no such unit. */
export function latestReference(index: UnitIndex, unitId: string): UnitReference | null {
  const history = index.historyOf(unitId);
  return history && { unitId, name: latestUnitOf(history).fullName };
}
