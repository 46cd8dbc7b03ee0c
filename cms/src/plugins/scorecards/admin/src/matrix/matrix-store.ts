import type { FieldValue, MatrixResponse } from '@congkhai/shared/contracts/scorecards-admin';
import { type MatrixClient, type Saving, startSaving } from './saving';
import {
  change,
  type Entry,
  type EntryRights,
  enterTexts,
  type History,
  openHistory,
  type Reverted,
  record,
  redo,
  type Step,
  undo,
} from './sheet/edits';
import { countPending, type PendingCounts, resolveConflict } from './sheet/pending';
import { type CellAddress, openSheet, type Sheet } from './sheet/sheet';
import { openTotals, type Totals, updateTotals } from './sheet/totals';

/** What is told about the last thing that was done. */
export type MatrixNotice =
  | { kind: 'entered'; problemCount: number; lockedCount: number; outsideCount: number }
  | { kind: 'reverted'; cellCount: number; keptCount: number }
  | { kind: 'nothing-to-revert' }
  | { kind: 'too-large' };

export interface MatrixStore {
  data: MatrixResponse['data'];
  rights: EntryRights;
  sheet: Sheet;
  totals: Totals;
  saving: Saving;
  /** Grows with every change; what is shown is drawn anew then. */
  version(): number;
  subscribe(listener: () => void): () => void;
  pending(): PendingCounts;
  notice(): MatrixNotice | null;
  reason(): string | null;
  setReason(reason: string): void;
  enter(entries: Entry[], outsideCount: number): void;
  setValue(address: CellAddress, value: FieldValue): void;
  revert(direction: 'undo' | 'redo'): void;
  resolve(address: CellAddress, choice: 'mine' | 'theirs'): void;
  tell(notice: MatrixNotice): void;
}

/** A matrix that is being edited: its sheet with history and totals, saved as it changes. */
export function openMatrix(data: MatrixResponse['data'], client: MatrixClient): MatrixStore {
  const sheet = openSheet(data.framework.items, data.cards);
  const totals = openTotals(sheet, data);
  const history: History = openHistory();
  const rights = { fields: new Set(data.editableFields), states: new Set(data.editableStates) };
  const listeners = new Set<() => void>();
  let version = 0;
  let notice: MatrixNotice | null = null;
  let reason: string | null = null;
  const announce = (touched: ReadonlySet<string>) => {
    if (touched.size > 0) updateTotals(totals, sheet, touched);
    version += 1;
    for (const listener of listeners) listener();
  };
  const saving = startSaving({
    sheet,
    client,
    reasonOf: () => reason,
    isReasonRequired: data.isReasonRequired,
    onChange: announce,
  });
  const finish = (step: Step, next: MatrixNotice) => {
    notice = next;
    announce(new Set(step.map(({ address }) => address.unitId)));
    if (step.length > 0) saving.schedule();
  };
  return {
    data,
    rights,
    sheet,
    totals,
    saving,
    version: () => version,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    pending: () => countPending(sheet),
    notice: () => notice,
    reason: () => reason,
    setReason(given) {
      reason = given;
      announce(new Set());
      saving.schedule();
    },
    enter(entries, outsideCount) {
      const { step, ...counts } = enterTexts(sheet, entries, rights);
      record(history, step);
      finish(step, { kind: 'entered', ...counts, outsideCount });
    },
    setValue(address, value) {
      const step = change(sheet, address, { kind: 'value', value });
      record(history, step);
      finish(step, { kind: 'entered', problemCount: 0, lockedCount: 0, outsideCount: 0 });
    },
    revert(direction) {
      const reverted = (direction === 'undo' ? undo : redo)(sheet, history);
      finish(reverted?.step ?? [], noticeOf(reverted));
    },
    resolve(address, choice) {
      resolveConflict(sheet, address, choice);
      announce(new Set([address.unitId]));
      saving.schedule();
    },
    tell(next) {
      notice = next;
      announce(new Set());
    },
  };
}

function noticeOf(reverted: Reverted | null): MatrixNotice {
  if (!reverted) return { kind: 'nothing-to-revert' };
  const { step, keptCount } = reverted;
  return { kind: 'reverted', cellCount: step.length, keptCount };
}
