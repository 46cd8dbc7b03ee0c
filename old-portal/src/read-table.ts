import type { ImportBlock } from '@congkhai/shared/contracts/article-import';
import { elementsIn, lineOf, type PageElement } from './page-tree';

type Table = Extract<ImportBlock, { type: 'table' }>;

const COLUMNS_MAX = 50;
const ROWS_MAX = 1_000;
/** More words than this in a cell are an article, not a figure. */
const CELL_CHARACTERS_MAX = 600;
const SPAN_MAX = 50;

/**
 * Whether a table holds data. Old portals lay pages out with tables: those have one column or row, tables or headings within, or whole
 * articles in a cell. What has header cells or a caption is data.
 */
export function isDataTable(table: PageElement): boolean {
  const inner = [...elementsIn(table)];
  if (table.attributes.get('role') === 'presentation') return false;
  if (inner.some(({ tag }) => tag === 'table')) return false;
  if (inner.some(({ tag }) => tag === 'th' || tag === 'caption')) return true;
  const rows = rowsOf(table);
  const hasTwoByTwo = rows.filter((row) => row.length >= 2).length >= 2;
  const isShort = rows.flat().every((cell) => lineOf(cell).length <= CELL_CHARACTERS_MAX);
  const hasImages = inner.some(({ tag }) => tag === 'img' || tag === 'h1' || tag === 'h2');
  return hasTwoByTwo && isShort && !hasImages;
}

/** A table's words row by row. Cells that span several columns or rows are repeated, so that each row is complete by itself. */
export function readTable(table: PageElement): Table {
  const caption = [...elementsIn(table)].find(({ tag }) => tag === 'caption');
  const rows = rowsOf(table).slice(0, ROWS_MAX);
  const texts: string[][] = rows.map(() => []);
  for (const [rowIndex, cells] of rows.entries()) {
    let column = 0;
    for (const cell of cells) {
      while (texts[rowIndex]?.[column] !== undefined) column += 1;
      const width = spanOf(cell, 'colspan');
      const height = spanOf(cell, 'rowspan');
      for (const row of texts.slice(rowIndex, rowIndex + height))
        for (let at = column; at < Math.min(column + width, COLUMNS_MAX); at += 1)
          row[at] = lineOf(cell);
    }
  }
  const headerRowCount = headerRowCountOf(rows);
  const columnCount = Math.max(1, ...texts.map((row) => row.length));
  return {
    type: 'table',
    caption: caption ? lineOf(caption) || null : null,
    headerRowCount,
    hasHeaderColumn: hasHeaderColumn(rows.slice(headerRowCount)),
    rows: texts.map((row) => Array.from({ length: columnCount }, (_, column) => row[column] ?? '')),
  };
}

/** Whether each row begins with a header cell, or a bold one before others that are not. */
function hasHeaderColumn(rows: readonly PageElement[][]): boolean {
  return (
    rows.length > 0 &&
    rows.every(
      ([first, ...others]) =>
        first && isHeader(first) && others.length > 0 && !others.every(isHeader),
    )
  );
}

/** Rows of header cells, or one whose cells are all bold, as old editors marked it. */
function headerRowCountOf(rows: readonly PageElement[][]): number {
  const first = rows.findIndex((cells) => cells.length === 0 || !cells.every(isHeader));
  const count = first === -1 ? rows.length - 1 : first;
  return Math.max(0, Math.min(count, rows.length - 1));
}

function isHeader(cell: PageElement): boolean {
  return cell.tag === 'th' || isBold(cell);
}

function isBold(cell: PageElement): boolean {
  const text = lineOf(cell);
  const bold = [...elementsIn(cell)].filter(({ tag }) => tag === 'b' || tag === 'strong');
  return text !== '' && bold.map(lineOf).join(' ') === text;
}

function rowsOf(table: PageElement): PageElement[][] {
  return [...elementsIn(table)]
    .filter(({ tag }) => tag === 'tr')
    .map((row) =>
      row.children.flatMap((cell) =>
        typeof cell !== 'string' && (cell.tag === 'td' || cell.tag === 'th') ? [cell] : [],
      ),
    )
    .filter((cells) => cells.length > 0);
}

function spanOf(cell: PageElement, name: 'colspan' | 'rowspan'): number {
  const span = Number(cell.attributes.get(name) ?? '1');
  return span >= 1 && span <= SPAN_MAX ? Math.floor(span) : 1;
}
