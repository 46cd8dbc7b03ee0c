/** A place in the grid, by the numbers of row and column from 0. */
export interface Place {
  row: number;
  column: number;
}

/** A block of cells, both ends included. */
export interface Region {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** What is selected: the cell that has the focus, and the opposite corner. */
export interface Selection {
  anchor: Place;
  head: Place;
}

export function regionOf({ anchor, head }: Selection): Region {
  return {
    top: Math.min(anchor.row, head.row),
    left: Math.min(anchor.column, head.column),
    bottom: Math.max(anchor.row, head.row),
    right: Math.max(anchor.column, head.column),
  };
}

export function isInRegion({ top, left, bottom, right }: Region, { row, column }: Place): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

export function sizeOf({ top, left, bottom, right }: Region): { rows: number; columns: number } {
  return { rows: bottom - top + 1, columns: right - left + 1 };
}

/** Every place of a region, row by row. */
export function* placesOf({ top, left, bottom, right }: Region): Generator<Place> {
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++) yield { row, column };
}

/** The selection with its head moved by some cells, never out of the grid. */
export function extendBy(
  { anchor, head }: Selection,
  step: Place,
  size: { rows: number; columns: number },
): Selection {
  const within = (value: number, count: number) => Math.min(Math.max(value, 0), count - 1);
  return {
    anchor,
    head: {
      row: within(head.row + step.row, size.rows),
      column: within(head.column + step.column, size.columns),
    },
  };
}

export interface Filling {
  place: Place;
  text: string;
}

/**
 * Where the cells of a pasted block go. One cell, or a block that fits into the selection a whole number of times, is repeated over
 * it, as spreadsheets do; any other block starts at the upper left corner. Cells beyond the grid's edges are counted.
 */
export function planPaste(
  block: readonly (readonly string[])[],
  selected: Region,
  size: { rows: number; columns: number },
): { fillings: Filling[]; outsideCount: number; region: Region } {
  const blockRows = block.length;
  const blockColumns = Math.max(...block.map((row) => row.length), 0);
  const target = sizeOf(selected);
  const isRepeated =
    blockRows > 0 &&
    blockColumns > 0 &&
    target.rows % blockRows === 0 &&
    target.columns % blockColumns === 0;
  const rows = isRepeated ? target.rows : blockRows;
  const columns = isRepeated ? target.columns : blockColumns;
  const fillings: Filling[] = [];
  let outsideCount = 0;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const text = block[row % blockRows]?.[column % blockColumns];
      if (text === undefined) continue;
      const place = { row: selected.top + row, column: selected.left + column };
      if (place.row < size.rows && place.column < size.columns) fillings.push({ place, text });
      else outsideCount += 1;
    }
  }
  const region = {
    top: selected.top,
    left: selected.left,
    bottom: Math.min(selected.top + Math.max(rows, 1), size.rows) - 1,
    right: Math.min(selected.left + Math.max(columns, 1), size.columns) - 1,
  };
  return { fillings, outsideCount, region };
}

/** Copies the first row of a region into its other rows; of a region of one row, the row above into it (Ctrl+D of spreadsheets). */
export function planFillDown(selected: Region, textOf: (place: Place) => string): Filling[] {
  const isOneRow = selected.top === selected.bottom;
  const source = isOneRow ? selected.top - 1 : selected.top;
  if (source < 0) return [];
  const top = isOneRow ? selected.top : selected.top + 1;
  return [...placesOf({ ...selected, top })].map((place) => ({
    place,
    text: textOf({ row: source, column: place.column }),
  }));
}
