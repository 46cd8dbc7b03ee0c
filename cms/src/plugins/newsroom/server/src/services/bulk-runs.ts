import type { BulkRequest, BulkRun } from '@congkhai/shared/contracts/bulk-admin';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import * as z from 'zod';
import { auditTrail } from '../audit-trail';
import { type Chosen, chooseArticles } from '../bulk/choose-articles';
import { readRun } from '../bulk/read-run';
import { BULK_ROW_UID, BULK_RUN_UID } from '../constants';
import type { Person } from '../request';

const RUNS_LISTED_MAX = 20;
const ROWS_ADDED_AT_ONCE = 100;

/** Moves of many articles at once: begun here, done by the runner in the background. */
export const bulkRuns = ({ strapi }: { strapi: Core.Strapi }) => {
  const runs = () => strapi.db.query(BULK_RUN_UID);

  async function find(bulkId: number): Promise<BulkRun> {
    const row: unknown = await runs().findOne({ where: { id: bulkId } });
    if (row === null) throw new errors.NotFoundError('Không có việc hàng loạt này.');
    return readRun(strapi, row);
  }

  return {
    find,

    /** Begins a move in the name of a person. Each article is judged when its turn comes. */
    async start(asked: BulkRequest, person: Person, userAbility: unknown): Promise<BulkRun> {
      const chosen = await chooseArticles(strapi, asked, userAbility);
      return find(await strapi.db.transaction(() => keep(strapi, { asked, person, chosen })));
    },

    /** The last ones, newest first. */
    async list(): Promise<BulkRun[]> {
      const listed: BulkRun[] = [];
      const found: unknown[] = await runs().findMany({
        orderBy: { id: 'desc' },
        limit: RUNS_LISTED_MAX,
      });
      for (const row of found) listed.push(await readRun(strapi, row));
      return listed;
    },

    /** Leaves the articles whose turn has not come as they are. */
    async stop(bulkId: number, person: Person): Promise<BulkRun> {
      await strapi.db.transaction(async () => {
        const { count } = await strapi.db.query(BULK_ROW_UID).updateMany({
          where: { runId: bulkId, outcome: 'waiting' },
          data: { outcome: 'refused', message: `${person.name} đã dừng trước bài này.` },
        });
        if (count === 0) return;
        await auditTrail(strapi)?.record({
          action: 'bulk.stopped',
          subject: null,
          detail: { bulkId, articleCount: count },
        });
      });
      return find(bulkId);
    },
  };
};
export type BulkRuns = ReturnType<typeof bulkRuns>;

async function keep(
  strapi: Core.Strapi,
  { asked, person, chosen }: { asked: BulkRequest; person: Person; chosen: Chosen },
): Promise<number> {
  const { request, locale } = asked;
  const { id: runId } = z.object({ id: z.int() }).parse(
    await strapi.db.query(BULK_RUN_UID).create({
      data: { request, startedBy: person.name, startedById: person.id, startedAt: new Date() },
    }),
  );
  const data = chosen.map(({ documentId, title }) => ({
    runId,
    documentId,
    locale,
    title: title ?? documentId,
    outcome: 'waiting',
    failureCount: 0,
  }));
  for (let start = 0; start < data.length; start += ROWS_ADDED_AT_ONCE)
    await strapi.db
      .query(BULK_ROW_UID)
      .createMany({ data: data.slice(start, start + ROWS_ADDED_AT_ONCE) });
  await auditTrail(strapi)?.record({
    action: 'bulk.started',
    subject: null,
    detail: { bulkId: runId, move: request.move, articleCount: chosen.length },
  });
  return runId;
}
