import { useCallback, useMemo, useRef, useState } from 'react';
import type { GridView } from '../grid/grid-view';
import type { GridEvents } from '../grid/mount-grid';
import type { MatrixStore } from '../matrix-store';
import { checkRights } from '../sheet/edits';
import { readEntry } from '../sheet/entry';
import type { Place } from '../sheet/region';
import { type CellAddress, shownScoreOf } from '../sheet/sheet';
import type { CellTexts } from './use-cell-texts';

interface GridEventsOptions {
  store: MatrixStore;
  view: GridView;
  texts: CellTexts;
  onAddress: (address: CellAddress | null) => void;
  onEvidence: (address: CellAddress) => void;
  /** The name of a unit was opened. */
  onUnit: (row: number) => void;
  onLeave: () => void;
}

/** What happens in the page when something happens in the grid. */
export function useGridEvents(options: GridEventsOptions) {
  const latest = useRef(options);
  latest.current = options;
  const [typedProblem, setTypedProblem] = useState<string | null>(null);
  const checkTyped = useCallback((place: Place, typed: string): string | null => {
    const problem = problemOf(latest.current, place, typed);
    setTypedProblem(problem);
    return problem;
  }, []);
  const events = useMemo(
    (): GridEvents => ({
      onEntries(fillings, outsideCount) {
        setTypedProblem(null);
        const { store, view } = latest.current;
        const entries = fillings.flatMap(({ place, text }) => {
          const address = view.addressAt(place);
          return address && address.field !== 'evidence' ? [{ address, text }] : [];
        });
        // What stands beside the fields, such as names and totals, is pasted nowhere either.
        const elsewhereCount = fillings.filter(({ text }) => text.trim() !== '').length;
        store.enter(entries, outsideCount + Math.max(elsewhereCount - entries.length, 0));
      },
      onFocus(place) {
        setTypedProblem(null);
        latest.current.onAddress(latest.current.view.addressAt(place));
      },
      onOpen(place) {
        const { view, onEvidence, onUnit } = latest.current;
        const address = view.addressAt(place);
        if (address?.field === 'evidence') {
          onEvidence(address);
          return true;
        }
        if (view.columns[place.column]?.id !== 'unit') return false;
        onUnit(place.row);
        return true;
      },
      onCommand(command) {
        const { store, onLeave } = latest.current;
        if (command === 'leave') onLeave();
        else if (command === 'save') void store.saving.saveNow();
        else store.revert(command);
      },
      onTooLarge: () => latest.current.store.tell({ kind: 'too-large' }),
    }),
    [],
  );
  return { events, checkTyped, typedProblem };
}

function problemOf({ store, view, texts }: GridEventsOptions, place: Place, typed: string) {
  const address = view.addressAt(place);
  const item = address && store.sheet.items.get(address.itemId);
  const unit = address && store.sheet.byUnitId.get(address.unitId);
  if (!address || !item || !unit) return null;
  const score = shownScoreOf(unit, address.itemId);
  const read = readEntry(typed, { item, field: address.field, score });
  const reading = checkRights(read, score, store.rights);
  return reading.kind === 'problem' ? texts.problemText(reading.problem) : null;
}
