import * as z from 'zod';
import { ArticleIdSchema, LocaleSchema } from './identifiers';
import { MOVE_REQUESTS } from './workflow-admin';

// The same move for many articles: the server does it in the background, one article after the other.

const instant = z.union([z.string(), z.date()]).transform((value) => new Date(value).toISOString());
/** More than a portal of a province has. */
export const BULK_ARTICLES_MAX = 100_000;
/** Refusals that are listed; all are counted. */
export const BULK_REFUSALS_LISTED_MAX = 200;

const { submit, approve, publish, schedule, withdraw } = MOVE_REQUESTS;
/** A move of the workflow that makes sense for many articles. */
export const BulkMoveSchema = z.discriminatedUnion('move', [
  submit,
  approve,
  publish,
  schedule,
  withdraw,
]);
export type BulkMove = z.infer<typeof BulkMoveSchema>;

/** `POST /bulk-moves` */
export const BulkRequestSchema = z.strictObject({
  request: BulkMoveSchema,
  locale: LocaleSchema,
  chosen: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('articles'),
      documentIds: z.array(ArticleIdSchema).min(1).max(1_000),
    }),
    /** All that the list of the content manager shows, on whatever page, as its address asks for it. */
    z.strictObject({
      kind: z.literal('list'),
      filters: z.unknown().optional(),
      search: z.string().max(500).optional(),
    }),
  ]),
});
export type BulkRequest = z.infer<typeof BulkRequestSchema>;

export const BULK_OUTCOMES = ['waiting', 'done', 'refused'] as const;
export const BulkRunSchema = z.object({
  bulkId: z.int(),
  move: z.enum(['submit', 'approve', 'publish', 'schedule', 'withdraw']),
  startedBy: z.string(),
  startedAt: instant,
  finishedAt: instant.nullable(),
  counts: z.object({ waiting: z.int(), done: z.int(), refused: z.int() }),
  /** The first of those that were refused, with the reason in words. */
  refusals: z.array(
    z.object({ documentId: ArticleIdSchema, title: z.string(), message: z.string() }),
  ),
});
export type BulkRun = z.infer<typeof BulkRunSchema>;
/** Also `GET /bulk-moves/:bulkId` and `POST /bulk-moves/:bulkId/stop`. */
export const BulkRunResponseSchema = z.object({ data: BulkRunSchema });
/** `GET /bulk-moves`: those that run, and the last ones. */
export const BulkRunsResponseSchema = z.object({ data: z.array(BulkRunSchema) });
