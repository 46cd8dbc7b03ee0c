import { csvCellOf } from '@congkhai/shared/open-data/csv';

// Excel takes a CSV for UTF-8 only if it begins so.
const BYTE_ORDER_MARK = '\uFEFF';

export type CellContent = string | number | null;
export interface ExportedTable {
  headings: string[];
  rows: CellContent[][];
}
export interface TableFile {
  fileName: string;
  type: string;
  bytes: Buffer;
}

/** A table as CSV that Excel opens. What begins like a formula stays a text. */
export function csvFile(fileName: string, { headings, rows }: ExportedTable): TableFile {
  const lines = [headings, ...rows].map((row) => `${row.map(csvCellOf).join(',')}\r\n`);
  return {
    fileName,
    type: 'text/csv; charset=utf-8',
    bytes: Buffer.from(BYTE_ORDER_MARK + lines.join('')),
  };
}
