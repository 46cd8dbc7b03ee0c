import type { BlockSummary } from '@congkhai/shared/scorecards/summary';
import type { Cell, SheetContent } from '../writing/content';
import { subtitlesOf, type TableContext } from './sources';
import { cellsOf, sectionRow, type TableCells, type TableColumn, tableSheet } from './table-sheet';

const COLUMNS: TableColumn[] = [
  { heading: 'Nội dung', width: 50 },
  { heading: 'Trung bình', width: 11 },
  { heading: 'Trung vị', width: 11 },
  { heading: 'Tứ phân vị dưới', width: 11 },
  { heading: 'Tứ phân vị trên', width: 11 },
  { heading: 'Độ lệch chuẩn', width: 11 },
  { heading: 'Cao nhất', width: 11 },
  { heading: 'Thấp nhất', width: 11 },
  { heading: 'Số đơn vị trên trung bình', width: 13 },
];

/** The statistics of a block: of its index and areas, units per grade, and criteria left out. */
export function statisticsTable(context: TableContext): SheetContent {
  const { summary, sheetName } = context;
  return tableSheet({
    name: sheetName,
    title: `THỐNG KÊ – ${summary.name}`,
    subtitles: subtitlesOf(context),
    columns: COLUMNS,
    frozenColumns: 1,
    rows: rowsOf(context.block, cellsOf(summary.rules)),
  });
}

function* rowsOf(block: BlockSummary, cells: TableCells): Generator<Cell[]> {
  const section = (text: string) => sectionRow(text, COLUMNS.length);
  const countRow = (name: string, value: number) =>
    padded([cells.text(name), cells.integer(value)]);
  const padded = (row: Cell[]) => [
    ...row,
    ...Array.from({ length: COLUMNS.length - row.length }, () => cells.text(null)),
  ];
  yield statisticsRow('Chỉ số (%)', block.statistics, cells);
  for (const { areaId, name, statistics } of block.areas)
    yield statisticsRow(`${areaId}. ${name} (điểm)`, statistics, cells);
  yield section('Số đơn vị theo xếp loại');
  for (const { name, minimumPercent, unitCount } of block.countPerGrade)
    yield countRow(`${name} (từ ${String(minimumPercent).replace('.', ',')} %)`, unitCount);
  if (block.ungradedUnitCount > 0) yield countRow('Không xếp loại', block.ungradedUnitCount);
  yield section('Số đơn vị');
  yield countRow('Đã xếp hạng', block.rankedUnitCount);
  yield countRow('Chưa xếp hạng', block.notRanked.length);
  if (block.leftOutItemIds.length === 0) return;
  yield section('Mục không áp dụng cho đơn vị nào');
  yield padded([cells.text(block.leftOutItemIds.join(', '))]);
}

function statisticsRow(
  name: string,
  statistics: BlockSummary['statistics'],
  cells: TableCells,
): Cell[] {
  return [
    cells.text(name),
    cells.decimal(statistics?.mean ?? null),
    cells.decimal(statistics?.median ?? null),
    cells.decimal(statistics?.lowerQuartile ?? null),
    cells.decimal(statistics?.upperQuartile ?? null),
    cells.decimal(statistics?.standardDeviation ?? null),
    cells.decimal(statistics?.highest ?? null),
    cells.decimal(statistics?.lowest ?? null),
    cells.integer(statistics?.aboveMeanCount ?? null),
  ];
}
