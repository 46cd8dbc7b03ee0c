import { type FrameworkItem, scoredItemsOf } from '@congkhai/shared/scorecards/framework';
import { decimalOf } from '@congkhai/shared/scorecards/points';
import {
  BLANK_SCORE,
  type ItemScore,
  type Scorecard,
  type ShownItemState,
} from '@congkhai/shared/scorecards/scorecard';
import { finalScoreOf, itemStateOf } from '@congkhai/shared/scorecards/scoring';
import type { Cell, SheetContent } from '../writing/content';
import { subtitlesOf, type TableContext } from './sources';
import { cellsOf, sectionRow, type TableCells, type TableColumn, tableSheet } from './table-sheet';

const STATE_NAMES: Record<ShownItemState, string> = {
  scored: 'Có điểm',
  zero: '0 điểm',
  'not-applicable': 'Không áp dụng',
  'not-submitted': 'Chưa nộp',
};

type PointsField = Exclude<keyof ItemScore, 'state' | 'remark' | 'explanation' | 'evidence'>;
const POINTS: { field: PointsField; heading: string }[] = [
  { field: 'selfScoreThousandths', heading: 'Tự chấm' },
  { field: 'appraisedScoreThousandths', heading: 'Thẩm định' },
  { field: 'secondAppraisedScoreThousandths', heading: 'Thẩm định lần hai' },
  { field: 'surveyScoreThousandths', heading: 'Điều tra XHH' },
  { field: 'measuredThousandths', heading: 'Số đo' },
];

const COLUMNS: TableColumn[] = [
  { heading: 'Mã mục', width: 10 },
  { heading: 'Tên mục', width: 60 },
  { heading: 'Điểm tối đa', width: 10 },
  ...POINTS.map(({ heading }) => ({ heading, width: 11 })),
  { heading: 'Điểm', width: 10 },
  { heading: 'Trạng thái', width: 14 },
  { heading: 'Nhận xét của hội đồng', width: 50 },
];

/** Every scored item of every unit of a block, unit after unit in the order of the ranking. */
export function detailTable(context: TableContext): SheetContent {
  const { summary, sheetName } = context;
  return tableSheet({
    name: sheetName,
    title: `ĐIỂM CHI TIẾT – ${summary.name}`,
    subtitles: subtitlesOf(context),
    columns: COLUMNS,
    frozenColumns: 2,
    rows: rowsOf(context),
  });
}

function* rowsOf({ summary, block, frameworks, scorecards }: TableContext): Generator<Cell[]> {
  const items = scoredItemsOf(frameworks.get(block.frameworkId)?.items ?? []);
  const cards = new Map(
    scorecards
      .filter((card) => card.blockId === block.blockId)
      .map((card) => [card.unit.unitId, card]),
  );
  const cells = cellsOf(summary.rules);
  for (const { unit } of [...block.ranking, ...block.notRanked]) {
    yield sectionRow(unit.name, COLUMNS.length);
    yield* unitRows(items, cards.get(unit.unitId), { cells, rounding: summary.rules.rounding });
  }
}

function* unitRows(
  items: readonly FrameworkItem[],
  card: Scorecard | undefined,
  { cells, rounding }: { cells: TableCells; rounding: 'half-up' | 'truncate' },
): Generator<Cell[]> {
  const decimal = (thousandths: number | null) =>
    cells.decimal(thousandths === null ? null : decimalOf(thousandths));
  for (const item of items) {
    const score = card?.scores[item.itemId] ?? BLANK_SCORE;
    yield [
      cells.text(item.itemId),
      cells.text(item.name),
      decimal(item.maximumThousandths),
      ...POINTS.map(({ field }) => decimal(score[field])),
      decimal(finalScoreOf(item, score, rounding)),
      cells.centered(STATE_NAMES[itemStateOf(item, score, rounding)]),
      cells.text(score.remark),
    ];
  }
}
