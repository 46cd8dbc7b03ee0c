import type { BlockSummary, PeriodSummary, RankedUnit } from '../scorecards/summary';
import { columnsOf } from './columns';
import { type Table, tableOf } from './table';

interface AreaRow {
  block: BlockSummary;
  ranked: RankedUnit;
  area: BlockSummary['areas'][number];
  result: RankedUnit['areas'][number];
}

const { id, integer, decimal } = columnsOf<AreaRow>();

const COLUMNS = [
  id('block_id', ['Mã khối', 'Block id'], ({ block }) => block.blockId),
  id('unit_id', ['Mã định danh đơn vị', 'Unit id'], ({ ranked }) => ranked.unit.unitId),
  id('unit_name', ['Tên đơn vị khi đó', 'Unit name then'], ({ ranked }) => ranked.unit.name),
  id('area_id', ['Mã lĩnh vực', 'Area id'], ({ area }) => area.areaId),
  id('area_name', ['Lĩnh vực', 'Area'], ({ area }) => area.name),
  id(
    'effect',
    ['Tính vào chỉ số, điểm thưởng hay điểm trừ', 'Counted, bonus or penalty'],
    ({ area }) => area.effect,
    { values: ['scored', 'bonus', 'penalty'] },
  ),
  decimal('points', ['Điểm', 'Points'], ({ result }) => result.points),
  decimal(
    'applicable_maximum',
    ['Điểm tối đa áp dụng', 'Applicable maximum'],
    ({ result }) => result.applicableMaximum,
  ),
  decimal('percent', ['Tỷ lệ (%)', 'Percent of the maximum'], ({ result }) => result.percent),
  integer('rank', ['Hạng của lĩnh vực', 'Rank in the area'], ({ result }) => result.rank),
];

/** One row for each ranked unit and area. */
export function areaTable({ blocks }: PeriodSummary): Table {
  return tableOf(
    {
      fileName: 'areas.csv',
      title: { vi: 'Điểm theo lĩnh vực', en: 'Points by area' },
      columns: COLUMNS,
      primaryKey: ['block_id', 'unit_id', 'area_id'],
      foreignKeys: [{ columns: ['block_id', 'unit_id'], fileName: 'ranking.csv' }],
    },
    () => rowsOf(blocks),
  );
}

function* rowsOf(blocks: readonly BlockSummary[]): Generator<AreaRow> {
  for (const block of blocks)
    for (const ranked of block.ranking)
      for (const [position, area] of block.areas.entries()) {
        const result = ranked.areas[position];
        if (result) yield { block, ranked, area, result };
      }
}
