import {
  ArticleFiguresRequestSchema,
  RangeExportRequestSchema,
  RangeRequestSchema,
  RankingRequestSchema,
} from '@congkhai/shared/contracts/audience-admin';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { PLUGIN_ID } from '../constants';
import { exportRange } from '../exports/range-tables';
import { parseRequest } from '../request';
import type { FiguresService } from '../services/figures';
import type { ScopesService } from '../services/scopes';

/** What was read, when and where, as the pages of the plugin show it. */
export const figures = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = (): FiguresService => strapi.plugin(PLUGIN_ID).service('figures');
  return {
    async home(context: Context): Promise<void> {
      context.body = { data: await service().home() };
    },
    async ofArticle(context: Context): Promise<void> {
      const { articleId } = parseRequest(ArticleFiguresRequestSchema, context.params);
      context.body = { data: await service().ofArticle(articleId) };
    },
    async ofRange(context: Context): Promise<void> {
      const request = parseRequest(RangeRequestSchema, context.query);
      context.body = { data: await service().ofRange(request) };
    },
    async exportRange(context: Context): Promise<void> {
      const request = parseRequest(RangeExportRequestSchema, context.query);
      const answer = await service().ofRange(request);
      if (answer.status === 'unanswered')
        throw new errors.ApplicationError('Máy chủ đếm lượt xem không trả lời. Hãy thử lại sau.');
      const { fileName, type, bytes } = await exportRange(request, answer.figures);
      context.set('Content-Disposition', `attachment; filename="${fileName}"`);
      context.set('Cache-Control', 'no-store');
      context.type = type;
      context.body = bytes;
    },
    async ranking(context: Context): Promise<void> {
      const request = parseRequest(RankingRequestSchema, context.query);
      context.body = { data: await service().ranking(request) };
    },
    async scopes(context: Context): Promise<void> {
      const scopes: ScopesService = strapi.plugin(PLUGIN_ID).service('scopes');
      context.body = { data: await scopes.list() };
    },
  };
};
