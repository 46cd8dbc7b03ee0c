import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import * as z from 'zod';
import { ARTICLE_UID, PLUGIN_ID, WORKFLOW_UID } from '../constants';
import type { ArticleInLanguage } from '../versions/draft-content';
import type { ArticleDepartures } from './article-departures';
import type { Workflow } from './workflow';
import type { WorkflowHistory } from './workflow-history';

const ARTICLES_PER_ROUND = 50;
const EVERY_MILLISECONDS = 5_000;
const DueSchema = z.array(z.object({ documentId: z.string(), locale: z.string() }));
type Due = 'publishAt' | 'expireAt';
/** The part of the plugin `publishing`, if it is installed, that tells people. */
interface Alerts {
  raise(alert: { kind: string; subject: string; message: string }): Promise<void>;
}

/**
 * Publishes and takes away at the minute that people set. What is due is in the database: a start catches up with what a stop missed,
 * and of several instances one does each thing, because it takes the due time away in the transaction in which it acts.
 */
export const articleSchedule = ({ strapi }: { strapi: Core.Strapi }) => {
  const workflow = (): Workflow => strapi.plugin(PLUGIN_ID).service('workflow');
  const departures = (): ArticleDepartures =>
    strapi.plugin(PLUGIN_ID).service('article-departures');
  const history = (): WorkflowHistory => strapi.plugin(PLUGIN_ID).service('workflow-history');
  const rows = () => strapi.db.query(WORKFLOW_UID);
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;

  /** Whether this process is the one to act. The row stays locked until the transaction ends. */
  async function take({ documentId, locale }: ArticleInLanguage, due: Due): Promise<boolean> {
    const { count } = await rows().updateMany({
      where: { documentId, locale, [due]: { $lte: new Date() } },
      data: { [due]: null },
    });
    return count === 1;
  }

  async function publish(article: ArticleInLanguage): Promise<void> {
    await strapi.db.transaction(async () => {
      const row = await workflow().find(article);
      if (!row?.publishAt || !(await take(article, 'publishAt'))) return;
      await strapi.documents(ARTICLE_UID).publish(article);
    });
  }

  async function expire(article: ArticleInLanguage): Promise<void> {
    await strapi.db.transaction(async () => {
      if (!(await take(article, 'expireAt'))) return;
      const { isPublished } = await workflow().stateOf(article);
      if (!isPublished) return;
      await departures().takeAway(article, { stage: 'expired', goneNotice: null });
      await history().note(article, { what: 'expire' });
    });
  }

  async function listDue(due: Due): Promise<ArticleInLanguage[]> {
    return DueSchema.parse(
      await rows().findMany({
        where: { [due]: { $lte: new Date() } },
        orderBy: [{ [due]: 'asc' }, { id: 'asc' }],
        select: ['documentId', 'locale'],
        limit: ARTICLES_PER_ROUND,
      }),
    );
  }

  async function round(): Promise<void> {
    for (const article of await listDue('publishAt'))
      await publish(article).catch((error) => giveUp(strapi, article, error));
    for (const article of await listDue('expireAt'))
      await expire(article).catch((error) =>
        strapi.log.error(`newsroom: ${article.documentId} is not taken away yet: ${String(error)}`),
      );
  }

  function run(): void {
    running ??= round()
      .catch((error) => {
        strapi.log.error(`newsroom: the schedule waits for the next round: ${String(error)}`);
      })
      .finally(() => {
        running = undefined;
      });
  }

  return {
    start(): void {
      run();
      timer = setInterval(run, EVERY_MILLISECONDS);
    },
    async stop(): Promise<void> {
      clearInterval(timer);
      await running;
    },
  };
};
export type ArticleSchedule = ReturnType<typeof articleSchedule>;

/**
 * A schedule that cannot be kept is seen: the article goes back to its desk with the reason, and an alert tells of it. What failed because of
 * the machine, not the article, stays due and is tried again in the next round.
 */
async function giveUp(
  strapi: Core.Strapi,
  article: ArticleInLanguage,
  error: unknown,
): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error);
  strapi.log.error(`newsroom: ${article.documentId} was not published at its time: ${reason}`);
  if (!(error instanceof errors.ApplicationError)) return;
  const { service } = strapi.plugin(PLUGIN_ID);
  const workflow: Workflow = service('workflow');
  const departures: ArticleDepartures = service('article-departures');
  const history: WorkflowHistory = service('workflow-history');
  const alerts: Alerts | undefined = strapi.plugin('publishing')?.service<Alerts>('alerts');
  const title = await workflow.titleOf(article);
  await alerts?.raise({
    kind: 'schedule-failed',
    subject: `${article.documentId}/${article.locale}`,
    message: `Bài “${title}” không đăng được đúng giờ đã hẹn: ${reason}`,
  });
  await strapi.db.transaction(async () => {
    await departures.unschedule(article);
    await history.note(article, { what: 'schedule-failed', note: reason.slice(0, 1_000) });
  });
}
