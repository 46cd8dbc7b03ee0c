import { CalendarRequestSchema } from '@congkhai/shared/contracts/calendar-admin';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { PLUGIN_ID } from '../constants';
import { parseRequest } from '../request';
import type { CalendarService } from '../services/calendar';

/** What happens to articles on which day. */
export const calendar = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(context: Context): Promise<void> {
    const service: CalendarService = strapi.plugin(PLUGIN_ID).service('calendar');
    context.body = { data: await service.list(parseRequest(CalendarRequestSchema, context.query)) };
  },
});
