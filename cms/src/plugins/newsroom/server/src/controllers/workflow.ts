import { ArticleInLanguageSchema } from '@congkhai/shared/contracts/newsroom-admin';
import { WorkflowRequestSchema } from '@congkhai/shared/contracts/workflow-admin';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { ARTICLE_UID, PLUGIN_ID } from '../constants';
import { parseRequest, rightsOf } from '../request';
import type { ArticleDesk } from '../services/article-desk';
import type { ArticleMoves } from '../services/article-moves';
import type { DeskService } from '../services/desk';

/** How articles come before readers. */
export const workflow = ({ strapi }: { strapi: Core.Strapi }) => {
  const desk = (): DeskService => strapi.plugin(PLUGIN_ID).service('desk');
  const articleDesk = (): ArticleDesk => strapi.plugin(PLUGIN_ID).service('article-desk');
  const moves = (): ArticleMoves => strapi.plugin(PLUGIN_ID).service('article-moves');

  async function articleIn({ params, query }: Context) {
    const article = parseRequest(ArticleInLanguageSchema, { ...query, ...params });
    const where = { ...article, publishedAt: null };
    if ((await strapi.db.query(ARTICLE_UID).count({ where })) === 0)
      throw new errors.NotFoundError('Không có bài này.');
    return article;
  }

  return {
    async find(context: Context): Promise<void> {
      const article = await articleIn(context);
      context.body = { data: await articleDesk().stateOf(article, rightsOf(context)) };
    },

    async act(context: Context): Promise<void> {
      const article = await articleIn(context);
      const asked = parseRequest(WorkflowRequestSchema, Object(context.request).body);
      const rights = rightsOf(context);
      switch (asked.move) {
        case 'comment':
          break;
        case 'set-expiry':
        case 'set-review':
        case 'confirm':
          if (!rights.has('write') && !rights.has('publish'))
            throw new errors.PolicyError('Tài khoản của bạn không có quyền làm việc này.');
          break;
        default:
          await moves().make(article, asked, rights);
          context.body = { data: await articleDesk().stateOf(article, rights) };
          return;
      }
      await articleDesk().keep(article, asked);
      context.body = { data: await articleDesk().stateOf(article, rights) };
    },

    async desk(context: Context): Promise<void> {
      context.body = { data: await desk().list() };
    },
  };
};
