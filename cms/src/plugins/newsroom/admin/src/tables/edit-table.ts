import {
  TABLE_COLUMNS_MAX,
  TABLE_ROWS_MAX,
  type WrittenTable,
  WrittenTableSchema,
} from '@congkhai/shared/news/body-parts';

/** Where a cell is, both counted from 0. */
export interface Place {
  row: number;
  column: number;
}

/** The table of a form; a small empty one with a header row if there is none yet. */
export function tableOf(value: unknown): WrittenTable {
  const parsed = WrittenTableSchema.safeParse(typeof value === 'string' ? jsonOf(value) : value);
  return parsed.data ?? { headerRowCount: 1, hasHeaderColumn: false, rows: emptyRows(3, 2) };
}

export function withCell(table: WrittenTable, { row, column }: Place, text: string): WrittenTable {
  return mapCells(table, (cell, at) => (at.row === row && at.column === column ? text : cell));
}

/** Rows of cells, as a spreadsheet copies them, written from a place on. The table grows as far as its limits allow. */
export function withPasted(
  table: WrittenTable,
  place: Place,
  pasted: readonly (readonly string[])[],
): WrittenTable {
  const widths = pasted.map((cells) => place.column + cells.length);
  const rowCount = Math.min(TABLE_ROWS_MAX, Math.max(table.rows.length, place.row + pasted.length));
  const columnCount = Math.min(TABLE_COLUMNS_MAX, Math.max(widthOf(table), ...widths));
  const rows = Array.from({ length: rowCount }, (_, row) =>
    Array.from(
      { length: columnCount },
      (__, column) =>
        pasted[row - place.row]?.[column - place.column] ?? table.rows[row]?.[column] ?? '',
    ),
  );
  return { ...table, rows };
}

/** The cells of a text that was copied from a spreadsheet; null if it is one cell only, and so no table. */
export function cellsOf(text: string): string[][] | null {
  const rows = text
    .replace(/\r\n?/g, '\n')
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.split('\t').map((cell) => cell.trim()));
  return rows.some((cells) => cells.length > 1) ? rows : null;
}

export function withRow(table: WrittenTable, at: number): WrittenTable {
  const empty = table.rows[0]?.map(() => '') ?? [''];
  return { ...table, rows: table.rows.toSpliced(at, 0, empty) };
}

export function withColumn(table: WrittenTable, at: number): WrittenTable {
  return { ...table, rows: table.rows.map((row) => row.toSpliced(at, 0, '')) };
}

export function withoutRow(table: WrittenTable, at: number): WrittenTable {
  return table.rows.length > 1 ? { ...table, rows: table.rows.toSpliced(at, 1) } : table;
}

export function withoutColumn(table: WrittenTable, at: number): WrittenTable {
  if (widthOf(table) <= 1) return table;
  return { ...table, rows: table.rows.map((row) => row.toSpliced(at, 1)) };
}

export function widthOf({ rows }: WrittenTable): number {
  return rows[0]?.length ?? 1;
}

function mapCells(
  table: WrittenTable,
  change: (cell: string, place: Place) => string,
): WrittenTable {
  const rows = table.rows.map((cells, row) =>
    cells.map((cell, column) => change(cell, { row, column })),
  );
  return { ...table, rows };
}

function emptyRows(rowCount: number, columnCount: number): string[][] {
  return Array.from({ length: rowCount }, () => Array.from({ length: columnCount }, () => ''));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A field that somebody filled with other text is no table: the editor starts with an empty one.
    return null;
  }
}
