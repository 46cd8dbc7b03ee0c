import type { ListedUnit, RecordEvent } from '@congkhai/shared/contracts/units-admin';
import type { Extent } from '@congkhai/shared/units/unit-event';

/** What a person has entered of a merger so far. */
export interface MergeDraft {
  effectiveOn: string;
  predecessors: { unit: ListedUnit; extent: Extent }[];
  /** The predecessor that goes on as the new unit; null for a unit that is new. */
  continuesUnitId: string | null;
  name: string;
  unitType: string;
  code: string;
  parent: { unitId: string; name: string } | null;
  decisionNumber: string;
  decisionIssuer: string;
  decisionIssuedOn: string;
}

export const EMPTY_DRAFT: MergeDraft = {
  effectiveOn: '',
  predecessors: [],
  continuesUnitId: null,
  name: '',
  unitType: '',
  code: '',
  parent: null,
  decisionNumber: '',
  decisionIssuer: '',
  decisionIssuedOn: '',
};

/** Adds a predecessor once. The first one lends the new unit its type and what it belongs to, until others are entered. */
export function addPredecessor(draft: MergeDraft, unit: ListedUnit): MergeDraft {
  if (draft.predecessors.some((each) => each.unit.unitId === unit.unitId)) return draft;
  const parent =
    draft.parent ??
    (unit.parentUnitId === null
      ? null
      : { unitId: unit.parentUnitId, name: unit.parentName ?? unit.parentUnitId });
  return {
    ...draft,
    parent,
    unitType: draft.unitType === '' ? unit.unitType : draft.unitType,
    predecessors: [...draft.predecessors, { unit, extent: 'whole' }],
  };
}

export function removePredecessor(draft: MergeDraft, unitId: string): MergeDraft {
  return {
    ...draft,
    predecessors: draft.predecessors.filter(({ unit }) => unit.unitId !== unitId),
    continuesUnitId: draft.continuesUnitId === unitId ? null : draft.continuesUnitId,
  };
}

export function setExtent(draft: MergeDraft, unitId: string, extent: Extent): MergeDraft {
  return {
    ...draft,
    predecessors: draft.predecessors.map((each) =>
      each.unit.unitId === unitId ? { ...each, extent } : each,
    ),
  };
}

/** The name that stands in lists and documents: "Xã" and "Sơn Cẩm Hà" make "Xã Sơn Cẩm Hà". */
export function fullNameOf({ unitType, name }: Pick<MergeDraft, 'unitType' | 'name'>): string {
  return `${unitType.trim()} ${name.trim()}`.trim();
}

/** What is sent to the server, which says what is missing. */
export function toEvent(draft: MergeDraft): RecordEvent {
  const { decisionNumber: number, decisionIssuer: issuer, decisionIssuedOn: issuedOn } = draft;
  const hasDecision = [number, issuer, issuedOn].some((each) => each.trim() !== '');
  const [first] = draft.predecessors;
  return {
    kind: 'merged',
    effectiveOn: draft.effectiveOn,
    decision: hasDecision ? { number, issuer, issuedOn, title: null } : null,
    predecessors: draft.predecessors.map(({ unit, extent }) => ({ unitId: unit.unitId, extent })),
    successors: [
      {
        unitId: draft.continuesUnitId,
        code: draft.code.trim() === '' ? null : draft.code.trim(),
        name: draft.name,
        fullName: fullNameOf(draft),
        unitType: draft.unitType,
        tier: first?.unit.tier ?? 'commune',
        parentUnitId: draft.parent?.unitId ?? null,
        blockId: first?.unit.blockId ?? null,
      },
    ],
  };
}
