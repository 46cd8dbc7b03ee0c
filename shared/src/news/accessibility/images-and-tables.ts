import { meaninglessAlternative } from '../alternative-text';
import type { BodyPart, TablePart } from '../body-parts';
import { excerptOf, type Finding } from '../finding';

/** Figures whose words say nothing, and headers of tables without words. What is missing outright is refused at its field. */
export function imageAndTableFindings(body: readonly BodyPart[], title: string): Finding[] {
  return body.flatMap((part, blockIndex) => {
    if (part.type === 'table') return emptyHeaders(part, blockIndex);
    if (part.type !== 'figure') return [];
    const { alternativeText, caption } = part.image;
    const isAsked =
      alternativeText !== '' && meaninglessAlternative(alternativeText, { title, caption });
    return isAsked ? [meaninglessText(alternativeText, blockIndex)] : [];
  });
}

/** WCAG 2.2, 1.1.1 Non-text Content (A), failure F30: a word for "image", a file's name, or what stands beside it anyway. */
function meaninglessText(alternativeText: string, blockIndex: number): Finding {
  return {
    kind: 'alternative-text-meaningless',
    severity: 'question',
    field: 'body',
    blockIndex,
    excerpt: excerptOf(alternativeText),
    message:
      'Chữ thay ảnh không cho biết ảnh chụp gì (chỉ là chữ “ảnh”, tên tệp, hoặc lặp lại chú thích, tiêu đề). Hãy tả điều thấy trong ảnh.',
  };
}

/** WCAG 2.2, 1.3.1 Info and Relationships (A), technique H51. The cell in the corner belongs to neither row nor column and may be empty. */
function emptyHeaders(
  { caption, headerRowCount, hasHeaderColumn, rows }: TablePart,
  blockIndex: number,
): Finding[] {
  const isEmpty = (row: number, column: number) => (rows[row]?.[column] ?? []).length === 0;
  const columns = Array.from(rows[0] ?? [], (_, column) => column).slice(hasHeaderColumn ? 1 : 0);
  const headerRows = Array.from({ length: headerRowCount }, (_, row) => row);
  // A header over several columns stands in the first of them, so a column has none only if all its header cells are empty.
  const isColumnBare =
    headerRowCount > 0 && columns.some((column) => headerRows.every((row) => isEmpty(row, column)));
  const isRowBare =
    hasHeaderColumn && rows.some((_, row) => row >= headerRowCount && isEmpty(row, 0));
  if (!isColumnBare && !isRowBare) return [];
  return [
    {
      kind: 'table-header-empty',
      severity: 'question',
      field: 'body',
      blockIndex,
      excerpt: excerptOf(caption),
      message: isColumnBare
        ? 'Bảng có cột không có tiêu đề. Trình đọc màn hình không đọc được số liệu trong cột là gì.'
        : 'Bảng có hàng không có tiêu đề ở cột đầu. Trình đọc màn hình không đọc được hàng này là gì.',
    },
  ];
}
