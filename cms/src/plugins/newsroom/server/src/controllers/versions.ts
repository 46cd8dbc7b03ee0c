import {
  ArticleInLanguageSchema,
  ArticleVersionRequestSchema,
} from '@congkhai/shared/contracts/newsroom-admin';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type * as z from 'zod';
import { PLUGIN_ID } from '../constants';
import { parseRequest } from '../request';
import type { Trash } from '../services/trash';
import type { Versions } from '../services/versions';
import { compareContents } from '../versions/compare';

/** What articles were before, and what was deleted of them. */
export const versions = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = (): Versions => strapi.plugin(PLUGIN_ID).service('versions');
  const trash = (): Trash => strapi.plugin(PLUGIN_ID).service('trash');
  return {
    async list(context: Context): Promise<void> {
      context.body = { data: await service().list(parse(ArticleInLanguageSchema, context)) };
    },
    async compare(context: Context): Promise<void> {
      const { number, ...article } = parse(ArticleVersionRequestSchema, context);
      const before = await service().find(article, number);
      context.body = {
        data: { fields: compareContents(before, await service().readDraft(article)) },
      };
    },
    async restore(context: Context): Promise<void> {
      const { number, ...article } = parse(ArticleVersionRequestSchema, context);
      await service().restore(article, number);
      context.status = 204;
    },
    async listTrash(context: Context): Promise<void> {
      context.body = { data: await trash().list() };
    },
    async restoreTrashed(context: Context): Promise<void> {
      await trash().restore(parse(ArticleInLanguageSchema, context));
      context.status = 204;
    },
  };
};

function parse<Schema extends z.ZodType>(schema: Schema, { params, query }: Context) {
  return parseRequest(schema, { ...query, ...params });
}
