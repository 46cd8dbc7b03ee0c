import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import * as z from 'zod';

/** An identifier of Strapi in an address. */
export const DocumentIdSchema = z.string().regex(/^[a-z0-9]{1,40}$/);

/** The parameters of an address. What cannot name anything is not found. */
export function parametersOf<Schema extends z.ZodType>(
  schema: Schema,
  ctx: Context,
): z.infer<Schema> {
  const parsed = schema.safeParse(ctx.params);
  if (!parsed.success) throw new errors.NotFoundError('Không có gì ở địa chỉ này.');
  return parsed.data;
}

/** What comes with a request. Throws `ValidationError` naming the fields that are wrong. */
export function parseRequest<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): z.infer<Schema> {
  const parsed = schema.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  throw new errors.ValidationError('Dữ liệu gửi lên không đúng cấu trúc.', {
    errors: parsed.error.issues.map(({ path, message }) => ({
      path: path.map(String),
      message,
      name: 'ValidationError',
    })),
  });
}
