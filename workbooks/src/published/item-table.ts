import type { ScoringMethod } from '@congkhai/shared/scorecards/framework';
import type { Cell, SheetContent } from '../writing/content';
import { subtitlesOf, type TableContext } from './sources';
import { cellsOf, type TableCells, type TableColumn, tableSheet } from './table-sheet';

export const METHOD_NAMES: Record<ScoringMethod, string> = {
  appraisal: 'Thẩm định',
  survey: 'Điều tra XHH',
  both: 'Thẩm định và điều tra XHH',
  derived: 'Tính từ số đo',
};

const COLUMNS: TableColumn[] = [
  { heading: 'Mã mục', width: 10 },
  { heading: 'Tên mục', width: 60 },
  { heading: 'Cách chấm', width: 16 },
  { heading: 'Điểm tối đa', width: 10 },
  { heading: 'Trung bình', width: 11 },
  { heading: '% so với tối đa', width: 11 },
  { heading: 'Cao nhất', width: 10 },
  { heading: 'Thấp nhất', width: 10 },
  { heading: 'Số đơn vị đạt tối đa', width: 11 },
  { heading: 'Số đơn vị 0 điểm', width: 11 },
  { heading: 'Không áp dụng', width: 11 },
  { heading: 'Chưa nộp', width: 10 },
];

/** How every scored item of a block was scored, over all of its units. */
export function itemTable(context: TableContext): SheetContent {
  const { summary, sheetName } = context;
  return tableSheet({
    name: sheetName,
    title: `KẾT QUẢ THEO TIÊU CHÍ – ${summary.name}`,
    subtitles: subtitlesOf(context),
    columns: COLUMNS,
    frozenColumns: 2,
    rows: rowsOf(context, cellsOf(summary.rules)),
  });
}

function* rowsOf({ items, block }: TableContext, cells: TableCells): Generator<Cell[]> {
  const table = items.blocks.find(({ blockId }) => blockId === block.blockId);
  for (const row of table?.items ?? [])
    yield [
      cells.text(row.itemId),
      cells.text(row.name),
      cells.centered(METHOD_NAMES[row.method]),
      cells.decimal(row.maximum),
      cells.decimal(row.statistics?.mean ?? null),
      cells.decimal(row.percentOfMaximum),
      cells.decimal(row.statistics?.highest ?? null),
      cells.decimal(row.statistics?.lowest ?? null),
      cells.integer(row.atMaximumCount),
      cells.integer(row.zeroCount),
      cells.integer(row.notApplicableCount),
      cells.integer(row.notSubmittedCount),
    ];
}
