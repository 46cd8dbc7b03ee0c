import type { Cell, SheetContent } from '../writing/content';
import { subtitlesOf, type TableContext } from './sources';
import { cellsOf, type TableCells, type TableColumn, tableSheet } from './table-sheet';

/** The points of every ranked unit in every area, with percentage and rank where the area has them. */
export function areaTable(context: TableContext): SheetContent {
  const { summary, block, sheetName } = context;
  const cells = cellsOf(summary.rules);
  const columns: TableColumn[] = [
    { heading: 'Hạng', width: 8 },
    { heading: 'Đơn vị', width: 32 },
    ...block.areas.flatMap(({ areaId, name, effect, maximum }) => {
      const group = `${areaId}. ${name}`;
      const limit = effect === 'scored' ? 'tối đa' : 'mức trần';
      const points = { heading: `Điểm (${limit} ${decimalText(maximum)})`, group, width: 12 };
      return effect === 'scored'
        ? [points, { heading: '%', group, width: 9 }, { heading: 'Hạng', group, width: 7 }]
        : [points];
    }),
    { heading: 'Chỉ số (%)', width: 11 },
  ];
  return tableSheet({
    name: sheetName,
    title: `KẾT QUẢ THEO LĨNH VỰC – ${summary.name}`,
    subtitles: subtitlesOf(context),
    columns,
    frozenColumns: 2,
    rows: rowsOf(context, cells),
  });
}

function* rowsOf({ block }: TableContext, cells: TableCells): Generator<Cell[]> {
  for (const { unit, rank, areas, percent } of block.ranking)
    yield [
      cells.integer(rank),
      cells.text(unit.name),
      ...block.areas.flatMap(({ effect }, position) => {
        const area = areas[position];
        const isApplicable = area !== undefined && area.applicableMaximum > 0;
        const points = isApplicable ? cells.decimal(area.points) : cells.centered('KAD');
        if (effect !== 'scored') return [points];
        return [points, cells.decimal(area?.percent ?? null), cells.integer(area?.rank ?? null)];
      }),
      cells.decimal(percent),
    ];
  if (block.statistics === null) return;
  yield [
    cells.text(null),
    cells.text('Trung bình'),
    ...block.areas.flatMap(({ effect, statistics }) => {
      const mean = cells.decimal(statistics?.mean ?? null);
      return effect === 'scored' ? [mean, cells.text(null), cells.text(null)] : [mean];
    }),
    cells.decimal(block.statistics.mean),
  ];
}

function decimalText(value: number): string {
  return String(value).replace('.', ',');
}
