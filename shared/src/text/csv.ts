/** Thrown when a text is no CSV that can be read. Lines are counted from 1, the one that names the columns. */
export class CsvInvalid extends Error {
  override readonly name = 'CsvInvalid';
  constructor(
    readonly line: number,
    problem: string,
  ) {
    super(`Line ${line} ${problem}`);
  }
}

const CELL = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y;

/**
 * Reads comma-separated values as RFC 4180 defines them: the first line names the columns, and every row becomes an object by
 * those names. A byte order mark is left out, text is made NFC.
 */
export function parseCsv(text: string): Record<string, string>[] {
  const [header = [], ...rows] = readCells(text.replace(/^\uFEFF/, '').normalize('NFC'));
  return rows.map((row, index) => {
    if (row.length !== header.length)
      throw new CsvInvalid(index + 2, `has ${row.length} cells instead of ${header.length}`);
    return Object.fromEntries(header.map((name, column) => [name, row[column] ?? '']));
  });
}

function readCells(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  CELL.lastIndex = 0;
  while (CELL.lastIndex < text.length) {
    const match = CELL.exec(text);
    if (!match)
      throw new CsvInvalid(
        rows.length + 1,
        'has a quotation mark inside a cell or without its end',
      );
    const [, quoted, plain, separator] = match;
    row.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (separator === ',' && CELL.lastIndex < text.length) continue;
    if (separator === ',') row.push('');
    rows.push(row);
    row = [];
  }
  return rows;
}
