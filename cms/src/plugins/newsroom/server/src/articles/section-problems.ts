import { LinkAddressSchema } from '@congkhai/shared/news/body';
import { parseCell, type WrittenTable, WrittenTableSchema } from '@congkhai/shared/news/body-parts';
import { bodyProblems } from './body-problems';
import { type FieldProblem, quotable } from './field-problem';
import { WrittenSectionSchema } from './section-row';

const LINK_HINT = 'Liên kết phải bắt đầu bằng https://, http://, mailto:, tel: hoặc /';

/**
 * What can never be published of the sections of a form, at their fields: refused at the first save, as with the body. What is
 * merely missing is not: a draft may be half done.
 */
export function sectionProblems(sections: unknown): FieldProblem[] {
  if (!Array.isArray(sections)) return [];
  return sections.flatMap((section, index) => {
    const field = (name: string) => `sections.${index}.${name}`;
    const parsed = WrittenSectionSchema.safeParse(section);
    if (!parsed.success)
      return [{ field: 'sections', message: `Phần thứ ${index + 1} không hợp lệ` }];
    switch (parsed.data.__component) {
      case 'newsroom.text':
        return bodyProblems(parsed.data.body ?? []).map((message) => ({
          field: field('body'),
          message,
        }));
      case 'newsroom.table':
        return tableProblems(parsed.data.content).map((message) => ({
          field: field('content'),
          message,
        }));
      case 'newsroom.quotation':
        return !parsed.data.url || isAllowed(parsed.data.url)
          ? []
          : [{ field: field('url'), message: refusedLink(parsed.data.url) }];
      default:
        return [];
    }
  });
}

/** The table of a form, or null if nothing was entered yet or it is none. */
export function writtenTableOf(content: unknown): WrittenTable | null {
  return WrittenTableSchema.safeParse(content).data ?? null;
}

function tableProblems(content: unknown): string[] {
  if (content === null || content === undefined) return [];
  const parsed = WrittenTableSchema.safeParse(content);
  if (!parsed.success) return ['Bảng không hợp lệ: tối đa 300 hàng, 20 cột, mỗi ô 2000 ký tự'];
  const { rows } = parsed.data;
  if (rows.some((row) => row.length !== rows[0]?.length))
    return ['Bảng không hợp lệ: các hàng phải có số ô bằng nhau'];
  return rows.flatMap((row, rowIndex) =>
    row.flatMap((cell, column) =>
      parseCell(cell).flatMap((inline) =>
        inline.type === 'link' && !isAllowed(inline.url)
          ? [`Hàng ${rowIndex + 1}, cột ${column + 1}: ${refusedLink(inline.url)}`]
          : [],
      ),
    ),
  );
}

function isAllowed(url: string): boolean {
  return LinkAddressSchema.safeParse(url).success;
}

function refusedLink(url: string): string {
  return `liên kết “${quotable(url)}” không được phép. ${LINK_HINT}`;
}
