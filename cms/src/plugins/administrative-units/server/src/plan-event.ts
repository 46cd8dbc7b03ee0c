import type { EventEffects, RecordEvent } from '@congkhai/shared/contracts/units-admin';
import { slugOf } from '@congkhai/shared/text/text';
import { previousLocalDay } from '@congkhai/shared/time/local-day';
import {
  type AdministrativeUnit,
  latestUnitOf,
  type UnitHistory,
  unitAsOf,
} from '@congkhai/shared/units/administrative-unit';
import type { UnitEvent } from '@congkhai/shared/units/unit-event';
import { findShapeProblems } from './event-shape';
import { type FieldProblem, findUnitProblems } from './unit-problems';

/** What is recorded, and what to write for it; or everything that stands against it. */
export type EventPlan =
  | { kind: 'planned'; effects: EventEffects; events: UnitEvent[]; versions: AdministrativeUnit[] }
  | { kind: 'refused'; problems: FieldProblem[] };

export interface Known {
  units: readonly UnitHistory[];
  events: readonly UnitEvent[];
}

/**
 * Works out what an event closes and makes. A unit that goes wholly into another ends the day before; the units below it belong
 * to the successor from then on. What goes on with another name, kind or parent keeps its identity, and so does what loses or
 * takes in a part.
 */
export function planEvent(draft: RecordEvent, known: Known): EventPlan {
  const histories = new Map(known.units.map((history) => [history.unitId, history]));
  const lastDay = previousLocalDay(draft.effectiveOn);
  const successors = nameSuccessors(draft, histories);
  const continuing = new Set(
    draft.predecessors
      .map(({ unitId }) => unitId)
      .filter((id) => successors.some((each) => each.unitId === id)),
  );
  const closedIds = draft.predecessors
    .filter(({ unitId, extent }) => extent === 'whole' && !continuing.has(unitId))
    .map(({ unitId }) => unitId);
  const problems = [
    ...findShapeProblems(draft),
    ...findPredecessorProblems(draft, histories, known.events),
    ...findSuccessorProblems(draft, successors, { histories, continuing, closedIds }),
  ];
  const children = known.units.flatMap((history) => {
    const unit = unitAsOf(history, draft.effectiveOn);
    return unit?.parentUnitId && closedIds.includes(unit.parentUnitId) ? [unit] : [];
  });
  const [onlySuccessor] = successors;
  if (children.length > 0 && (draft.kind !== 'merged' || !onlySuccessor))
    problems.push({
      field: 'predecessors',
      message: `Còn ${children.length} đơn vị trực thuộc. Hãy ghi việc chuyển các đơn vị đó trước.`,
    });
  if (problems.length > 0) return { kind: 'refused', problems };

  const event = eventOf(draft, successors, known.events);
  const opened = successors.filter(
    (unit) => !isUnchanged(unit, histories.get(unit.unitId), lastDay),
  );
  const moved = children.map((unit) => ({
    ...unit,
    parentUnitId: onlySuccessor?.unitId ?? null,
    validFrom: draft.effectiveOn,
  }));
  const nameOf = (unitId: string) => ({ unitId, name: latestNameOf(histories, unitId) });
  const reduced = draft.predecessors.filter(
    ({ unitId, extent }) => extent === 'part' && !continuing.has(unitId),
  );
  return {
    kind: 'planned',
    effects: {
      event,
      closed: closedIds.map((unitId) => ({ ...nameOf(unitId), validTo: lastDay })),
      opened,
      reduced: reduced.map(({ unitId }) => nameOf(unitId)),
      moved: moved.map(({ unitId }) => nameOf(unitId)),
    },
    events: moved.length > 0 ? [event, movingEventOf(event, moved)] : [event],
    versions: [...opened, ...moved],
  };
}

function nameSuccessors(
  draft: RecordEvent,
  histories: ReadonlyMap<string, UnitHistory>,
): AdministrativeUnit[] {
  return draft.successors.map(({ unitId, ...successor }) => ({
    ...successor,
    unitId: unitId ?? freeIdOf(successor, draft.effectiveOn.slice(0, 4), histories),
    validFrom: draft.effectiveOn,
    validTo: null,
  }));
}

/** `xa-tien-phuoc-20854`, with the year behind it if that is taken. */
function freeIdOf(
  { fullName, code }: { fullName: string; code: string | null },
  year: string,
  histories: ReadonlyMap<string, UnitHistory>,
): string {
  const base = [slugOf(fullName), ...(code === null ? [] : [code])].join('-');
  return histories.has(base) ? `${base}-${year}` : base;
}

function findPredecessorProblems(
  { predecessors, effectiveOn }: RecordEvent,
  histories: ReadonlyMap<string, UnitHistory>,
  events: readonly UnitEvent[],
): FieldProblem[] {
  const lastDay = previousLocalDay(effectiveOn);
  return predecessors.flatMap(({ unitId }, index): FieldProblem[] => {
    const field = `predecessors.${index}`;
    const history = histories.get(unitId);
    if (!history) return [{ field, message: `Không có đơn vị nào mang mã định danh “${unitId}”.` }];
    const { fullName, validTo } = latestUnitOf(history);
    if (!unitAsOf(history, lastDay))
      return [
        {
          field,
          message: `${fullName} không còn, hoặc chưa có hiệu lực vào ngày ${dayText(lastDay)}.`,
        },
      ];
    const hasLater =
      events.some((event) => event.effectiveOn >= effectiveOn && names(event, unitId)) ||
      (validTo !== null && validTo !== lastDay) ||
      history.versions.some(({ validFrom }) => validFrom !== null && validFrom >= effectiveOn);
    return hasLater
      ? [
          {
            field,
            message: `${fullName} đã có thay đổi từ ngày ${dayText(effectiveOn)} trở đi; sự kiện phải ghi theo thứ tự thời gian.`,
          },
        ]
      : [];
  });
}

function names({ links }: UnitEvent, unitId: string): boolean {
  return links.some((link) => link.predecessorUnitId === unitId || link.successorUnitId === unitId);
}

interface SuccessorContext {
  histories: ReadonlyMap<string, UnitHistory>;
  continuing: ReadonlySet<string>;
  closedIds: readonly string[];
}

function findSuccessorProblems(
  { effectiveOn }: RecordEvent,
  successors: readonly AdministrativeUnit[],
  { histories, continuing, closedIds }: SuccessorContext,
): FieldProblem[] {
  const inForce = [...histories.values()].flatMap(
    (history) => unitAsOf(history, effectiveOn) ?? [],
  );
  const remaining = inForce.filter(({ unitId }) => !closedIds.includes(unitId));
  return successors.flatMap((unit, index): FieldProblem[] => {
    const at = (field: string) => `successors.${index}.${field}`;
    const problems = findUnitProblems(unit).map((each) => ({ ...each, field: at(each.field) }));
    if (histories.has(unit.unitId) && !continuing.has(unit.unitId))
      problems.push({
        field: at('unitId'),
        message: `Mã định danh “${unit.unitId}” đã được dùng cho đơn vị khác.`,
      });
    const holder = remaining.find(
      ({ unitId, code, tier }) =>
        code !== null && code === unit.code && tier === unit.tier && unitId !== unit.unitId,
    );
    if (holder)
      problems.push({
        field: at('code'),
        message: `Mã ${unit.code} đang do ${holder.fullName} mang.`,
      });
    const { parentUnitId } = unit;
    if (parentUnitId !== null && !remaining.some(({ unitId }) => unitId === parentUnitId))
      problems.push({
        field: at('parentUnitId'),
        message: `Đơn vị cấp trên không có hiệu lực vào ngày ${dayText(effectiveOn)}.`,
      });
    return problems;
  });
}

function eventOf(
  { kind, effectiveOn, decision, predecessors, successors: drafts }: RecordEvent,
  successors: readonly AdministrativeUnit[],
  events: readonly UnitEvent[],
): UnitEvent {
  const [first] = successors;
  const main = first?.unitId ?? predecessors[0]?.unitId ?? '';
  const ends = drafts.length === 0 ? [null] : successors.map(({ unitId }) => unitId);
  const starts =
    predecessors.length === 0 ? [{ unitId: null, extent: 'whole' as const }] : predecessors;
  // What is split goes to each successor in part.
  const links = ends.flatMap((successorUnitId) =>
    starts.map(({ unitId, extent }) => ({
      predecessorUnitId: unitId,
      successorUnitId,
      extent: kind === 'split' ? ('part' as const) : extent,
    })),
  );
  return {
    eventId: freeEventId(`${effectiveOn}-${main}`, events),
    kind,
    effectiveOn,
    decision,
    links,
  };
}

function movingEventOf(event: UnitEvent, moved: readonly AdministrativeUnit[]): UnitEvent {
  return {
    ...event,
    eventId: `${event.eventId}-chuyen`,
    kind: 'moved',
    links: moved.map(({ unitId }) => ({
      predecessorUnitId: unitId,
      successorUnitId: unitId,
      extent: 'whole',
    })),
  };
}

function freeEventId(base: string, events: readonly UnitEvent[]): string {
  const taken = new Set(events.map(({ eventId }) => eventId));
  if (!taken.has(base)) return base;
  for (let number = 2; ; number += 1)
    if (!taken.has(`${base}-${number}`)) return `${base}-${number}`;
}

/** True for a unit that goes on as it was, only with another territory. */
function isUnchanged(unit: AdministrativeUnit, history: UnitHistory | undefined, lastDay: string) {
  const before = history && unitAsOf(history, lastDay);
  if (!before || before.validTo !== null) return false;
  const fields = [
    'code',
    'name',
    'fullName',
    'unitType',
    'tier',
    'parentUnitId',
    'blockId',
  ] as const;
  return fields.every((field) => before[field] === unit[field]);
}

function latestNameOf(histories: ReadonlyMap<string, UnitHistory>, unitId: string): string {
  const history = histories.get(unitId);
  return history ? latestUnitOf(history).fullName : unitId;
}

/** 2025-07-01 as Vietnamese write it: 01/07/2025. */
function dayText(day: string): string {
  return day.split('-').reverse().join('/');
}
