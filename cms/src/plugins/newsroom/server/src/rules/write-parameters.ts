import { errors } from '@strapi/utils';
import * as z from 'zod';

const WriteParametersSchema = z.object({
  documentId: z.string().optional(),
  locale: z.union([z.string(), z.array(z.string())]).nullish(),
  status: z.enum(['draft', 'published']).nullish(),
  data: z.record(z.string(), z.unknown()).nullish(),
});
export type WriteParameters = z.infer<typeof WriteParametersSchema>;

/** What our rules look at in the parameters of a create, clone, update or publish, whatever the content type. */
export function parseWriteParameters(parameters: unknown): WriteParameters {
  const parsed = WriteParametersSchema.safeParse(parameters);
  if (!parsed.success) throw new errors.ValidationError('Yêu cầu không hợp lệ');
  return parsed.data;
}

/** Replaces fields of the data that are about to be saved. A write that brings no data is left alone. */
export function replaceData(
  context: { params: unknown },
  fields: Readonly<Record<string, unknown>>,
): void {
  const { params } = context;
  if (typeof params === 'object' && params !== null && 'data' in params && params.data)
    Object.assign(params.data, fields);
}

/** Takes fields away from the data that are about to be saved: a form sends back all that it was given. */
export function removeData(context: { params: unknown }, fields: readonly string[]): void {
  const { params } = context;
  if (typeof params !== 'object' || params === null || !('data' in params)) return;
  const { data } = params;
  if (typeof data === 'object' && data !== null)
    for (const field of fields) Reflect.deleteProperty(data, field);
}

/** The document that a create, clone or publish gave back. */
export function documentIdOf(result: unknown): string {
  return z.object({ documentId: z.string() }).parse(result).documentId;
}
