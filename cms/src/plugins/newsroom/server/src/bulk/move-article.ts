import { type BulkMove, BulkMoveSchema } from '@congkhai/shared/contracts/bulk-admin';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import * as z from 'zod';
import { ARTICLE_UID, BULK_ROW_UID, PLUGIN_ID } from '../constants';
import type { ArticleMoves } from '../services/article-moves';
import type { Delegate } from './act-as';

const FAILURES_MAX = 3;

/** A run that is not finished, as the runner reads it. */
export const OpenRunSchema = z
  .object({ id: z.int(), request: BulkMoveSchema, startedById: z.int() })
  .nullable();
/** An article whose turn has not come. */
export const WaitingRowSchema = z
  .object({ id: z.int(), documentId: z.string(), locale: z.string(), failureCount: z.int() })
  .nullable();
type WaitingRow = NonNullable<z.infer<typeof WaitingRowSchema>>;

/** Makes a move with one article of a run, and notes what came of it in the same transaction. */
export async function moveArticle(
  strapi: Core.Strapi,
  row: WaitingRow,
  { request, delegate }: { request: BulkMove; delegate: Delegate | null },
): Promise<void> {
  const rows = strapi.db.query(BULK_ROW_UID);
  const refuse = (message: string) =>
    settle(strapi, row, { outcome: 'refused', message }).then(() => undefined);
  if (!delegate) return refuse('Tài khoản đã bắt đầu việc này không còn làm việc được nữa.');
  try {
    await delegate.act(() => make(strapi, row, { request, delegate }));
  } catch (error) {
    // What a rule of the newsroom refuses is the article's fault. Anything else is ours, and tried again after the others.
    if (error instanceof errors.ApplicationError) return refuse(error.message);
    strapi.log.error(`newsroom: ${row.documentId} in bulk: ${String(error)}`);
    const failureCount = row.failureCount + 1;
    if (failureCount >= FAILURES_MAX)
      return refuse('Máy chủ không làm được bài này. Hãy thử lại riêng bài này.');
    await rows.updateMany({ where: { id: row.id }, data: { failureCount } });
  }
}

/** True for whoever comes first: in its transaction nobody else does the same. */
async function settle(strapi: Core.Strapi, { id }: WaitingRow, data: object): Promise<boolean> {
  const where = { id, outcome: 'waiting' };
  return (await strapi.db.query(BULK_ROW_UID).updateMany({ where, data })).count === 1;
}

async function make(
  strapi: Core.Strapi,
  row: WaitingRow,
  { request, delegate }: { request: BulkMove; delegate: Delegate },
): Promise<void> {
  const { documentId, locale } = row;
  await strapi.db.transaction(async () => {
    if (!(await settle(strapi, row, { outcome: 'done' }))) return;
    const where = { documentId, locale, publishedAt: null };
    if ((await strapi.db.query(ARTICLE_UID).count({ where })) === 0)
      throw new errors.NotFoundError('Không có bài này.');
    const moves: ArticleMoves = strapi.plugin(PLUGIN_ID).service('article-moves');
    await moves.make({ documentId, locale }, request, delegate.rights);
  });
}
