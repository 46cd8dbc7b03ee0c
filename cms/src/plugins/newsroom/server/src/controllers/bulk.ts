import { BulkRequestSchema } from '@congkhai/shared/contracts/bulk-admin';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import * as z from 'zod';
import { PLUGIN_ID } from '../constants';
import { parseRequest, personNow, rightsOf } from '../request';
import type { BulkRuns } from '../services/bulk-runs';

const ParametersSchema = z.object({ bulkId: z.coerce.number().int().min(1) });

/** The same move for many articles, in the background. */
export const bulk = ({ strapi }: { strapi: Core.Strapi }) => {
  const runs = (): BulkRuns => strapi.plugin(PLUGIN_ID).service('bulk-runs');
  const bulkIdIn = ({ params }: Context) => parseRequest(ParametersSchema, params).bulkId;

  function person() {
    const found = personNow(strapi);
    if (!found) throw new errors.PolicyError('Chỉ tài khoản của người mới làm được việc này.');
    return found;
  }

  return {
    async start(context: Context): Promise<void> {
      const asked = parseRequest(BulkRequestSchema, Object(context.request).body);
      context.body = { data: await runs().start(asked, person(), context.state.userAbility) };
    },

    async list(context: Context): Promise<void> {
      context.body = { data: await runs().list() };
    },

    async find(context: Context): Promise<void> {
      context.body = { data: await runs().find(bulkIdIn(context)) };
    },

    async stop(context: Context): Promise<void> {
      if (rightsOf(context).size === 0)
        throw new errors.PolicyError('Tài khoản của bạn không có quyền làm việc này.');
      context.body = { data: await runs().stop(bulkIdIn(context), person()) };
    },
  };
};
