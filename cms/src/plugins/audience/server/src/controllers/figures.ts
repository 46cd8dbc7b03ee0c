import {
  type Answer,
  ArticleFiguresRequestSchema,
  RangeExportRequestSchema,
  RangeRequestSchema,
  RankingRequestSchema,
  TransparencyFiguresRequestSchema,
} from '@congkhai/shared/contracts/audience-admin';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { parseConfig } from '../config';
import { PLUGIN_ID } from '../constants';
import { exportRange } from '../exports/range-tables';
import type { TableFile } from '../exports/table-file';
import { exportTransparency } from '../exports/transparency-table';
import { parseRequest } from '../request';
import type { FiguresService } from '../services/figures';
import type { ScopesService } from '../services/scopes';

/** What was read, when and where, as the pages of the plugin show it. */
export const figures = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = (): FiguresService => strapi.plugin(PLUGIN_ID).service('figures');
  return {
    async settings(context: Context): Promise<void> {
      const { portalUrl, functionsUrl } = parseConfig(strapi.config.get(`plugin::${PLUGIN_ID}`));
      context.body = { data: { portalUrl: portalUrl ?? functionsUrl } };
    },
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
      sendFile(context, await exportRange(request, answeredOf(answer)));
    },
    async transparency(context: Context): Promise<void> {
      const request = parseRequest(TransparencyFiguresRequestSchema, context.query);
      context.body = { data: await service().transparency(request) };
    },
    async exportTransparency(context: Context): Promise<void> {
      const request = parseRequest(TransparencyFiguresRequestSchema, context.query);
      const answer = await service().transparency(request);
      sendFile(context, exportTransparency(request, answeredOf(answer)));
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

function answeredOf<Figures>(answer: Answer<Figures>): Figures {
  if (answer.status === 'answered') return answer.figures;
  throw new errors.ApplicationError('Máy chủ đếm lượt xem không trả lời. Hãy thử lại sau.');
}

function sendFile(context: Context, { fileName, type, bytes }: TableFile): void {
  context.set('Content-Disposition', `attachment; filename="${fileName}"`);
  context.set('Cache-Control', 'no-store');
  context.type = type;
  context.body = bytes;
}
