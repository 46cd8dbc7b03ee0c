import type {
  CellChange,
  MatrixCard,
  SaveScoresResponse,
} from '@congkhai/shared/contracts/scorecards-admin';
import { changeScore, isSameValue } from '@congkhai/shared/scorecards/cell-changes';
import {
  type CellAddress,
  type Draft,
  draftKeyOf,
  draftOf,
  refreshShown,
  type Sheet,
  savedValueOf,
  setContent,
  type UnitSheet,
} from './sheet';

/** How many cells are not as the server has them, by what is to be done about them. */
export interface PendingCounts {
  /** Waiting to be saved, or being saved. */
  unsaved: number;
  /** No value, or refused by the server. */
  problems: number;
  conflicts: number;
}

function isSendable(draft: Draft): boolean {
  return draft.content.kind === 'value' && draft.conflict === null && draft.refusal === null;
}

export function countPending(sheet: Sheet): PendingCounts {
  const counts: PendingCounts = { unsaved: 0, problems: 0, conflicts: 0 };
  for (const { drafts } of sheet.units) {
    for (const draft of drafts.values()) {
      if (draft.conflict) counts.conflicts += 1;
      else if (isSendable(draft)) counts.unsaved += 1;
      else counts.problems += 1;
    }
  }
  return counts;
}

/** The drafts that need somebody: conflicts and problems, in the order of the rows. */
export function listTroubles(sheet: Sheet): Draft[] {
  return sheet.units.flatMap(({ drafts }) =>
    [...drafts.values()].filter((draft) => !isSendable(draft)),
  );
}

/** Takes up to `changesMax` changes to save, and notes that they are under way. */
export function takeChanges(sheet: Sheet, changesMax: number): CellChange[] {
  const changes: CellChange[] = [];
  for (const { drafts, inFlight } of sheet.units) {
    for (const [key, draft] of drafts) {
      if (changes.length === changesMax) return changes;
      if (draft.content.kind !== 'value' || !isSendable(draft)) continue;
      const { unitId, itemId, field, from } = draft;
      inFlight.add(key);
      changes.push({ unitId, itemId, field, from, to: draft.content.value });
    }
  }
  return changes;
}

/** Nothing is known of what became of the changes: they are sent again, which does no harm if they were saved. */
export function noteFailure(sheet: Sheet, sent: readonly CellChange[]): void {
  for (const { unitId, ...address } of sent)
    sheet.byUnitId.get(unitId)?.inFlight.delete(draftKeyOf(address));
}

function cellKeyOf(address: CellAddress): string {
  return `${address.unitId} ${draftKeyOf(address)}`;
}

type Answer = SaveScoresResponse['data'];

/** Takes in what became of the changes that were sent. Returns the units that were touched. */
export function noteSaved(sheet: Sheet, sent: readonly CellChange[], answer: Answer): Set<string> {
  noteFailure(sheet, sent);
  const values = new Map(sent.map((change) => [cellKeyOf(change), change.to]));
  const refused = new Set([...answer.conflicts, ...answer.problems].map(cellKeyOf));
  const accepted = sent.filter((change) => !refused.has(cellKeyOf(change)));
  for (const [unit, changes] of byUnit(sheet, accepted)) acceptChanges(unit, changes);
  for (const { unitId, itemId, field, current, changedBy, changedAt } of answer.conflicts)
    noteConflict(sheet, { unitId, itemId, field }, { current, changedBy, changedAt });
  for (const problem of answer.problems) {
    const draft = draftOf(sheet, problem);
    // What was typed meanwhile has not been refused.
    if (draft && isStill(draft, values.get(cellKeyOf(draft)))) draft.refusal = problem.message;
  }
  for (const { unitId, revision } of answer.revisions) {
    const unit = sheet.byUnitId.get(unitId);
    if (unit) noteOwnRevision(unit, revision);
  }
  return new Set(sent.map(({ unitId }) => unitId));
}

function isStill(draft: Draft, value: CellChange['to'] | undefined): boolean {
  return (
    value !== undefined && draft.content.kind === 'value' && isSameValue(draft.content.value, value)
  );
}

function byUnit(sheet: Sheet, changes: readonly CellChange[]): Map<UnitSheet, CellChange[]> {
  const grouped = new Map<UnitSheet, CellChange[]>();
  for (const change of changes) {
    const unit = sheet.byUnitId.get(change.unitId);
    if (!unit) continue;
    const known = grouped.get(unit);
    if (known) known.push(change);
    else grouped.set(unit, [change]);
  }
  return grouped;
}

/** The server has these changes now. What was typed meanwhile stays a draft, on top of them. */
function acceptChanges(unit: UnitSheet, changes: readonly CellChange[]): void {
  const scores = { ...unit.card.scores };
  for (const itemId of new Set(changes.map((change) => change.itemId)))
    scores[itemId] = changeScore(
      scores[itemId],
      changes.filter((change) => change.itemId === itemId),
    );
  unit.card = { ...unit.card, scores };
  for (const { itemId, field, to } of changes) {
    const key = draftKeyOf({ itemId, field });
    const draft = unit.drafts.get(key);
    if (!draft) continue;
    draft.from = to;
    dropIfSaved(unit, draft);
    refreshShown(unit, itemId);
  }
}

function dropIfSaved(unit: UnitSheet, draft: Draft): void {
  const saved = savedValueOf(unit, draft);
  if (draft.content.kind === 'value' && isSameValue(draft.content.value, saved))
    unit.drafts.delete(draftKeyOf(draft));
}

function noteConflict(sheet: Sheet, address: CellAddress, conflict: Draft['conflict']): void {
  const unit = sheet.byUnitId.get(address.unitId);
  const draft = draftOf(sheet, address);
  if (!unit || !draft || !conflict) return;
  setSaved(unit, address, conflict.current);
  draft.conflict = conflict;
  dropIfSaved(unit, draft);
  refreshShown(unit, address.itemId);
}

function setSaved(unit: UnitSheet, { itemId, field }: CellAddress, value: CellChange['to']): void {
  const score = changeScore(unit.card.scores[itemId], [
    { field, to: value },
    // The state is given, so that none is derived from points here: the server has derived it already.
    ...(field === 'state'
      ? []
      : [{ field: 'state' as const, to: savedValueOf(unit, { itemId, field: 'state' }) }]),
  ]);
  unit.card = { ...unit.card, scores: { ...unit.card.scores, [itemId]: score } };
}

// A card's revision grows by one with each of our saves. If it grew by more, others have saved too, and the card is fetched again.
function noteOwnRevision(unit: UnitSheet, revision: number): void {
  unit.revision = Math.max(unit.revision, revision);
  if (revision === unit.card.revision + 1) unit.card = { ...unit.card, revision };
}

/** Takes in the newest revisions of the cards. Returns the units whose cards are to be fetched again. */
export function noteRevisions(
  sheet: Sheet,
  revisions: readonly { unitId: string; revision: number }[],
): string[] {
  for (const { unitId, revision } of revisions) {
    const unit = sheet.byUnitId.get(unitId);
    if (unit) unit.revision = Math.max(unit.revision, revision);
  }
  return listStale(sheet);
}

/** The units whose cards others have changed since they were fetched. */
export function listStale(sheet: Sheet): string[] {
  return sheet.units
    .filter((unit) => unit.revision > unit.card.revision)
    .map((unit) => unit.card.unit.unitId);
}

/**
 * Takes in cards that were fetched again. Drafts stay: if the server has something else by now, saving them is answered with a
 * conflict that says whose value it is. A card that is older than what is known is left out. Returns the units that were touched.
 */
export function mergeCards(sheet: Sheet, cards: readonly MatrixCard[]): Set<string> {
  const touched = new Set<string>();
  for (const card of cards) {
    const unit = sheet.byUnitId.get(card.unit.unitId);
    if (!unit || unit.inFlight.size > 0 || card.revision < unit.revision) continue;
    unit.card = card;
    unit.revision = card.revision;
    unit.shown = { ...card.scores };
    for (const draft of [...unit.drafts.values()]) {
      dropIfSaved(unit, draft);
      refreshShown(unit, draft.itemId);
    }
    touched.add(card.unit.unitId);
  }
  return touched;
}

/** Settles a conflict: the own value is saved over the other one, or given up for it. */
export function resolveConflict(
  sheet: Sheet,
  address: CellAddress,
  choice: 'mine' | 'theirs',
): void {
  const draft = draftOf(sheet, address);
  if (!draft?.conflict) return;
  const { current } = draft.conflict;
  draft.from = current;
  draft.conflict = null;
  if (choice === 'theirs') setContent(sheet, address, { kind: 'value', value: current });
}
