import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import * as z from 'zod';
import type { Alerts } from '../alerts/alerts';
import { PLUGIN_ID } from '../constants';
import { personIn } from '../person';

const IdSchema = z.coerce.number().int().positive();
/** Alerts, for the admin page. */
export const alerts = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = (): Alerts => strapi.plugin(PLUGIN_ID).service('alerts');
  return {
    async find(context: Context): Promise<void> {
      context.body = { data: await service().list() };
    },
    async resolve(context: Context): Promise<void> {
      const id = IdSchema.safeParse(context.params.id);
      if (!id.success) throw new errors.ValidationError('Số của cảnh báo không hợp lệ.');
      await service().resolve(id.data, personIn(context).name);
      context.status = 204;
    },
  };
};
