import type { BlockSummary, PeriodSummary, RankedUnit } from '../scorecards/summary';
import { columnsOf } from './columns';
import { type Table, tableOf } from './table';

interface RankingRow {
  block: BlockSummary;
  unit: RankedUnit['unit'];
  /** Null for a unit that is listed apart. */
  ranked: RankedUnit | null;
  status: 'ranked' | 'not-submitted' | 'not-applicable';
  missingItemIds: string[];
  isDemonstration: boolean;
}

const { text, id, list, integer, decimal, boolean } = columnsOf<RankingRow>();

const COLUMNS = [
  id('block_id', ['Mã khối', 'Block id'], ({ block }) => block.blockId),
  id('block_name', ['Khối', 'Block'], ({ block }) => block.name),
  id('unit_id', ['Mã định danh đơn vị', 'Unit id'], ({ unit }) => unit.unitId),
  text('unit_code', ['Mã đơn vị hành chính khi đó', 'Unit code then'], ({ unit }) => unit.code),
  id('unit_name', ['Tên đơn vị khi đó', 'Unit name then'], ({ unit }) => unit.name),
  text(
    'parent_unit_id',
    ['Mã định danh đơn vị cấp trên', 'Parent unit id'],
    ({ unit }) => unit.parentUnitId,
  ),
  id(
    'status',
    [
      'Trạng thái: đã xếp hạng, chưa nộp đủ, không áp dụng',
      'Status: ranked, something is missing, nothing applies',
    ],
    ({ status }) => status,
    { values: ['ranked', 'not-submitted', 'not-applicable'] },
  ),
  integer(
    'rank',
    ['Hạng trong khối', 'Rank inside the block'],
    ({ ranked }) => ranked?.rank ?? null,
  ),
  integer(
    'rank_best',
    ['Khoảng thứ hạng: cao nhất', 'Rank interval: best rank'],
    ({ ranked }) => ranked?.rankInterval?.best ?? null,
  ),
  integer(
    'rank_worst',
    ['Khoảng thứ hạng: thấp nhất', 'Rank interval: worst rank'],
    ({ ranked }) => ranked?.rankInterval?.worst ?? null,
  ),
  decimal('points', ['Điểm', 'Points'], ({ ranked }) => ranked?.points ?? null),
  decimal(
    'scored_points',
    [
      'Điểm các lĩnh vực, trước quy đổi, thưởng, trừ',
      'Points of the areas before rescaling, bonus and penalty',
    ],
    ({ ranked }) => ranked?.scoredPoints ?? null,
  ),
  decimal(
    'applicable_maximum',
    ['Điểm tối đa áp dụng', 'Applicable maximum'],
    ({ ranked }) => ranked?.applicableMaximum ?? null,
  ),
  decimal('percent', ['Chỉ số (%)', 'Index (%)'], ({ ranked }) => ranked?.percent ?? null),
  text('grade_id', ['Mã xếp loại', 'Grade id'], ({ ranked }) => ranked?.grade?.gradeId ?? null),
  text('grade_name', ['Xếp loại', 'Grade'], ({ ranked }) => ranked?.grade?.name ?? null),
  text(
    'change',
    ['So với kỳ trước', 'Compared with before'],
    ({ ranked }) => ranked?.change?.kind ?? null,
    {
      values: ['unbroken', 'not-ranked-before', 'boundary-break', 'not-in-force'],
    },
  ),
  decimal(
    'points_gained',
    ['Điểm tăng', 'Points gained'],
    (row) => gainOf(row)?.pointsGained ?? null,
  ),
  decimal(
    'percent_gained',
    ['Chỉ số tăng (điểm phần trăm)', 'Percentage points gained'],
    (row) => gainOf(row)?.percentGained ?? null,
  ),
  integer(
    'ranks_gained',
    ['Số bậc tăng', 'Ranks gained'],
    (row) => gainOf(row)?.ranksGained ?? null,
  ),
  list(
    'predecessor_unit_ids',
    ['Mã định danh đơn vị tiền thân khi thay đổi địa giới', 'Predecessors at a boundary break'],
    ({ ranked }) =>
      ranked?.change?.kind === 'boundary-break'
        ? ranked.change.predecessors.map(({ unit }) => unit.unitId)
        : null,
  ),
  list(
    'not_applicable_item_ids',
    ['Mục không áp dụng', 'Items that do not apply'],
    ({ ranked }) => ranked?.notApplicableItemIds ?? null,
  ),
  list(
    'missing_item_ids',
    ['Mục còn thiếu', 'Missing items'],
    ({ missingItemIds }) => missingItemIds,
  ),
  boolean(
    'is_demonstration',
    ['Số liệu minh hoạ', 'Demonstration figures'],
    ({ isDemonstration }) => isDemonstration,
  ),
];

/** One row for each unit: the ranked ones in the order of their rank, then those listed apart. */
export function rankingTable({ blocks }: PeriodSummary): Table {
  return tableOf(
    {
      fileName: 'ranking.csv',
      title: { vi: 'Bảng xếp hạng', en: 'Ranking' },
      columns: COLUMNS,
      primaryKey: ['block_id', 'unit_id'],
      foreignKeys: [],
    },
    () => blocks.flatMap(rowsOf),
  );
}

function rowsOf(block: BlockSummary): RankingRow[] {
  return [
    ...block.ranking.map(
      (ranked): RankingRow => ({
        block,
        unit: ranked.unit,
        ranked,
        status: 'ranked',
        missingItemIds: [],
        isDemonstration: ranked.isDemonstration,
      }),
    ),
    ...block.notRanked.map(
      ({ unit, reason, missingItemIds, isDemonstration }): RankingRow => ({
        block,
        unit,
        ranked: null,
        status: reason,
        missingItemIds,
        isDemonstration,
      }),
    ),
  ];
}

function gainOf({ ranked }: RankingRow) {
  return ranked?.change?.kind === 'unbroken' ? ranked.change : null;
}
