import { ImportRefused, type Place } from './import-refused';
import { readLines, type TextFile } from './text-lines';

/** Rows of one table as they are read. The line is the one on which the row begins. */
export interface TableRow {
  line: number;
  cells: readonly string[];
}

export type RowHandler = (row: TableRow) => void;

/** A quoted cell may span so many lines at most; more are a quotation mark without its end. */
const ROW_LINES_MAX = 1_000;

/**
 * Reads a table of comma-separated values (RFC 4180) in constant memory. Empty lines are passed over. `start` is given the header and answers
 * what to do with the rows, each of which has as many cells as it; null leaves the file alone.
 * @throws ImportRefused
 */
export async function readCsvTable(
  file: TextFile,
  separatorOf: (headerLine: string) => string,
  start: (header: readonly string[]) => RowHandler | null,
): Promise<void> {
  let separator = ',';
  let header: readonly string[] | null = null;
  let handle: RowHandler | null = null;
  const takeRow = (text: string, line: number) => {
    if (header && !handle) return;
    if (!header) separator = separatorOf(text);
    const cells = splitRow(text, separator, { file: file.name, line });
    if (!header) {
      header = cells.map((name) => name.normalize('NFC').trim());
      handle = start(header);
      return;
    }
    if (cells.length !== header.length) throw wrongWidth(file.name, line, cells, header);
    handle?.({ line, cells });
  };
  await readRows(file, takeRow);
  if (!header) throw new ImportRefused(EMPTY, { file: file.name });
}

export const commaOnly = () => ',';

const EMPTY = { vi: 'tệp không có dòng nào', en: 'the file has no line' };

interface OpenRow {
  text: string;
  line: number;
}

// A row goes on in the next line as long as a quotation mark is open, that is, their number so far is odd.
async function readRows(
  file: TextFile,
  takeRow: (text: string, line: number) => void,
): Promise<void> {
  const state: { open: OpenRow | null } = { open: null };
  await readLines(file, (text, number) => {
    const { open } = state;
    if (!open && text.trim() === '') return;
    if (open && number - open.line > ROW_LINES_MAX) throw unclosedQuote(file.name, open.line);
    const row = open ? { ...open, text: `${open.text}\n${text}` } : { text, line: number };
    const isOpenAfter = hasOddQuotes(text) !== Boolean(open);
    state.open = isOpenAfter ? row : null;
    if (!isOpenAfter) takeRow(row.text, row.line);
  });
  if (state.open) throw unclosedQuote(file.name, state.open.line);
}

function hasOddQuotes(text: string): boolean {
  let isOdd = false;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) isOdd = !isOdd;
  return isOdd;
}

const QUOTED = /"((?:[^"]|"")*)"/y;

function splitRow(text: string, separator: string, place: Place): string[] {
  if (!text.includes('"')) return text.split(separator);
  const cells: string[] = [];
  for (let at = 0; at <= text.length; at += 1) {
    if (text[at] === '"') {
      QUOTED.lastIndex = at;
      const [whole, inside] = QUOTED.exec(text) ?? [];
      if (whole === undefined || inside === undefined) throw strayQuote(place);
      at += whole.length;
      if (at < text.length && text[at] !== separator) throw strayQuote(place);
      cells.push(inside.replaceAll('""', '"'));
      continue;
    }
    const found = text.indexOf(separator, at);
    const end = found < 0 ? text.length : found;
    const cell = text.slice(at, end);
    if (cell.includes('"')) throw strayQuote(place);
    cells.push(cell);
    at = end;
  }
  return cells;
}

function strayQuote(place: Place): ImportRefused {
  const vi = 'có dấu ngoặc kép giữa ô; ô có dấu ngoặc kép phải nằm trong ngoặc kép và viết đôi ""';
  const en =
    'a quotation mark stands inside a cell; such a cell is put in quotation marks, and they are doubled ""';
  return new ImportRefused({ vi, en }, place);
}

function unclosedQuote(file: string, line: number): ImportRefused {
  const vi = 'dấu ngoặc kép mở ở dòng này không có dấu đóng';
  const en = 'the quotation mark that opens in this line is never closed';
  return new ImportRefused({ vi, en }, { file, line });
}

function wrongWidth(
  file: string,
  line: number,
  cells: readonly string[],
  header: readonly string[],
): ImportRefused {
  const vi = `có ${cells.length} ô, cần ${header.length} như dòng tiêu đề`;
  const en = `has ${cells.length} cells, expected ${header.length} as in the header`;
  return new ImportRefused({ vi, en }, { file, line });
}
