import type { CellValue, Table } from './table';

/** A spreadsheet takes a cell that begins like this for a formula. */
const FORMULA_START = /^[=+\-@\t\r]/;
const NEEDS_QUOTES = /[",\r\n]/;
/** So many rows are written at a time. */
const ROWS_AT_ONCE = 500;

/**
 * A table as CSV (RFC 4180: commas, CRLF, a header), in pieces that follow each other. Decimals have a point. A text that a
 * spreadsheet would take for a formula begins with an apostrophe, because a remark of a unit must not run on a reader's machine.
 */
export function* writeCsv({ columns, rows }: Table): Generator<string> {
  let lines = `${columns.map(({ name }) => name).join(',')}\r\n`;
  let rowCount = 0;
  for (const row of rows()) {
    lines += `${row.map(csvCellOf).join(',')}\r\n`;
    rowCount += 1;
    if (rowCount % ROWS_AT_ONCE > 0) continue;
    yield lines;
    lines = '';
  }
  yield lines;
}

/** One cell of a CSV. */
export function csvCellOf(value: CellValue): string {
  if (value === null) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : value.join(' ');
  const harmless = FORMULA_START.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
