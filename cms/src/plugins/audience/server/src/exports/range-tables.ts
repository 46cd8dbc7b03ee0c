import type { RangeExportRequest, RangeFigures } from '@congkhai/shared/contracts/audience-admin';
import type { Cell, CellStyle } from '@congkhai/workbooks/writing/content';
import { writeWorkbook, XLSX_TYPE } from '@congkhai/workbooks/writing/write-workbook';
import { type CellContent, csvFile, type ExportedTable, type TableFile } from './table-file';

const HEADING: CellStyle = { isBold: true, fill: 'DCE6F1', hasBorder: true, isWrapped: true };
const COLUMN_WIDTH = 16;

/** A table of the audience page as a file. A title that begins like a formula stays a text in both formats. */
export async function exportRange(
  { table, format, from, to }: RangeExportRequest,
  range: RangeFigures,
): Promise<TableFile> {
  const content = table === 'days' ? daysTable(range) : articlesTable(range);
  const fileName = `ban-doc-${table === 'days' ? 'ngay' : 'bai'}-${from}-${to}.${format}`;
  if (format === 'csv') return csvFile(fileName, content);
  return { fileName, type: XLSX_TYPE, bytes: await workbookOf(content, range) };
}

function daysTable({ data }: RangeFigures): ExportedTable {
  return {
    headings: ['Ngày', 'Lượt xem', 'Lượt đọc', 'Lượt truy cập', 'Phiên bản niêm phong'],
    rows: data.days.map(({ localDay, viewCount, readCount, visitCount, sealVersion }) => [
      localDay,
      viewCount,
      readCount,
      visitCount,
      sealVersion,
    ]),
  };
}

function articlesTable({ data }: RangeFigures): ExportedTable {
  return {
    headings: ['Hạng', 'Mã bài', 'Tiêu đề', 'Chuyên mục', 'Đơn vị', 'Lượt đọc', 'Lượt xem'],
    rows: data.articles.map(({ rank, article, readCount, viewCount }) => [
      rank,
      article.articleId,
      article.title,
      article.category?.name ?? null,
      article.unit?.name ?? null,
      readCount,
      viewCount,
    ]),
  };
}

async function workbookOf(
  { headings, rows }: ExportedTable,
  { meta }: RangeFigures,
): Promise<Buffer> {
  const title = `Bạn đọc từ ${meta.from} đến ${meta.to}`;
  const heading = headings.map((text): Cell => ({ kind: 'text', text, style: HEADING }));
  return writeWorkbook({
    title,
    sheets: [
      {
        name: 'Bạn đọc',
        columns: headings.map((text) => ({
          width: text === 'Tiêu đề' ? 4 * COLUMN_WIDTH : COLUMN_WIDTH,
        })),
        rows: [
          { cells: [{ kind: 'text', text: `${title}. Định nghĩa: ${meta.definition}` }] },
          { cells: heading },
          ...rows.map((row) => ({ cells: row.map(cellOf) })),
        ],
        frozen: { rows: 2, columns: 0, firstPrintedRow: 2 },
      },
    ],
  });
}

function cellOf(content: CellContent): Cell {
  if (content === null) return { kind: 'blank' };
  return typeof content === 'number'
    ? { kind: 'integer', value: content }
    : { kind: 'text', text: content };
}
