import type { Place } from '../sheet/region';
import type { CellAddress } from '../sheet/sheet';

/** What a cell says by its colour, always together with its text or sign. */
export type CellLook =
  | 'scored'
  | 'zero'
  | 'not-applicable'
  | 'not-submitted'
  /** Submitted, and without points in this column yet. */
  | 'missing'
  | 'text'
  /** A figure that is worked out. */
  | 'total'
  /** The item has no such field. */
  | 'none';

/** What is to be told about a cell besides what it holds. */
export type CellMark = 'unsaved' | 'conflict' | 'problem';

/** A cell as it is drawn, copied and read out. */
export interface ShownCell {
  text: string;
  look: CellLook;
  mark: CellMark | null;
  isEditable: boolean;
}

export interface GridColumn {
  id: string;
  /** Lines of the heading. */
  heading: readonly string[];
  tooltip: string;
  /** The area the column belongs to; null for one that stands by itself. */
  group: { id: string; name: string } | null;
  width: number;
  pin: 'left' | 'right' | null;
  align: 'figure' | 'text';
  /** Its cells are filled in in a dialog, not by typing into them. */
  isOpened?: boolean;
}

/** What a grid shows, drawn on demand: only cells that are in sight are asked for. */
export interface GridView {
  columns: readonly GridColumn[];
  rowCount: number;
  cellAt(place: Place): ShownCell;
  /** The field behind a cell; null where there is none. */
  addressAt(place: Place): CellAddress | null;
  /** What to choose from in a cell, as its texts; null where anything may be typed. */
  choicesAt(place: Place): readonly string[] | null;
  /** Rows that are headings of those below. */
  isHeading(row: number): boolean;
  /** The figure below a column; null without one. */
  footerAt(column: number): string | null;
}

export const NO_CELL: ShownCell = { text: '', look: 'none', mark: null, isEditable: false };

/** A cell that shows what is known or worked out, and is never edited. */
export function fixedCell(text: string, look: CellLook = 'total'): ShownCell {
  return { text, look, mark: null, isEditable: false };
}
