import type { PeriodRules } from '@congkhai/shared/scorecards/period';
import { thousandthsOf, toDisplayed } from '@congkhai/shared/scorecards/points';
import { addressOf } from '../cell-address';
import type { Cell, CellStyle, RowContent, SheetContent } from '../writing/content';

const TITLE: CellStyle = { isBold: true, fontSize: 14, horizontal: 'center', isWrapped: true };
const SUBTITLE: CellStyle = { isItalic: true, horizontal: 'center', isWrapped: true };
const HEADER: CellStyle = {
  isBold: true,
  fill: 'DCE6F1',
  horizontal: 'center',
  isWrapped: true,
  hasBorder: true,
};
const SECTION: CellStyle = { isBold: true, fill: 'F2F2F2', hasBorder: true };
const TEXT: CellStyle = { hasBorder: true, isWrapped: true };
const CENTERED: CellStyle = { hasBorder: true, horizontal: 'center' };
const INTEGER: CellStyle = { hasBorder: true, horizontal: 'center', numberFormat: '0' };
const DECIMALS: CellStyle[] = ['0', '0.0', '0.00', '0.000'].map((numberFormat) => ({
  hasBorder: true,
  horizontal: 'right',
  numberFormat,
}));
const GAINS: CellStyle[] = ['0', '0.0', '0.00', '0.000'].map((digits) => ({
  hasBorder: true,
  horizontal: 'right',
  numberFormat: `+${digits};-${digits};0`,
}));
const RANKS_GAINED: CellStyle = { ...INTEGER, numberFormat: '+0;-0;0' };

/** Cells of published tables. Figures are those that the period prints: a computer that rounds otherwise changes none of them. */
export interface TableCells {
  text(text: string | null): Cell;
  centered(text: string | null): Cell;
  integer(value: number | null): Cell;
  /** `value` is a public decimal, such as 85.816. */
  decimal(value: number | null): Cell;
  gain(value: number): Cell;
  ranksGained(value: number | null): Cell;
}

export function cellsOf({
  decimalsShown,
  rounding,
}: Pick<PeriodRules, 'decimalsShown' | 'rounding'>): TableCells {
  const displayed = (value: number): number => {
    const size = thousandthsOf(Math.abs(value));
    const shown = toDisplayed(size, { decimals: decimalsShown, rounding });
    return value < 0 ? -shown : shown;
  };
  const decimalStyle = DECIMALS[decimalsShown] ?? TEXT;
  const gainStyle = GAINS[decimalsShown] ?? TEXT;
  const textCell = (text: string | null, style: CellStyle): Cell =>
    text === null ? { kind: 'blank', style } : { kind: 'text', text, style };
  const integerCell = (value: number | null, style: CellStyle): Cell =>
    value === null ? { kind: 'blank', style } : { kind: 'integer', value, style };
  return {
    text: (text) => textCell(text, TEXT),
    centered: (text) => textCell(text, CENTERED),
    integer: (value) => integerCell(value, INTEGER),
    decimal: (value) =>
      value === null
        ? { kind: 'blank', style: decimalStyle }
        : { kind: 'decimal', thousandths: displayed(value), style: decimalStyle },
    gain: (value) => ({ kind: 'decimal', thousandths: displayed(value), style: gainStyle }),
    ranksGained: (value) => integerCell(value, RANKS_GAINED),
  };
}

/** A column of a table. Neighbours with the same `group` stand under one heading. */
export interface TableColumn {
  heading: string;
  group?: string;
  width: number;
}

export interface TableContent {
  name: string;
  /** The heading, and lines below it: the decision, the block. */
  title: string;
  subtitles: readonly string[];
  columns: readonly TableColumn[];
  rows: Iterable<readonly Cell[]>;
  /** Columns at the left that stay in sight. */
  frozenColumns: number;
}

/** A row that divides a table, with one text across all columns. */
export function sectionRow(text: string, columnCount: number): Cell[] {
  return Array.from(
    { length: columnCount },
    (_, index): Cell =>
      index === 0 ? { kind: 'text', text, style: SECTION } : { kind: 'blank', style: SECTION },
  );
}

/** A published table as a sheet to print: A4 landscape, heading on top, column headings on every page. */
export function tableSheet(table: TableContent): SheetContent {
  const { name, title, subtitles, columns } = table;
  const hasGroups = columns.some(({ group }) => group !== undefined);
  const topRows = 1 + subtitles.length + 1;
  const headingRows = hasGroups ? 2 : 1;
  return {
    name,
    columns: columns.map(({ width }) => ({ width })),
    rows: rowsOf(table, hasGroups),
    frozen: {
      rows: topRows + headingRows,
      columns: table.frozenColumns,
      firstPrintedRow: topRows + 1,
    },
    mergedRanges: [
      ...[title, ...subtitles].map(
        (_, index) => `${addressOf(index + 1, 1)}:${addressOf(index + 1, columns.length)}`,
      ),
      ...(hasGroups ? groupRanges(columns, topRows + 1) : []),
    ],
    isLandscape: true,
  };
}

function* rowsOf(
  { title, subtitles, columns, rows }: TableContent,
  hasGroups: boolean,
): Generator<RowContent> {
  yield { cells: [{ kind: 'text', text: title, style: TITLE }], height: 40 };
  for (const text of subtitles) yield { cells: [{ kind: 'text', text, style: SUBTITLE }] };
  yield { cells: [] };
  const heading = (text: string): Cell => ({ kind: 'text', text, style: HEADER });
  if (hasGroups)
    yield { cells: columns.map((column) => heading(column.group ?? column.heading)), height: 60 };
  yield {
    cells: columns.map((column) => heading(column.heading)),
    height: hasGroups ? 32 : 48,
  };
  for (const cells of rows) yield { cells };
}

/** Headings of groups reach over their columns, all others over both rows of headings. */
function groupRanges(columns: readonly TableColumn[], row: number): string[] {
  const ranges: string[] = [];
  for (let first = 0; first < columns.length; ) {
    const group = columns[first]?.group;
    let last = first;
    while (group !== undefined && columns[last + 1]?.group === group) last += 1;
    if (group === undefined)
      ranges.push(`${addressOf(row, first + 1)}:${addressOf(row + 1, first + 1)}`);
    else if (last > first) ranges.push(`${addressOf(row, first + 1)}:${addressOf(row, last + 1)}`);
    first = last + 1;
  }
  return ranges;
}
