import { IdentifierSchema } from '@congkhai/shared/contracts/identifiers';
import { SearchRequestSchema, TreeRequestSchema } from '@congkhai/shared/contracts/units-admin';
import { localDayOf } from '@congkhai/shared/time/local-day';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { PLUGIN_ID } from '../constants';
import type { Browse } from '../services/browse';
import { parseRequest } from './parse-request';

/** Units as of a day, search, and one unit with its history, for our own pages. */
export const units = ({ strapi }: { strapi: Core.Strapi }) => {
  const browse = (): Browse => strapi.plugin(PLUGIN_ID).service('browse');
  return {
    async tree(context: Context): Promise<void> {
      const { asOf, parent } = parseRequest(TreeRequestSchema, context.query);
      context.body = { data: await browse().children(parent ?? null, asOf) };
    },
    async search(context: Context): Promise<void> {
      const { q, asOf } = parseRequest(SearchRequestSchema, context.query);
      context.body = { data: await browse().search(q, asOf ?? null, localDayOf(new Date())) };
    },
    async find(context: Context): Promise<void> {
      const unitId = IdentifierSchema.safeParse(context.params.unitId);
      const data = unitId.success ? await browse().record(unitId.data) : null;
      if (!data) throw new errors.NotFoundError('Không có đơn vị này.');
      context.body = { data };
    },
  };
};
