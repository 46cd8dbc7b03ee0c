import type { Desk } from '@congkhai/shared/contracts/workflow-admin';
import { localDayOf } from '@congkhai/shared/time/local-day';
import type { Core } from '@strapi/strapi';
import { PLUGIN_ID, WORKFLOW_UID } from '../constants';
import { type WorkflowRow, WorkflowRowSchema } from '../workflow/row';
import type { Workflow } from './workflow';

const LISTED = 20;

/** What waits for people, for the home page of the admin. */
export const desk = ({ strapi }: { strapi: Core.Strapi }) => {
  const workflow = (): Workflow => strapi.plugin(PLUGIN_ID).service('workflow');

  async function list(where: object, orderBy: object): Promise<WorkflowRow[]> {
    const rows: unknown[] = await strapi.db
      .query(WORKFLOW_UID)
      .findMany({ where, orderBy, limit: LISTED });
    return rows.map((row) => WorkflowRowSchema.parse(row));
  }

  async function listed(rows: readonly WorkflowRow[], at: (row: WorkflowRow) => string | null) {
    const articles = [];
    for (const row of rows) {
      const title = await workflow().titleOf(row);
      const { documentId, locale, scheduledBy: by } = row;
      // A row of an article that is in the trash.
      if (title) articles.push({ documentId, locale, title, at: at(row), by });
    }
    return articles as Desk['inReview'];
  }

  return {
    /** What waits for people: texts to read, what is due soon, and what may no longer be true. */
    async list(): Promise<Desk> {
      const inReview = await list({ stage: 'in-review' }, { id: 'asc' });
      const scheduled = await list({ publishAt: { $notNull: true } }, { publishAt: 'asc' });
      const today = localDayOf(new Date());
      const due = await list(
        { stage: { $in: ['published', 'draft'] }, reviewOn: { $lte: today } },
        { reviewOn: 'asc' },
      );
      return {
        inReview: await listed(inReview, () => null),
        scheduled: await listed(scheduled, ({ publishAt }) => publishAt?.toISOString() ?? null),
        dueForReview: await listed(due, ({ reviewOn }) => `${reviewOn}T00:00:00+07:00`),
      };
    },
  };
};
export type DeskService = ReturnType<typeof desk>;
