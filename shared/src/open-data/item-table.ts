import type { ItemTables } from '../scorecards/item-tables';
import { columnsOf } from './columns';
import { type Table, tableOf } from './table';

interface ItemRow {
  blockId: string;
  item: ItemTables['blocks'][number]['items'][number];
}

const { id, integer, decimal } = columnsOf<ItemRow>();

const COLUMNS = [
  id('block_id', ['Mã khối', 'Block id'], ({ blockId }) => blockId),
  id('item_id', ['Mã mục được chấm', 'Scored item id'], ({ item }) => item.itemId),
  id('area_id', ['Mã lĩnh vực', 'Area id'], ({ item }) => item.areaId),
  id('item_name', ['Mục được chấm', 'Scored item'], ({ item }) => item.name),
  id('method', ['Cách chấm', 'Method'], ({ item }) => item.method, {
    values: ['appraisal', 'survey', 'both', 'derived'],
  }),
  id(
    'effect',
    ['Tính vào chỉ số, điểm thưởng hay điểm trừ', 'Counted, bonus or penalty'],
    ({ item }) => item.effect,
    { values: ['scored', 'bonus', 'penalty'] },
  ),
  decimal('maximum', ['Điểm tối đa', 'Maximum'], ({ item }) => item.maximum),
  decimal('mean', ['Trung bình', 'Mean'], ({ item }) => item.statistics?.mean ?? null),
  decimal('median', ['Trung vị', 'Median'], ({ item }) => item.statistics?.median ?? null),
  decimal(
    'lower_quartile',
    ['Tứ phân vị thứ nhất', 'Lower quartile'],
    ({ item }) => item.statistics?.lowerQuartile ?? null,
  ),
  decimal(
    'upper_quartile',
    ['Tứ phân vị thứ ba', 'Upper quartile'],
    ({ item }) => item.statistics?.upperQuartile ?? null,
  ),
  decimal(
    'standard_deviation',
    ['Độ lệch chuẩn', 'Standard deviation'],
    ({ item }) => item.statistics?.standardDeviation ?? null,
  ),
  decimal('highest', ['Cao nhất', 'Highest'], ({ item }) => item.statistics?.highest ?? null),
  decimal('lowest', ['Thấp nhất', 'Lowest'], ({ item }) => item.statistics?.lowest ?? null),
  decimal(
    'percent_of_maximum',
    ['Tỷ lệ đạt so với tối đa (%)', 'Percent of the maximum'],
    ({ item }) => item.percentOfMaximum,
  ),
  integer(
    'scored_count',
    ['Số đơn vị có điểm', 'Units with points'],
    ({ item }) => item.scoredCount,
  ),
  integer('zero_count', ['Số đơn vị 0 điểm', 'Units with 0 points'], ({ item }) => item.zeroCount),
  integer(
    'not_applicable_count',
    ['Số đơn vị không áp dụng', 'Units to which it does not apply'],
    ({ item }) => item.notApplicableCount,
  ),
  integer(
    'not_submitted_count',
    ['Số đơn vị chưa nộp', 'Units without points'],
    ({ item }) => item.notSubmittedCount,
  ),
  integer(
    'at_maximum_count',
    ['Số đơn vị đạt điểm tối đa', 'Units with the maximum'],
    ({ item }) => item.atMaximumCount,
  ),
];

/** One row for each block and scored item. */
export function itemTable({ blocks }: ItemTables): Table {
  return tableOf(
    {
      fileName: 'items.csv',
      title: { vi: 'Các mục được chấm', en: 'Scored items' },
      columns: COLUMNS,
      primaryKey: ['block_id', 'item_id'],
      foreignKeys: [],
    },
    () => blocks.flatMap(({ blockId, items }) => items.map((item) => ({ blockId, item }))),
  );
}
