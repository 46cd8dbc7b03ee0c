import type { RowOutcome } from '@congkhai/shared/contracts/import-admin';
import { csvCellOf } from '@congkhai/shared/open-data/csv';
import type { RowResult } from '../services/imports';

const OUTCOMES: Readonly<Record<RowOutcome, string>> = {
  waiting: 'đang chờ',
  drafted: 'đã tạo bản nháp',
  published: 'đã đăng',
  existing: 'đã có',
  failed: 'không nhập được',
};

/** What became of each row, as CSV that spreadsheets open: Vietnamese headers, a byte order mark, no formulas. */
export function resultTable(results: readonly RowResult[]): string {
  const lines = results.map(({ row, title, outcome, message, documentId }) => [
    row,
    title,
    OUTCOMES[outcome],
    message,
    documentId,
  ]);
  const header = ['Bài thứ', 'Tiêu đề', 'Kết quả', 'Ghi chú', 'Mã bài'];
  return `\uFEFF${[header, ...lines].map((cells) => cells.map(csvCellOf).join(',')).join('\r\n')}\r\n`;
}
