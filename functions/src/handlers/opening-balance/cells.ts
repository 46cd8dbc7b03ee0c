import { countIn, plainCountOf } from './count';
import type { TableRow } from './csv-table';
import { ImportRefused, type Place } from './import-refused';

/** One column of a table that is being read. */
export interface Column {
  text(row: TableRow): string;
  /** @throws ImportRefused unless the cell holds a whole number from 0. */
  count(row: TableRow): number;
  place(row: TableRow): Place;
}

/** The column of this name, whose counts are read by `readCount`. @throws ImportRefused if the header has no such column. */
export function columnOf(
  header: readonly string[],
  name: string,
  file: string,
  readCount: (text: string) => number | null,
): Column {
  const position = header.indexOf(name);
  if (position < 0) throw columnMissing(header, name, file);
  const text = ({ cells }: TableRow) => cells[position] ?? '';
  const place = ({ line }: TableRow) => ({ file, line, column: name });
  return { text, place, count: (row) => countIn(text(row), place(row), readCount) };
}

/** A column of a table that a program wrote: counts are digits and nothing else. */
export function plainColumn(header: readonly string[], name: string, file: string): Column {
  return columnOf(header, name, file, plainCountOf);
}

function columnMissing(header: readonly string[], name: string, file: string): ImportRefused {
  const found = header.join(', ').slice(0, 300);
  const vi = `thiếu cột ${name}; dòng tiêu đề có: ${found}`;
  const en = `has no column ${name}; the header has: ${found}`;
  return new ImportRefused({ vi, en }, { file, line: 1 });
}
