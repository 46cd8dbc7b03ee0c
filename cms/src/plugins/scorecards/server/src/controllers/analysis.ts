import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import * as z from 'zod';
import { PLUGIN_ID } from '../constants';
import { DocumentIdSchema, parametersOf } from '../request';
import type { Analysis } from '../services/analysis';

/** What a meeting looks at. */
export const analysis = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = (): Analysis => strapi.plugin(PLUGIN_ID).service('analysis');
  return {
    async ofBlock(ctx: Context) {
      const { documentId } = parametersOf(z.object({ documentId: DocumentIdSchema }), ctx);
      ctx.body = { data: await service().ofBlock(documentId) };
    },
  };
};
