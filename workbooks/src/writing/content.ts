/** How a cell looks. Two cells look alike if they are given the same object or one with the same entries. */
export interface CellStyle {
  isBold?: boolean;
  isItalic?: boolean;
  /** In points; 11 unless said. */
  fontSize?: number;
  /** RGB in hexadecimal, such as "1F4E79". */
  color?: string;
  fill?: string;
  horizontal?: 'left' | 'center' | 'right';
  isWrapped?: boolean;
  hasBorder?: boolean;
  /** As Excel writes formats; it shows "0.00" as "12,97" where the computer is set to Vietnamese. */
  numberFormat?: string;
  /** Whether the cell may be edited on a protected sheet. */
  isUnlocked?: boolean;
}

/** A cell: text stays text, also when it begins like a formula; points are whole thousandths and written as exact decimals. */
export type Cell =
  | { kind: 'text'; text: string; style?: CellStyle }
  | { kind: 'decimal'; thousandths: number; style?: CellStyle }
  | { kind: 'integer'; value: number; style?: CellStyle }
  | { kind: 'blank'; style?: CellStyle };

export interface RowContent {
  cells: readonly (Cell | null)[];
  /** In points; by its text unless said. */
  height?: number;
  isHidden?: boolean;
}

export interface ColumnContent {
  /** In characters of the standard font. */
  width: number;
  isHidden?: boolean;
}

/** A rule that Excel checks while somebody types: a formula about the first cell of `range`, which moves with the cell. */
export interface CellRule {
  /** Such as "D7:D30". */
  range: string;
  formula: string;
  promptTitle: string;
  prompt: string;
  error: string;
}

export interface SheetContent {
  /** At most 31 characters, none of them one of []:*?/\ */
  name: string;
  /** Hidden for good: Excel does not offer to show the sheet. */
  isHidden?: boolean;
  columns: readonly ColumnContent[];
  rows: Iterable<RowContent>;
  /** Rows at the top and columns at the left that stay in sight, and the rows at the top that are printed on each page. */
  frozen?: { rows: number; columns: number; firstPrintedRow?: number };
  mergedRanges?: readonly string[];
  rules?: readonly CellRule[];
  /** Only cells of styles with `isUnlocked` may be edited. Without a password: it prevents slips, not intent. */
  isProtected?: boolean;
  isLandscape?: boolean;
}

export interface WorkbookContent {
  title: string;
  sheets: readonly SheetContent[];
}
