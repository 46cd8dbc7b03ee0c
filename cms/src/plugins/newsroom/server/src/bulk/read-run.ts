import {
  BULK_OUTCOMES,
  BULK_REFUSALS_LISTED_MAX,
  BulkMoveSchema,
  type BulkRun,
} from '@congkhai/shared/contracts/bulk-admin';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { BULK_ROW_UID } from '../constants';

const RunSchema = z.object({
  id: z.int(),
  request: BulkMoveSchema,
  startedBy: z.string(),
  startedAt: z.coerce.date(),
  finishedAt: z.coerce.date().nullable(),
});
const RefusalsSchema = z.array(
  z.object({ documentId: z.string(), title: z.string(), message: z.string() }),
);

/** A row of the runs' table as the admin is told of it. */
export async function readRun(strapi: Core.Strapi, row: unknown): Promise<BulkRun> {
  const { id: runId, request, startedBy, startedAt, finishedAt } = RunSchema.parse(row);
  const rows = strapi.db.query(BULK_ROW_UID);
  const counts = { waiting: 0, done: 0, refused: 0 };
  for (const outcome of BULK_OUTCOMES)
    counts[outcome] = await rows.count({ where: { runId, outcome } });
  const refused: unknown =
    counts.refused === 0
      ? []
      : await rows.findMany({
          where: { runId, outcome: 'refused' },
          orderBy: { id: 'asc' },
          limit: BULK_REFUSALS_LISTED_MAX,
        });
  return {
    bulkId: runId,
    move: request.move,
    startedBy,
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    counts,
    refusals: RefusalsSchema.parse(refused),
  };
}
