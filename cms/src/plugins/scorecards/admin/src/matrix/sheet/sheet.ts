import {
  EDITABLE_FIELDS,
  type EditableField,
  type FieldValue,
  type MatrixCard,
} from '@congkhai/shared/contracts/scorecards-admin';
import { changeScore, isSameValue } from '@congkhai/shared/scorecards/cell-changes';
import { type FrameworkItem, scoredItemsOf } from '@congkhai/shared/scorecards/framework';
import {
  BLANK_SCORE,
  type ItemScore,
  type ItemScores,
} from '@congkhai/shared/scorecards/scorecard';
import type { EntryProblem } from './entry';

/** One field of one item of one unit. */
export interface CellAddress {
  unitId: string;
  itemId: string;
  field: EditableField;
}

/** What stands in a cell: a value, or a text that is none and is kept so that nothing typed is lost. */
export type Content =
  | { kind: 'value'; value: FieldValue }
  | { kind: 'text'; text: string; problem: EntryProblem };

/** What somebody else made of the same field meanwhile. */
export interface Conflict {
  current: FieldValue;
  changedBy: string;
  changedAt: string;
}

/** A field that differs from what the server has. */
export interface Draft extends CellAddress {
  /** What the server had when the field was first changed. */
  from: FieldValue;
  content: Content;
  conflict: Conflict | null;
  /** The server's words if it refused the value: it is sent again when it changes. */
  refusal: string | null;
}

/** One unit's row. */
export interface UnitSheet {
  card: MatrixCard;
  /** The highest revision that is known of; above the card's own while the card is being fetched again. */
  revision: number;
  drafts: Map<string, Draft>;
  /** The drafts whose values are being saved at the moment. */
  inFlight: Set<string>;
  /** The scores with the drafts: what is shown and added up. */
  shown: ItemScores;
}

/** All rows of a matrix. The functions of this folder change it in place and name the units they touched. */
export interface Sheet {
  units: UnitSheet[];
  byUnitId: Map<string, UnitSheet>;
  items: Map<string, FrameworkItem>;
}

export function openSheet(items: readonly FrameworkItem[], cards: readonly MatrixCard[]): Sheet {
  const units = cards.map(
    (card): UnitSheet => ({
      card,
      revision: card.revision,
      drafts: new Map(),
      inFlight: new Set(),
      shown: { ...card.scores },
    }),
  );
  return {
    units,
    byUnitId: new Map(units.map((unit) => [unit.card.unit.unitId, unit])),
    items: new Map(scoredItemsOf(items).map((item) => [item.itemId, item])),
  };
}

export function draftKeyOf({ itemId, field }: Pick<CellAddress, 'itemId' | 'field'>): string {
  return `${itemId} ${field}`;
}

export function draftOf(sheet: Sheet, address: CellAddress): Draft | undefined {
  return sheet.byUnitId.get(address.unitId)?.drafts.get(draftKeyOf(address));
}

/** The score of an item as it is shown, drafts included. */
export function shownScoreOf({ shown }: UnitSheet, itemId: string): ItemScore {
  return shown[itemId] ?? BLANK_SCORE;
}

export function contentOf(sheet: Sheet, address: CellAddress): Content {
  const unit = sheet.byUnitId.get(address.unitId);
  return (
    unit?.drafts.get(draftKeyOf(address))?.content ?? {
      kind: 'value',
      value: (unit?.shown[address.itemId] ?? BLANK_SCORE)[address.field],
    }
  );
}

export function isSameContent(left: Content, right: Content): boolean {
  if (left.kind === 'text' || right.kind === 'text')
    return left.kind === 'text' && right.kind === 'text' && left.text === right.text;
  return isSameValue(left.value, right.value);
}

/**
 * Puts something into a cell. What the server has is no draft; anything else is, and so is what is being saved at the moment, because
 * the server is about to have something else.
 */
export function setContent(sheet: Sheet, address: CellAddress, content: Content): void {
  const unit = sheet.byUnitId.get(address.unitId);
  if (!unit) return;
  const key = draftKeyOf(address);
  const known = unit.drafts.get(key);
  const saved = savedValueOf(unit, address);
  const isSaved = content.kind === 'value' && isSameValue(content.value, saved);
  if (isSaved && !unit.inFlight.has(key)) unit.drafts.delete(key);
  else {
    const { unitId, itemId, field } = address;
    unit.drafts.set(key, {
      unitId,
      itemId,
      field,
      content,
      from: known ? known.from : saved,
      conflict: known ? known.conflict : null,
      refusal: null,
    });
  }
  refreshShown(unit, address.itemId);
}

/** What the server has in a field, as far as is known here. */
export function savedValueOf(
  { card }: UnitSheet,
  { itemId, field }: Pick<CellAddress, 'itemId' | 'field'>,
): FieldValue {
  return (card.scores[itemId] ?? BLANK_SCORE)[field];
}

/** Works out anew what an item of a unit shows: the server's score with the drafts that are values. */
export function refreshShown(unit: UnitSheet, itemId: string): void {
  const changes = EDITABLE_FIELDS.flatMap((field) => {
    const draft = unit.drafts.get(draftKeyOf({ itemId, field }));
    return draft?.content.kind === 'value' ? [{ field, to: draft.content.value }] : [];
  });
  const saved = unit.card.scores[itemId];
  const score = changes.length === 0 ? saved : changeScore(saved, changes);
  if (score) unit.shown[itemId] = score;
  else delete unit.shown[itemId];
}
