import { SetUnitAccountRequestSchema } from '@congkhai/shared/contracts/scorecards-admin';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import * as z from 'zod';
import { PLUGIN_ID } from '../constants';
import { parametersOf, parseRequest } from '../request';
import type { UnitAccounts } from '../services/unit-accounts';

const UserSchema = z.object({ userId: z.coerce.number().int().min(1) });

/** Which admin users are accounts of units. */
export const unitAccounts = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = (): UnitAccounts => strapi.plugin(PLUGIN_ID).service('unitAccounts');
  return {
    async list(ctx: Context) {
      ctx.body = { data: await service().list() };
    },
    async set(ctx: Context) {
      const { userId } = parametersOf(UserSchema, ctx);
      const { unitIds } = parseRequest(SetUnitAccountRequestSchema, ctx.request.body);
      await service().set(userId, unitIds);
      ctx.status = 204;
    },
    async listAssessedUnits(ctx: Context) {
      ctx.body = { data: await service().listAssessedUnits() };
    },
  };
};
