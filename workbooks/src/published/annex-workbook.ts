import { type ExportTable, ExportTableSchema } from '@congkhai/shared/contracts/export-table';
import type { SheetContent } from '../writing/content';
import { writeWorkbook } from '../writing/write-workbook';
import { areaTable } from './area-table';
import { detailTable } from './detail-table';
import { itemTable } from './item-table';
import { rankingTable } from './ranking-table';
import type { TableContext, TableSources } from './sources';
import { statisticsTable } from './statistics-table';

const TABLES: Record<
  ExportTable,
  { sheetName: string; sheetOf: (context: TableContext) => SheetContent }
> = {
  ranking: { sheetName: 'Xếp hạng', sheetOf: rankingTable },
  areas: { sheetName: 'Lĩnh vực', sheetOf: areaTable },
  items: { sheetName: 'Tiêu chí', sheetOf: itemTable },
  details: { sheetName: 'Chi tiết', sheetOf: detailTable },
  statistics: { sheetName: 'Thống kê', sheetOf: statisticsTable },
};

/**
 * The annex of a release as an .xlsx file: every published table of every block. The same documents give the same bytes.
 * With several blocks, the number of the block stands behind the name of each sheet.
 */
export async function annexWorkbook(sources: TableSources): Promise<Buffer> {
  const { name, blocks } = sources.summary;
  const sheets = blocks.flatMap((block, index) =>
    ExportTableSchema.options.map((table) => {
      const { sheetName, sheetOf } = TABLES[table];
      const suffix = blocks.length > 1 ? ` ${index + 1}` : '';
      return sheetOf({ ...sources, block, sheetName: `${sheetName}${suffix}` });
    }),
  );
  return writeWorkbook({ title: name, sheets });
}

/** One published table of one block as an .xlsx file; null if there is no such block. */
export async function tableWorkbook(
  sources: TableSources,
  blockId: string,
  table: ExportTable,
): Promise<Buffer | null> {
  const block = sources.summary.blocks.find((candidate) => candidate.blockId === blockId);
  if (!block) return null;
  const { sheetName, sheetOf } = TABLES[table];
  const sheet = sheetOf({ ...sources, block, sheetName });
  return writeWorkbook({ title: `${sources.summary.name} – ${block.name}`, sheets: [sheet] });
}
