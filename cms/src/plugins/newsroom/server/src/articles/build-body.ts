import { BodySchema } from '@congkhai/shared/news/body';
import { type BodyPart, BodyPartSchema, parseCell } from '@congkhai/shared/news/body-parts';
import { type Digests, fileOf, imageOf } from '../media/media-of-article';
import { bodyProblems } from './body-problems';
import type { FieldProblem } from './field-problem';
import { writtenTableOf } from './section-problems';
import type { SectionRow } from './section-row';

export const ALTERNATIVE_TEXT_MISSING =
  'Chưa có văn bản thay thế: viết ảnh cho thấy gì, cho người không nhìn được ảnh';
export const FILE_UNUSABLE =
  'Không đọc được tệp, hoặc loại tệp không đăng được. Đăng được ảnh JPEG, PNG, WebP, AVIF và tệp PDF, Word, Excel';

type Section<Component extends SectionRow['__component']> = Extract<
  SectionRow,
  { __component: Component }
>;
export interface Built {
  parts: BodyPart[];
  problems: FieldProblem[];
}

/** The body that readers get: the first text and then the sections, in their order. */
export function buildBody(
  { body, sections }: { body: unknown; sections: readonly SectionRow[] },
  digests: Digests,
): Built {
  const first = buildText('body', body);
  const others = sections.map((section, index) =>
    buildSection(section, (name) => `sections.${index}.${name}`, digests),
  );
  return {
    parts: [first, ...others].flatMap(({ parts }) => parts),
    problems: [first, ...others].flatMap(({ problems }) => problems),
  };
}

function buildSection(
  section: SectionRow,
  field: (name: string) => string,
  digests: Digests,
): Built {
  switch (section.__component) {
    case 'newsroom.text':
      return buildText(field('body'), section.body);
    case 'newsroom.table':
      return buildTable(section, field);
    case 'newsroom.figure':
      return buildFigure(section, field, digests);
    case 'newsroom.file':
      return buildFile(section, field, digests);
    case 'newsroom.quotation':
      return buildQuotation(section, field);
  }
}

function buildText(field: string, body: unknown): Built {
  const parsed = BodySchema.safeParse(body ?? []);
  const problems = bodyProblems(body ?? []).map((message) => ({ field, message }));
  return { parts: parsed.data ?? [], problems };
}

function buildTable(
  { caption, content }: Section<'newsroom.table'>,
  field: (name: string) => string,
): Built {
  const table = writtenTableOf(content);
  if (!table) return refused(field('content'), 'Chưa nhập bảng');
  const problems: FieldProblem[] = [];
  if (!caption) problems.push({ field: field('caption'), message: 'Chưa nhập tên bảng' });
  if (table.headerRowCount === 0 && !table.hasHeaderColumn)
    problems.push({
      field: field('content'),
      message: 'Bảng cần hàng tiêu đề hoặc cột tiêu đề, để trình đọc màn hình đọc được',
    });
  if (problems.length > 0) return { parts: [], problems };
  return checked(
    { type: 'table', caption, ...table, rows: table.rows.map((row) => row.map(parseCell)) },
    field('content'),
  );
}

function buildFigure(
  { image, alternativeText, caption }: Section<'newsroom.figure'>,
  field: (name: string) => string,
  digests: Digests,
): Built {
  if (!image) return refused(field('image'), 'Chưa chọn ảnh');
  const built = imageOf(image, digests, { alternativeText, caption });
  if (!built) return refused(field('image'), FILE_UNUSABLE);
  if (!built.alternativeText) return refused(field('alternativeText'), ALTERNATIVE_TEXT_MISSING);
  return checked({ type: 'figure', image: built }, field('image'));
}

function buildFile(
  { file, title }: Section<'newsroom.file'>,
  field: (name: string) => string,
  digests: Digests,
): Built {
  if (!file) return refused(field('file'), 'Chưa chọn tệp');
  const built = fileOf(file, title, digests);
  return built
    ? checked({ type: 'file', file: built }, field('file'), FILE_UNUSABLE)
    : refused(field('file'), FILE_UNUSABLE);
}

function buildQuotation(
  { text, attribution, url }: Section<'newsroom.quotation'>,
  field: (name: string) => string,
): Built {
  const paragraphs = (text ?? '').split(/\n+/).filter((line) => line.trim() !== '');
  if (paragraphs.length === 0) return refused(field('text'), 'Chưa nhập lời trích');
  if (!attribution) return refused(field('attribution'), 'Chưa nhập người nói');
  return checked(
    { type: 'quotation', text: paragraphs, attribution, url: url || null },
    field('text'),
  );
}

function refused(field: string, message: string): Built {
  return { parts: [], problems: [{ field, message }] };
}

function checked(part: unknown, field: string, message = 'Không hợp lệ hoặc quá dài'): Built {
  const parsed = BodyPartSchema.safeParse(part);
  return parsed.success ? { parts: [parsed.data], problems: [] } : refused(field, message);
}
