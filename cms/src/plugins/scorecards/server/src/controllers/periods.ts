import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { PLUGIN_ID } from '../constants';
import type { Periods } from '../services/periods';

/** The years of the index. */
export const periods = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = (): Periods => strapi.plugin(PLUGIN_ID).service('periods');
  return {
    async list(ctx: Context) {
      ctx.body = { data: await service().list() };
    },
  };
};
