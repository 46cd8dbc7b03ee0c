import { errors } from '@strapi/utils';
import type * as z from 'zod';

const MESSAGES = new Map([
  ['from', 'Nhập ngày bắt đầu.'],
  ['to', 'Ngày kết thúc không được trước ngày bắt đầu.'],
  ['scope', 'Phạm vi không có.'],
  ['articleId', 'Bài viết không có.'],
  ['reason', 'Nhập lý do, tối đa 500 ký tự.'],
  ['untilDay', 'Ngày không đúng.'],
  ['windows', 'Chọn ít nhất một khoảng thời gian, hoặc tất cả.'],
]);

/** A request of our own pages, parsed. Throws `ValidationError` naming the fields that are wrong. */
export function parseRequest<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): z.infer<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw refusalOf(
    parsed.error.issues.map(({ path }) => ({
      field: path.join('.') || 'body',
      message: MESSAGES.get(String(path[0])) ?? 'Giá trị không hợp lệ.',
    })),
  );
}

/** A refusal that says what is wrong at which field. */
export function refusalOf(problems: readonly { field: string; message: string }[]) {
  return new errors.ValidationError(problems.map(({ message }) => message).join(' '), {
    errors: problems.map(({ field, message }) => ({
      path: field.split('.'),
      message,
      name: 'ValidationError',
    })),
  });
}
