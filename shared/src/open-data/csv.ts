import { harmlessText } from '../text/formula';
import type { CellValue, Table } from './table';

const NEEDS_QUOTES = /[",;\t\r\n]/;
/** So many rows are written at a time. */
const ROWS_AT_ONCE = 500;

/**
 * A table as CSV (RFC 4180: commas, CRLF, a header), in pieces that follow each other. Decimals have a point. A text that a
 * spreadsheet would take for a formula begins with an apostrophe, because a remark of a unit must not run on a reader's machine. Numbers
 * are numbers, also below zero.
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

/** One cell of a CSV, of those for machines too: nobody can tell in what a file will be opened. */
export function csvCellOf(value: CellValue): string {
  if (value === null) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : value.join(' ');
  const harmless = harmlessText(text);
  return NEEDS_QUOTES.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
