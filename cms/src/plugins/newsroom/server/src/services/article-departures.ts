import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { ARTICLE_UID, PLUGIN_ID } from '../constants';
import type { ArticleInLanguage } from '../versions/draft-content';
import { type Fate, NOT_GONE, NOT_SCHEDULED, type WorkflowRow } from '../workflow/row';
import type { Workflow } from './workflow';

const NO_TARGET = 'Không có bài nào khác đang đăng ở đường dẫn này.';

/** Takes articles away from readers, who are told why or led on, and from the schedule. */
export const articleDepartures = ({ strapi }: { strapi: Core.Strapi }) => {
  const workflow = (): Workflow => strapi.plugin(PLUGIN_ID).service('workflow');
  const documents = () => strapi.documents(ARTICLE_UID);

  /** What readers are told is noted first: a plain unpublication tells them nothing. */
  async function leave(
    article: ArticleInLanguage,
    fate: Fate,
    told: Partial<Pick<WorkflowRow, 'goneNotice' | 'movedTo'>>,
  ): Promise<void> {
    const goneTitle = await workflow().titleOf(article);
    await workflow().change(article, { ...NOT_GONE, ...told, fate, goneTitle, goneAt: new Date() });
    await documents().unpublish(article);
    await workflow().change(article, { stage: fate, ...NOT_SCHEDULED, expireAt: null });
  }

  async function takeAway(
    article: ArticleInLanguage,
    gone: { stage: 'withdrawn' | 'expired' | 'removed'; goneNotice: string | null },
  ): Promise<void> {
    await leave(article, gone.stage, { goneNotice: gone.goneNotice });
  }

  async function redirect(article: ArticleInLanguage, movedTo: string) {
    const target = await strapi.db.query(ARTICLE_UID).findOne({
      where: { slug: movedTo, locale: article.locale, publishedAt: { $notNull: true } },
      select: ['documentId'],
    });
    if (!target || target.documentId === article.documentId)
      throw new errors.ValidationError(NO_TARGET, {
        errors: [{ path: ['movedTo'], message: NO_TARGET, name: 'ValidationError' }],
      });
    await leave(article, 'redirected', { movedTo: target.documentId });
  }

  async function unschedule(article: ArticleInLanguage): Promise<void> {
    const { isApproved } = await workflow().stateOf(article);
    const stage = isApproved ? 'approved' : 'draft';
    await workflow().change(article, { stage, ...NOT_SCHEDULED });
  }

  return { takeAway, redirect, unschedule };
};
export type ArticleDepartures = ReturnType<typeof articleDepartures>;
