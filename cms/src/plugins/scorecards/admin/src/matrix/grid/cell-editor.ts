import type { ICellEditorComp, ICellEditorParams } from 'ag-grid-community';
import type { Row } from './cell-renderer';
import type { GridColumn } from './grid-view';

/** What the editor of a column is told. */
export interface EditorSource {
  column: GridColumn;
  choicesAt(row: number): readonly string[] | null;
  /** Says what is wrong with a text as it is being typed; null if nothing is. */
  checkTyped(row: number, text: string): string | null;
  /** Where what is wrong is shown, for screen readers. */
  detailId: string;
  /** Ends the editing and goes to the row above (-1) or below (1). */
  leaveTo(step: -1 | 1): void;
}

type Params = ICellEditorParams<Row, string> & EditorSource;

/**
 * Where a cell is typed in: one line, or a list to choose from. What began with a letter or digit is ended by an arrow key too, as
 * in spreadsheets. The grid library makes its editors with `new`.
 */
export class CellEditor implements ICellEditorComp<Row, string> {
  private input: HTMLInputElement | HTMLSelectElement = document.createElement('input');
  private isTypedOver = false;

  init(params: Params): void {
    const { eventKey, value, column, data } = params;
    const row = data?.row ?? 0;
    const choices = params.choicesAt(row);
    this.isTypedOver = eventKey !== null && eventKey.length === 1;
    const isCleared = eventKey === 'Backspace';
    this.input = choices
      ? selectOf(choices, value ?? '')
      : inputOf(column, this.isTypedOver ? (eventKey ?? '') : isCleared ? '' : (value ?? ''));
    this.input.className = 'matrix-editor';
    this.input.setAttribute('aria-label', params.column.tooltip);
    this.input.setAttribute('aria-describedby', params.detailId);
    const check = () => {
      const problem = params.checkTyped(row, this.input.value);
      this.input.setAttribute('aria-invalid', String(problem !== null));
    };
    this.input.addEventListener('input', check);
    if (this.isTypedOver && !choices) check();
    this.input.addEventListener('keydown', (event) => this.onKey(event, params));
  }

  private onKey(event: Event, params: Params): void {
    if (!(event instanceof KeyboardEvent) || !this.isTypedOver) return;
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    if (this.input instanceof HTMLSelectElement) return;
    event.preventDefault();
    event.stopPropagation();
    params.leaveTo(event.key === 'ArrowUp' ? -1 : 1);
  }

  getGui(): HTMLElement {
    return this.input;
  }

  afterGuiAttached(): void {
    this.input.focus();
    // What was typed already stays; anything else is selected, so that typing replaces it.
    if (this.input instanceof HTMLInputElement && !this.isTypedOver) this.input.select();
  }

  getValue(): string {
    return this.input.value;
  }
}

function inputOf({ align }: GridColumn, value: string): HTMLInputElement {
  const input = document.createElement('input');
  input.type = 'text';
  input.autocomplete = 'off';
  input.spellcheck = align === 'text';
  if (align === 'figure') input.inputMode = 'decimal';
  input.value = value;
  return input;
}

function selectOf(choices: readonly string[], value: string): HTMLSelectElement {
  const select = document.createElement('select');
  for (const choice of choices) select.append(new Option(choice, choice));
  select.value = value;
  return select;
}
