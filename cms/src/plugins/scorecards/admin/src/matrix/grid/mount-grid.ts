import { createGrid, type GridApi } from 'ag-grid-community';
import { formatBlockText, parseBlockText } from '../sheet/block-text';
import {
  extendBy,
  type Filling,
  isInRegion,
  type Place,
  placesOf,
  planFillDown,
  planPaste,
  type Region,
  regionOf,
  type Selection,
} from '../sheet/region';
import { markSelected, type Row } from './cell-renderer';
import { commandOf, type GridCommand } from './grid-keys';
import {
  columnDefinitionsOf,
  GRID_MODULES,
  type GridColours,
  type GridContext,
  gridOptions,
  headerHeightOf,
  rowsOf,
} from './grid-options';
import type { GridView } from './grid-view';

/** What the grid tells the page. */
export interface GridEvents {
  /** Texts were typed, pasted, filled down or cleared, all at once. */
  onEntries(fillings: Filling[], outsideCount: number): void;
  onFocus(place: Place): void;
  /** A cell that is not edited in place is to be opened. True if it was. */
  onOpen(place: Place): boolean;
  onCommand(command: 'undo' | 'redo' | 'save' | 'leave'): void;
  /** What was pasted is larger than any matrix. */
  onTooLarge(): void;
}

export interface GridSetup {
  view: GridView;
  colours: GridColours;
  label: string;
  context: Pick<GridContext, 'checkTyped' | 'detailId' | 'signs'>;
  events: GridEvents;
}

export interface MountedGrid {
  /** Draws what is in sight anew. */
  refresh(): void;
  /** Shows something else in the same grid. */
  setView(view: GridView): void;
  focus(place: Place): void;
  destroy(): void;
}

interface Shown {
  view: GridView;
  selection: Selection | null;
  /** The cell that has the focus, or had it last. */
  focus: Place | null;
  isDragging: boolean;
}
interface GridState extends Shown {
  element: HTMLElement;
  api: GridApi<Row>;
  setup: GridSetup;
}

/** Puts a grid into an element: what spreadsheets do around the cells of the grid library. */
export function mountGrid(element: HTMLElement, setup: GridSetup): MountedGrid {
  const shown: Shown = { view: setup.view, selection: null, focus: null, isDragging: false };
  const context: GridContext = {
    ...setup.context,
    view: () => shown.view,
    isSelected: (place) => isSelected(shown, place),
    leaveTo(step) {
      const { row, column } = shown.selection?.anchor ?? { row: 0, column: 0 };
      api.stopEditing();
      focusPlace(state, { row: row + step, column });
    },
  };
  const placeIn = (row: number, columnId: string) => ({ row, column: columnOf(shown, columnId) });
  const api = createGrid<Row>(
    element,
    {
      ...gridOptions(setup.colours),
      headerHeight: headerHeightOf(setup.view),
      columnDefs: columnDefinitionsOf(context),
      rowData: rowsOf(setup.view),
      pinnedBottomRowData: [{ row: -1 }],
      onCellEditRequest: ({ data, column, newValue }) => {
        const place = placeIn(data.row, column.getColId());
        setup.events.onEntries([{ place, text: String(newValue ?? '') }], 0);
      },
      onCellDoubleClicked: ({ data, column }) => {
        if (data) setup.events.onOpen(placeIn(data.row, column.getColId()));
      },
    },
    { modules: GRID_MODULES },
  );
  const state: GridState = Object.assign(shown, { element, setup, api });
  element.querySelector('[role="grid"]')?.setAttribute('aria-label', setup.label);
  const removeListeners = listen(state);
  return {
    refresh: () => state.api.refreshCells({ force: true, suppressFlash: true }),
    setView: (view) => showView(state, view, context),
    focus: (place) => focusPlace(state, place),
    destroy() {
      removeListeners();
      state.api.destroy();
    },
  };
}

function showView(state: GridState, view: GridView, context: GridContext): void {
  const hasOtherRows = view.rowCount !== state.view.rowCount;
  const hasOtherColumns = view.columns.length !== state.view.columns.length;
  state.view = view;
  state.api.setGridOption('headerHeight', headerHeightOf(view));
  state.api.setGridOption('columnDefs', columnDefinitionsOf(context));
  if (hasOtherRows || hasOtherColumns) {
    state.focus = null;
    select(state, null);
  }
  if (hasOtherRows) state.api.setGridOption('rowData', rowsOf(view));
  state.api.refreshCells({ force: true, suppressFlash: true });
}

function listen(state: GridState): () => void {
  const { element } = state;
  const stop = new AbortController();
  const options = { signal: stop.signal };
  // Before the grid library sees them: it would move the focus, or write into a cell.
  element.addEventListener('keydown', (event) => onKey(state, event), {
    ...options,
    capture: true,
  });
  element.addEventListener('mousedown', (event) => onMouseDown(state, event), {
    ...options,
    capture: true,
  });
  element.addEventListener('focusin', ({ target }) => noteFocus(state, target), options);
  element.addEventListener('mouseover', (event) => onMouseOver(state, event), options);
  document.addEventListener(
    'mouseup',
    () => {
      state.isDragging = false;
    },
    options,
  );
  for (const kind of ['copy', 'cut', 'paste'] as const)
    element.addEventListener(kind, (event) => onClipboard(state, kind, event), options);
  return () => stop.abort();
}

function onKey(state: GridState, event: KeyboardEvent): void {
  const command = commandOf(event);
  if (!command) return;
  if (isEditing(state)) {
    // Inside an editor keys are the text's own, but what is being typed is saved too.
    if (command.kind !== 'save') return;
    state.api.stopEditing();
  }
  if (!isHandled(state, command)) return;
  event.preventDefault();
  event.stopPropagation();
}

function isHandled(state: GridState, command: GridCommand): boolean {
  const { selection, view, setup } = state;
  const size = { rows: view.rowCount, columns: view.columns.length };
  switch (command.kind) {
    case 'undo':
    case 'redo':
    case 'save':
    case 'leave':
      setup.events.onCommand(command.kind);
      return true;
    case 'open':
      return selection !== null && setup.events.onOpen(selection.anchor);
    case 'select-all':
      select(state, {
        anchor: { row: 0, column: 0 },
        head: { row: size.rows - 1, column: size.columns - 1 },
      });
      return true;
    case 'collapse':
      select(state, selection && { anchor: selection.anchor, head: selection.anchor });
      return selection !== null;
    case 'extend':
      if (!selection) return false;
      select(state, extendBy(selection, command.step, size));
      showHead(state);
      return true;
    case 'clear':
      return selection !== null && fill(state, clearingOf(regionOf(selection)));
    case 'fill-down':
      return (
        selection !== null &&
        fill(
          state,
          planFillDown(regionOf(selection), (place) => view.cellAt(place).text),
        )
      );
  }
}

function fill({ setup }: GridState, fillings: Filling[], outsideCount = 0): true {
  if (fillings.length + outsideCount > 0) setup.events.onEntries(fillings, outsideCount);
  return true;
}

function clearingOf(region: Region): Filling[] {
  return [...placesOf(region)].map((place) => ({ place, text: '' }));
}

function onClipboard(
  state: GridState,
  kind: 'copy' | 'cut' | 'paste',
  event: ClipboardEvent,
): void {
  const { selection, view, setup } = state;
  if (isEditing(state) || !selection || !event.clipboardData) return;
  const region = regionOf(selection);
  event.preventDefault();
  if (kind !== 'paste') {
    const rows = Array.from({ length: region.bottom - region.top + 1 }, (_, row) =>
      Array.from(
        { length: region.right - region.left + 1 },
        (_, column) => view.cellAt({ row: region.top + row, column: region.left + column }).text,
      ),
    );
    event.clipboardData.setData('text/plain', formatBlockText(rows));
    if (kind === 'cut') fill(state, clearingOf(region));
    return;
  }
  const block = parseBlockText(event.clipboardData.getData('text/plain'));
  if (!block) {
    setup.events.onTooLarge();
    return;
  }
  const plan = planPaste(block, region, { rows: view.rowCount, columns: view.columns.length });
  fill(state, plan.fillings, plan.outsideCount);
  select(state, {
    anchor: { row: plan.region.top, column: plan.region.left },
    head: { row: plan.region.bottom, column: plan.region.right },
  });
}

function onMouseDown(state: GridState, event: MouseEvent): void {
  const place = placeOf(state, event.target);
  if (!place || event.button !== 0 || isEditing(state)) return;
  if (event.shiftKey && state.selection) {
    event.preventDefault();
    event.stopPropagation();
    select(state, { anchor: state.selection.anchor, head: place });
    return;
  }
  select(state, { anchor: place, head: place });
  state.isDragging = true;
}

function onMouseOver(state: GridState, event: MouseEvent): void {
  if (!state.isDragging || !state.selection || event.buttons !== 1) return;
  const head = placeOf(state, event.target);
  if (head) select(state, { anchor: state.selection.anchor, head });
}

/**
 * The cell with the focus is the one that the next key is about. The grid library's own event comes a moment later than the focus:
 * a key that is pressed within that moment would work on the cell before. The focus of a cell that has it already is no news: the
 * library gives it back after drawing a row anew.
 */
function noteFocus(state: GridState, target: EventTarget | null): void {
  const place = placeOf(state, target);
  if (!place || (place.row === state.focus?.row && place.column === state.focus.column)) return;
  state.focus = place;
  select(state, { anchor: place, head: place });
  state.setup.events.onFocus(place);
  // The page says more about the cell than the cell itself holds; whoever listens hears it after the cell.
  cellElement(state, place)?.setAttribute('aria-describedby', state.setup.context.detailId);
}

function select(state: GridState, selection: Selection | null): void {
  state.selection = selection;
  for (const cell of state.element.querySelectorAll('.ag-cell')) {
    const place = placeOf(state, cell);
    if (place) markSelected(cell, isSelected(state, place));
  }
}

function isSelected({ selection }: Shown, place: Place): boolean {
  return selection !== null && isInRegion(regionOf(selection), place);
}

function showHead({ api, view, selection }: GridState): void {
  const column = selection && view.columns[selection.head.column];
  if (!selection || !column) return;
  api.ensureIndexVisible(selection.head.row);
  api.ensureColumnVisible(column.id);
}

function focusPlace({ api, view }: GridState, { row, column }: Place): void {
  const id = view.columns[column]?.id;
  if (id === undefined || row < 0 || row >= view.rowCount) return;
  api.ensureIndexVisible(row);
  api.ensureColumnVisible(id);
  api.setFocusedCell(row, id);
}

function isEditing({ api }: GridState): boolean {
  return api.getEditingCells().length > 0;
}

function columnOf({ view }: Shown, id: string): number {
  return view.columns.findIndex((column) => column.id === id);
}

function cellElement({ element, view }: GridState, { row, column }: Place): Element | null {
  const id = view.columns[column]?.id ?? '';
  return element.querySelector(`[row-index="${row}"] [col-id="${CSS.escape(id)}"]`);
}

function placeOf(state: GridState, target: EventTarget | null): Place | null {
  const cell = target instanceof Element ? target.closest('.ag-cell') : null;
  const row = Number(cell?.closest('.ag-row')?.getAttribute('row-index') ?? Number.NaN);
  const column = columnOf(state, cell?.getAttribute('col-id') ?? '');
  return Number.isInteger(row) && column >= 0 ? { row, column } : null;
}
