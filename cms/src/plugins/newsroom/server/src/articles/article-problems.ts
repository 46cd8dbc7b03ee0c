import type * as z from 'zod';
import { describeBodyIssues } from './body-problems';
import type { FieldProblem } from './field-problem';

type Issue = z.core.$ZodIssue;

export const UNKNOWN_LOCALE_MESSAGE =
  'Cổng thông tin chỉ đăng bài tiếng Việt (vi) và tiếng Anh (en)';

/** Fields of the edit form whose names differ from those of the published document. */
const FORM_FIELDS = new Map([['publishedAt', 'publicationDate']]);

/** What a published document's schema found wrong, at the fields of the edit form. */
export function describeArticleIssues(issues: readonly Issue[], body: unknown): FieldProblem[] {
  return issues.flatMap((issue) => {
    const [name, ...inner] = issue.path;
    if (name === 'body') {
      return describeBodyIssues([{ ...issue, path: inner }], body).map((message) => ({
        field: 'body',
        message,
      }));
    }
    const field = FORM_FIELDS.get(String(name)) ?? String(name);
    return [{ field, message: messageOf(field, issue) }];
  });
}

function messageOf(field: string, issue: Issue): string {
  if (field === 'locale') return UNKNOWN_LOCALE_MESSAGE;
  switch (issue.code) {
    case 'too_small':
    case 'invalid_type':
      return 'Chưa nhập';
    case 'too_big':
      return `Dài quá ${issue.maximum} ${issue.origin === 'string' ? 'ký tự' : 'mục'}`;
    case 'invalid_format':
      return field === 'slug'
        ? 'Chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối'
        : 'Có ký tự không nhìn thấy được hoặc sai dạng';
    default:
      return 'Không hợp lệ';
  }
}
