import type { EditableField } from '@congkhai/shared/contracts/scorecards-admin';
import { isFieldOf } from '@congkhai/shared/scorecards/cell-changes';
import type { ItemScore } from '@congkhai/shared/scorecards/scorecard';
import { type EntryReading, readEntry } from './entry';
import {
  type CellAddress,
  type Content,
  contentOf,
  isSameContent,
  type Sheet,
  setContent,
  shownScoreOf,
} from './sheet';

/** What one cell was before a step and is after it. */
export interface CellEdit {
  address: CellAddress;
  before: Content;
  after: Content;
}

/** What was done at once, and is undone at once: a cell typed, a block pasted. */
export type Step = readonly CellEdit[];

export interface History {
  done: Step[];
  undone: Step[];
}

/** The steps that can be taken back. A step over a whole matrix of 200 units holds some 24,000 edits. */
export const STEPS_MAX = 200;

export function openHistory(): History {
  return { done: [], undone: [] };
}

/** A text for a cell, as it was typed or pasted. */
export interface Entry {
  address: CellAddress;
  text: string;
}

/** What a person may change now: these fields, and the state of items that are in one of these states to another of them. */
export interface EntryRights {
  fields: ReadonlySet<EditableField>;
  states: ReadonlySet<ItemScore['state']>;
}

export interface EntryOutcome {
  step: Step;
  /** Cells that cannot be changed: by this person now, or because the item has no such field. */
  lockedCount: number;
  problemCount: number;
}

/** Reads texts into cells as one step. A text that is no value stays in its cell and is marked. */
export function enterTexts(
  sheet: Sheet,
  entries: readonly Entry[],
  rights: EntryRights,
): EntryOutcome {
  const step: CellEdit[] = [];
  let lockedCount = 0;
  let problemCount = 0;
  for (const { address, text } of entries) {
    const unit = sheet.byUnitId.get(address.unitId);
    const item = sheet.items.get(address.itemId);
    if (!unit || !item || !isEditable(sheet, address, rights.fields)) {
      lockedCount += 1;
      continue;
    }
    const score = shownScoreOf(unit, address.itemId);
    const reading = checkRights(
      readEntry(text, { item, field: address.field, score }),
      score,
      rights,
    );
    if (reading.kind === 'problem') {
      problemCount += 1;
      step.push(...change(sheet, address, { kind: 'text', text, problem: reading.problem }));
      continue;
    }
    for (const { field, to } of reading.fields)
      step.push(...change(sheet, { ...address, field }, { kind: 'value', value: to }));
  }
  return { step, lockedCount, problemCount };
}

/** The same reading, or a problem where it would set a state that the person may not set. */
export function checkRights(
  reading: EntryReading,
  { state: current }: ItemScore,
  { fields, states }: EntryRights,
): EntryReading {
  if (reading.kind === 'problem') return reading;
  const isAllowed = reading.fields.every(
    ({ field, to }) =>
      field !== 'state' ||
      to === current ||
      (fields.has(field) &&
        [current, to].every((state) => [...states].some((one) => one === state))),
  );
  return isAllowed ? reading : { kind: 'problem', problem: { kind: 'state-not-allowed' } };
}

/** Whether a person who may change these fields may change this cell. */
export function isEditable(
  sheet: Sheet,
  { itemId, field }: Pick<CellAddress, 'itemId' | 'field'>,
  editableFields: ReadonlySet<EditableField>,
): boolean {
  const item = sheet.items.get(itemId);
  return item !== undefined && editableFields.has(field) && isFieldOf(item, field);
}

/** Changes one cell and says how; nothing if it stays as it is. */
export function change(sheet: Sheet, address: CellAddress, after: Content): CellEdit[] {
  const before = contentOf(sheet, address);
  if (isSameContent(before, after)) return [];
  setContent(sheet, address, after);
  return [{ address, before, after }];
}

/** Notes a step that was done. What was undone before can then no longer be done again. */
export function record(history: History, step: Step): void {
  if (step.length === 0) return;
  history.done.push(step);
  if (history.done.length > STEPS_MAX) history.done.shift();
  history.undone.length = 0;
}

export interface Reverted {
  step: Step;
  /** Cells that hold something else than the step left in them: somebody else has changed them since. They stay as they are. */
  keptCount: number;
}

/** Takes the last step back. Null if there is none. */
export function undo(sheet: Sheet, history: History): Reverted | null {
  const step = history.done.pop();
  if (!step) return null;
  history.undone.push(step);
  return revert(sheet, [...step].reverse(), ({ before, after }) => ({ from: after, to: before }));
}

/** Does the last step that was undone again. Null if there is none. */
export function redo(sheet: Sheet, history: History): Reverted | null {
  const step = history.undone.pop();
  if (!step) return null;
  history.done.push(step);
  return revert(sheet, step, ({ before, after }) => ({ from: before, to: after }));
}

function revert(
  sheet: Sheet,
  step: Step,
  directionOf: (edit: CellEdit) => { from: Content; to: Content },
): Reverted {
  const reverted: CellEdit[] = [];
  let keptCount = 0;
  for (const edit of step) {
    const { from, to } = directionOf(edit);
    if (!isSameContent(contentOf(sheet, edit.address), from)) keptCount += 1;
    else reverted.push(...change(sheet, edit.address, to));
  }
  return { step: reverted, keptCount };
}
