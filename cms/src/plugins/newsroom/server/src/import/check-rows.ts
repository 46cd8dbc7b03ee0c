import {
  type ImportArticle,
  ImportArticleSchema,
  type ImportBlock,
} from '@congkhai/shared/contracts/article-import';
import type { RowProblem } from '@congkhai/shared/contracts/import-admin';
import type { BodyBlock } from '@congkhai/shared/news/body';
import { foldDiacritics } from '@congkhai/shared/text/text';
import { instantOf, readVietnameseDate } from '@congkhai/shared/time/vietnamese-date';
import type { z } from 'zod';
import { quotable } from '../articles/field-problem';
import { contentOf, filesIn, type ImportedSection } from './import-body';

/** What categories and units are called here. A name that several have leads to none of them. */
export interface KnownNames {
  byId: ReadonlyMap<string, string>;
  /** Document ids by folded name. */
  byName: ReadonlyMap<string, readonly string[]>;
}
export interface CheckContext {
  categories: KnownNames;
  units: KnownNames;
  files: ReadonlySet<string>;
  now: Date;
}

/** A row that can be imported: everything resolved that a name or a date meant. */
export interface ReadyRow {
  row: number;
  sourceKey: string | null;
  locale: 'vi' | 'en';
  /** The fields of the article's form; images and attachments are named by their files. */
  data: {
    title: string;
    lead: string | null;
    byline: string | null;
    source: string | null;
    body: BodyBlock[];
    sections: ImportedSection[];
    attachments: { file: string; title: string }[];
    publicationDate: string | null;
    eventDate: string | null;
    category: string | null;
    unit: string | null;
  };
  isToPublish: boolean;
  files: { file: string; alternativeText: string | null }[];
}

/** The rows that can be imported, and everything that is wrong with the others. */
export function checkRows(
  rows: readonly unknown[],
  context: CheckContext,
): { ready: ReadyRow[]; problems: RowProblem[] } {
  const ready: ReadyRow[] = [];
  const problems: RowProblem[] = [];
  for (const [index, value] of rows.entries()) {
    const row = index + 1;
    const title = titleOf(value);
    const parsed = ImportArticleSchema.safeParse(value);
    const found = parsed.success
      ? problemsOf(parsed.data, context)
      : parsed.error.issues.map((issue) => ({
          field: String(issue.path[0] ?? ''),
          message: messageOf(issue),
        }));
    problems.push(...found.map((problem) => ({ row, title, ...problem })));
    if (parsed.success && found.length === 0) ready.push(readyRowOf(row, parsed.data, context));
  }
  return { ready, problems };
}

interface FieldMessage {
  field: string;
  message: string;
}

function problemsOf(
  article: ImportArticle,
  { categories, units, files, now }: CheckContext,
): FieldMessage[] {
  const problems: FieldMessage[] = [];
  const say = (field: string, message: string | null) => {
    if (message !== null) problems.push({ field, message });
  };
  const publishedAt = article.publishedAt ? readVietnameseDate(article.publishedAt) : null;
  if (article.publishedAt && !publishedAt) say('publishedAt', dateExpected(article.publishedAt));
  if (publishedAt && instantOf(publishedAt) > now) say('publishedAt', 'Ngày đăng ở tương lai.');
  if (article.status === 'published' && !article.publishedAt)
    say('publishedAt', 'Bài đã đăng cần có ngày đăng trên cổng cũ.');
  if (article.eventDate && !readVietnameseDate(article.eventDate))
    say('eventDate', dateExpected(article.eventDate));
  say('category', nameProblem(article.category, categories, 'chuyên mục'));
  say('unit', nameProblem(article.unit, units, 'đơn vị'));
  if (!article.text?.trim() && (article.body ?? []).length === 0)
    say('text', 'Bài không có nội dung: cần “text” hoặc “body”.');
  if (article.text?.trim() && article.body)
    say('text', 'Chỉ dùng một trong hai: “text” hoặc “body”.');
  for (const { file } of filesIn(article))
    if (!files.has(file))
      say('files', `Không có tệp “${quotable(file)}” trong tệp .zip hoặc thư mục.`);
  return problems;
}

function readyRowOf(
  row: number,
  article: ImportArticle,
  { categories, units }: CheckContext,
): ReadyRow {
  const publishedAt = article.publishedAt ? readVietnameseDate(article.publishedAt) : null;
  return {
    row,
    sourceKey: article.sourceAddress || article.sourceId || null,
    locale: article.locale,
    data: {
      title: article.title,
      lead: article.lead || null,
      byline: article.byline || null,
      source: article.source || null,
      ...contentOf(article.body ?? paragraphsOf(article.text ?? '')),
      attachments: (article.attachments ?? []).map(({ file, name }) => ({ file, title: name })),
      publicationDate: publishedAt ? instantOf(publishedAt).toISOString() : null,
      eventDate: article.eventDate ? (readVietnameseDate(article.eventDate)?.day ?? null) : null,
      category: documentIdOf(article.category, categories),
      unit: documentIdOf(article.unit, units),
    },
    isToPublish: article.status === 'published',
    files: filesIn(article),
  };
}

/** Paragraphs are separated by empty lines; a single line break stays one. */
function paragraphsOf(text: string): ImportBlock[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => ({ type: 'paragraph', children: [{ type: 'text', text: paragraph }] }));
}

function candidatesOf(name: string, { byId, byName }: KnownNames): readonly string[] {
  const own = byId.get(name.trim());
  return own ? [own] : (byName.get(foldedName(name)) ?? []);
}

function documentIdOf(name: string | null | undefined, known: KnownNames): string | null {
  return name?.trim() ? (candidatesOf(name, known)[0] ?? null) : null;
}

function nameProblem(
  name: string | null | undefined,
  known: KnownNames,
  what: string,
): string | null {
  if (!name?.trim()) return null;
  const { length } = candidatesOf(name, known);
  if (length === 1) return null;
  return length === 0
    ? `Không có ${what} “${quotable(name)}”. Hãy ghi mã hoặc tên đúng như trong hệ thống.`
    : `Có ${length} ${what} tên “${quotable(name)}”. Hãy ghi mã thay cho tên.`;
}

/** A name as it is compared: without diacritics, and blanks as one. */
export function foldedName(name: string): string {
  return foldDiacritics(name).replace(/\s+/g, ' ').trim();
}

function dateExpected(text: string): string {
  return `“${quotable(text)}” không phải ngày. Cần dạng 06/10/2023, 06/10/2023 14:30 hoặc 2023-10-06.`;
}

function titleOf(value: unknown): string {
  const title: unknown =
    typeof value === 'object' && value !== null ? Reflect.get(value, 'title') : null;
  return typeof title === 'string' ? title.slice(0, 255) : '';
}

function messageOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `Có trường không dùng: ${issue.keys.join(', ')}.`;
    case 'too_big':
      return `Dài quá ${issue.maximum} ${issue.origin === 'string' ? 'ký tự' : 'mục'}.`;
    case 'too_small':
    case 'invalid_type':
      return issue.path.length > 0
        ? 'Chưa nhập hoặc sai kiểu.'
        : 'Mỗi bài phải là một đối tượng JSON.';
    case 'invalid_value':
      return `Chỉ nhận: ${issue.values.map(String).join(', ')}.`;
    default:
      return issue.path[0] === 'body'
        ? `Khối thứ ${Number(issue.path[1] ?? 0) + 1} của nội dung không hợp lệ.`
        : 'Giá trị không hợp lệ.';
  }
}
