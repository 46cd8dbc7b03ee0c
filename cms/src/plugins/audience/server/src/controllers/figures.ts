import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { PLUGIN_ID } from '../constants';
import type { FiguresService } from '../services/figures';

/** The figures for the home page of the admin. */
export const figures = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(context: Context): Promise<void> {
    const service: FiguresService = strapi.plugin(PLUGIN_ID).service('figures');
    context.body = { data: await service.find() };
  },
});
