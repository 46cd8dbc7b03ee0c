import type { RankedUnit } from '@congkhai/shared/scorecards/summary';
import type { Cell, SheetContent } from '../writing/content';
import { subtitlesOf, type TableContext } from './sources';
import { cellsOf, sectionRow, type TableCells, type TableColumn, tableSheet } from './table-sheet';

/** The ranking of a block; units that are not ranked stand apart below it. */
export function rankingTable(context: TableContext): SheetContent {
  const { summary, block, sheetName } = context;
  const cells = cellsOf(summary.rules);
  const has = {
    intervals: block.ranking.some(({ rankInterval }) => rankInterval !== null),
    changes: summary.comparedWith !== null,
  };
  const columns = columnsOf(has, summary.comparedWith?.year);
  return tableSheet({
    name: sheetName,
    title: `BẢNG XẾP HẠNG – ${summary.name}`,
    subtitles: subtitlesOf(context),
    columns,
    frozenColumns: 2,
    rows: rowsOf(context, { cells, has, columnCount: columns.length }),
  });
}

interface Parts {
  intervals: boolean;
  changes: boolean;
}

function columnsOf({ intervals, changes }: Parts, yearBefore: number | undefined): TableColumn[] {
  return [
    { heading: 'Hạng', width: 8 },
    { heading: 'Đơn vị', width: 32 },
    { heading: 'Mã ĐVHC', width: 10 },
    { heading: 'Điểm', width: 11 },
    { heading: 'Điểm tối đa áp dụng', width: 13 },
    { heading: 'Chỉ số (%)', width: 11 },
    { heading: 'Xếp loại', width: 14 },
    ...(intervals ? [{ heading: 'Khoảng hạng (tham khảo)', width: 14 }] : []),
    ...(changes
      ? [
          { heading: `Chỉ số tăng, giảm so với ${yearBefore}`, width: 14 },
          { heading: `Số hạng tăng, giảm so với ${yearBefore}`, width: 14 },
        ]
      : []),
    { heading: 'Ghi chú', width: 44 },
  ];
}

function* rowsOf(
  { block }: TableContext,
  { cells, has, columnCount }: { cells: TableCells; has: Parts; columnCount: number },
): Generator<Cell[]> {
  for (const unit of block.ranking) yield rankedRow(unit, cells, has);
  if (block.notRanked.length === 0) return;
  yield sectionRow('Chưa xếp hạng', columnCount);
  for (const { unit, reason, missingItemIds } of block.notRanked) {
    const note =
      reason === 'not-applicable'
        ? 'Không mục nào áp dụng cho đơn vị'
        : `Chưa có điểm của ${missingItemIds.length} mục: ${listStart(missingItemIds)}`;
    const blanks = Array.from({ length: columnCount - 4 }, () => cells.text(null));
    yield [
      cells.centered('–'),
      cells.text(unit.name),
      cells.centered(unit.code),
      ...blanks,
      cells.text(note),
    ];
  }
}

function rankedRow(ranked: RankedUnit, cells: TableCells, has: Parts): Cell[] {
  const { unit, rank, rankInterval, points, applicableMaximum, percent, grade, change } = ranked;
  const interval = rankInterval && `${rankInterval.best}–${rankInterval.worst}`;
  return [
    cells.integer(rank),
    cells.text(unit.name),
    cells.centered(unit.code),
    cells.decimal(points),
    cells.decimal(applicableMaximum),
    cells.decimal(percent),
    cells.centered(grade?.name ?? null),
    ...(has.intervals ? [cells.centered(interval)] : []),
    ...(has.changes
      ? [
          change?.kind === 'unbroken' ? cells.gain(change.percentGained) : cells.text(null),
          cells.ranksGained(change?.kind === 'unbroken' ? change.ranksGained : null),
        ]
      : []),
    cells.text(noteOf(ranked)),
  ];
}

function noteOf({ change, differences, notApplicableItemIds }: RankedUnit): string | null {
  const notes: string[] = [];
  if (change?.kind === 'boundary-break') {
    const names = change.predecessors.map(({ unit }) => unit.name);
    notes.push(`Thay đổi địa giới, không so sánh; trước đây: ${names.join(', ')}`);
  }
  if (change?.kind === 'not-in-force') notes.push('Đơn vị mới, không so sánh');
  if (change?.kind === 'not-ranked-before') notes.push('Kỳ trước chưa xếp hạng');
  for (const { field, published, recomputed } of differences)
    notes.push(
      `${DIFFERENCE_NAMES[field]} trong quyết định là ${published}, tính lại là ${recomputed}`,
    );
  if (notApplicableItemIds.length > 0)
    notes.push(`Không áp dụng: ${listStart(notApplicableItemIds)}`);
  return notes.length === 0 ? null : notes.join('; ');
}

const DIFFERENCE_NAMES = {
  points: 'Điểm',
  percent: 'Chỉ số',
  rank: 'Hạng',
  grade: 'Xếp loại',
} as const;

const LISTED_MAX = 10;
function listStart(itemIds: readonly string[]): string {
  const rest = itemIds.length - LISTED_MAX;
  const start = itemIds.slice(0, LISTED_MAX).join(', ');
  return rest > 0 ? `${start} và ${rest} mục khác` : start;
}
