import { DecideExceptionSchema } from '@congkhai/shared/contracts/audience-admin';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { EXCEPTION_UID } from '../constants';

const ExceptionRowSchema = DecideExceptionSchema.extend({
  documentId: z.string(),
  decidedBy: z.string(),
  position: z.number().int(),
}).strip();
export type ExceptionRow = z.infer<typeof ExceptionRowSchema>;

/** All decisions: pins in their order, then exclusions. */
export async function listExceptionRows(strapi: Core.Strapi): Promise<ExceptionRow[]> {
  const rows: unknown = await strapi.db.query(EXCEPTION_UID).findMany({
    orderBy: [{ kind: 'desc' }, { position: 'asc' }, { id: 'asc' }],
  });
  return z.array(ExceptionRowSchema).parse(rows);
}
