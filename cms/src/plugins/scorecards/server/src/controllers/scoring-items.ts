import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import * as z from 'zod';
import { PLUGIN_ID } from '../constants';
import type { ScoringItems } from '../services/scoring-items';

const ParametersSchema = z.object({ documentId: z.string().regex(/^[a-z0-9]{1,40}$/) });

/** Serves the items that the form of a scorecard shows. */
export const scoringItems = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = (): ScoringItems => strapi.plugin(PLUGIN_ID).service('scoringItems');
  const answerWith =
    (find: (documentId: string) => ReturnType<ScoringItems['ofBlock']>) => async (ctx: Context) => {
      const parsed = ParametersSchema.safeParse(ctx.params);
      const data = parsed.success ? await find(parsed.data.documentId) : null;
      if (!data)
        throw new errors.NotFoundError('Khối này chưa được lưu, hoặc chưa có kỳ và bộ chỉ số.');
      ctx.body = { data };
    };
  return {
    ofBlock: answerWith((documentId) => service().ofBlock(documentId)),
    ofScorecard: answerWith((documentId) => service().ofScorecard(documentId)),
  };
};
