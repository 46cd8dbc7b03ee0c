import { startsLikeFormula } from '@congkhai/shared/text/formula';

const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;

/** The most cells that are read from the clipboard at once: 3,321 units of 120 items fit. */
export const PASTED_CELLS_MAX = 500_000;

/**
 * The cells of a block as Excel, LibreOffice and Google Sheets put it on the clipboard: tabs between cells, a line for each row, and
 * quotation marks around a cell that holds a tab, a line break or quotation marks. The line break after the last row is no row.
 * Null for a block that is larger than any matrix.
 */
export function parseBlockText(text: string): string[][] | null {
  const rows: string[][] = [];
  let row: string[] = [];
  let cellCount = 0;
  let position = 0;
  while (position <= text.length) {
    const cell = readCell(text, position);
    row.push(withoutMark(cell.text));
    cellCount += 1;
    if (cellCount > PASTED_CELLS_MAX) return null;
    const separator = text[cell.end];
    position = cell.end + 1;
    if (separator === '\t') continue;
    rows.push(row);
    row = [];
    if (separator === '\r' && text[position] === '\n') position += 1;
    if (position === text.length) break;
  }
  return rows;
}

function readCell(text: string, start: number): { text: string; end: number } {
  if (text[start] === '"') {
    const quoted = /"((?:[^"]|"")*)"(?=[\t\r\n]|$)/y;
    quoted.lastIndex = start;
    const match = quoted.exec(text);
    if (match) return { text: (match[1] ?? '').replaceAll('""', '"'), end: quoted.lastIndex };
  }
  const separator = /[\t\r\n]/g;
  separator.lastIndex = start;
  const end = separator.exec(text)?.index ?? text.length;
  return { text: text.slice(start, end), end };
}

/** A text that a spreadsheet would run is copied with an apostrophe before it, which is no part of it. */
function withoutMark(text: string): string {
  return text.startsWith("'") && startsLikeFormula(text.slice(1)) ? text.slice(1) : text;
}

function withMark(text: string): string {
  return startsLikeFormula(text) && !NUMBER.test(text) ? `'${text}` : text;
}

/** A block as spreadsheets read it from the clipboard. Numbers are numbers; a text that would be run there stays text. */
export function formatBlockText(rows: readonly (readonly string[])[]): string {
  return rows
    .map((row) =>
      row
        .map(withMark)
        .map((cell) => (/["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
        .join('\t'),
    )
    .join('\r\n');
}
