import { errors } from '@strapi/utils';
import type * as z from 'zod';

/** A request of our own pages, parsed. Throws `ValidationError` naming the fields that are wrong. */
export function parseRequest<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): z.infer<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path }) => path.join('.') || 'body');
  throw new errors.ValidationError(`Giá trị không hợp lệ: ${fields.join(', ')}.`, {
    errors: fields.map((field) => ({
      path: field.split('.'),
      message: 'Giá trị không hợp lệ.',
      name: 'ValidationError',
    })),
  });
}
