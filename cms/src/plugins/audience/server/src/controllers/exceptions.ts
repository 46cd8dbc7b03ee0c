import {
  DecideExceptionSchema,
  ExceptionParametersSchema,
} from '@congkhai/shared/contracts/audience-admin';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import * as z from 'zod';
import { PLUGIN_ID } from '../constants';
import { parseRequest } from '../request';
import type { Exceptions } from '../services/exceptions';

const UserSchema = z.object({
  email: z.string(),
  firstname: z.string().nullish(),
  lastname: z.string().nullish(),
});

/** What editors decide about lists, and who decided it. */
export const exceptions = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = (): Exceptions => strapi.plugin(PLUGIN_ID).service('exceptions');
  const idOf = (context: Context) =>
    parseRequest(ExceptionParametersSchema, context.params).documentId;
  return {
    async list(context: Context): Promise<void> {
      context.body = { data: await service().list() };
    },
    async decide(context: Context): Promise<void> {
      const decision = parseRequest(DecideExceptionSchema, context.request.body);
      await service().decide(decision, nameOf(context));
      context.status = 204;
    },
    async moveFirst(context: Context): Promise<void> {
      await service().moveFirst(idOf(context));
      context.status = 204;
    },
    async takeBack(context: Context): Promise<void> {
      await service().takeBack(idOf(context));
      context.status = 204;
    },
  };
};

function nameOf(context: Context): string {
  const { email, firstname, lastname } = UserSchema.parse(context.state.user);
  return [lastname, firstname].filter(Boolean).join(' ') || email;
}
