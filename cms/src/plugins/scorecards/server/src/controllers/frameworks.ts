import { DuplicateFrameworkRequestSchema } from '@congkhai/shared/contracts/scorecards-admin';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import * as z from 'zod';
import { PLUGIN_ID } from '../constants';
import { DocumentIdSchema, parametersOf, parseRequest } from '../request';
import type { Frameworks } from '../services/frameworks';

const FrameworkSchema = z.object({ documentId: DocumentIdSchema });
const DifferenceQuerySchema = z.object({ to: DocumentIdSchema });

/** Versions of frameworks. */
export const frameworks = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = (): Frameworks => strapi.plugin(PLUGIN_ID).service('frameworks');
  return {
    async list(ctx: Context) {
      ctx.body = { data: await service().list() };
    },
    async duplicate(ctx: Context) {
      const { documentId } = parametersOf(FrameworkSchema, ctx);
      const copy = parseRequest(DuplicateFrameworkRequestSchema, ctx.request.body);
      ctx.body = { data: await service().duplicate(documentId, copy) };
    },
    async difference(ctx: Context) {
      const { documentId } = parametersOf(FrameworkSchema, ctx);
      const { to } = parseRequest(DifferenceQuerySchema, ctx.query);
      ctx.body = { data: await service().compare(documentId, to) };
    },
  };
};
