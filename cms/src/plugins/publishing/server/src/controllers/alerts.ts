import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import * as z from 'zod';
import type { Alerts } from '../alerts/alerts';
import { PLUGIN_ID } from '../constants';

const IdSchema = z.coerce.number().int().positive();
const PersonSchema = z.object({
  firstname: z.string().nullish(),
  lastname: z.string().nullish(),
  email: z.string(),
});

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
      const { firstname, lastname, email } = PersonSchema.parse(context.state.user);
      await service().resolve(id.data, [lastname, firstname].filter(Boolean).join(' ') || email);
      context.status = 204;
    },
  };
};
