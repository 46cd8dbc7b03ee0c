import type { ICellRendererComp, ICellRendererParams } from 'ag-grid-community';
import type { GridColumn, ShownCell } from './grid-view';

/** A row of the grid library: it knows its number, and the view knows the rest. */
export interface Row {
  row: number;
}

/** What the renderer of a column is told. */
export interface CellSource {
  column: GridColumn;
  cellAt(row: number): ShownCell;
  footer(): string | null;
  isHeading(row: number): boolean;
  isSelected(row: number): boolean;
  signs: MarkSigns;
}

/** The signs that stand before a text, with what a screen reader says for them. */
export type MarkSigns = Record<NonNullable<ShownCell['mark']>, { sign: string; label: string }>;

/** Draws a cell without React: hundreds are drawn anew at each keystroke. The grid library makes its renderers with `new`. */
export class CellRenderer implements ICellRendererComp<Row> {
  private readonly element = document.createElement('span');

  init(params: ICellRendererParams<Row> & CellSource): void {
    this.refresh(params);
  }

  getGui(): HTMLElement {
    return this.element;
  }

  refresh(params: ICellRendererParams<Row> & CellSource): boolean {
    const { node, eGridCell, column } = params;
    if (node.rowPinned) {
      this.element.className = `matrix-cell is-${column.align} look-total`;
      this.element.textContent = params.footer() ?? '';
      return true;
    }
    const row = params.data?.row ?? 0;
    const cell = params.cellAt(row);
    this.element.className = classesOf(cell, column, params.isHeading(row));
    this.element.textContent = cell.text;
    if (cell.mark) this.element.prepend(signOf(params.signs[cell.mark]));
    if (column.pin === 'left') this.element.title = cell.text.trim();
    eGridCell.setAttribute('aria-readonly', String(!cell.isEditable));
    eGridCell.toggleAttribute('aria-invalid', false);
    if (cell.mark === 'problem') eGridCell.setAttribute('aria-invalid', 'true');
    markSelected(eGridCell, params.isSelected(row));
    return true;
  }
}

function classesOf(
  { look, mark, isEditable }: ShownCell,
  { align }: GridColumn,
  isHeading: boolean,
) {
  return [
    'matrix-cell',
    `is-${align}`,
    `look-${look}`,
    mark && `mark-${mark}`,
    !isEditable && look !== 'total' && 'is-locked',
    isHeading && 'is-heading',
  ]
    .filter(Boolean)
    .join(' ');
}

function signOf({ sign, label }: { sign: string; label: string }): HTMLElement {
  const element = document.createElement('span');
  element.className = 'matrix-sign';
  element.setAttribute('role', 'img');
  element.setAttribute('aria-label', label);
  element.textContent = sign;
  return element;
}

/** Shows whether a cell belongs to the selected block. */
export function markSelected(cell: Element, isSelected: boolean): void {
  cell.classList.toggle('matrix-selected', isSelected);
  cell.setAttribute('aria-selected', String(isSelected));
}
