import {
  ArticleInLanguageSchema,
  ArticleVersionRequestSchema,
  FormComparisonRequestSchema,
  TrashRequestSchema,
  VersionComparisonRequestSchema,
} from '@congkhai/shared/contracts/newsroom-admin';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import * as z from 'zod';
import { PLUGIN_ID } from '../constants';
import { parseRequest } from '../request';
import type { Trash } from '../services/trash';
import type { Versions } from '../services/versions';
import { compareContents } from '../versions/compare';
import { contentAfter } from '../versions/form-content';

/** What articles were before, and what was deleted of them. */
export const versions = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = (): Versions => strapi.plugin(PLUGIN_ID).service('versions');
  const trash = (): Trash => strapi.plugin(PLUGIN_ID).service('trash');
  return {
    async list(context: Context): Promise<void> {
      const article = parse(ArticleInLanguageSchema, context);
      const { title } = await service().readDraft(article);
      const versions = await service().list(article);
      context.body = { data: { title: title?.kind === 'value' ? title.value : '', versions } };
    },
    async compare(context: Context): Promise<void> {
      const { number, with: other, ...article } = parse(VersionComparisonRequestSchema, context);
      const before = await service().find(article, number);
      const now =
        other === undefined
          ? await service().readDraft(article)
          : await service().find(article, other);
      context.body = { data: { fields: compareContents(before, now) } };
    },
    async compareForm(context: Context): Promise<void> {
      const { form, ...article } = parseRequest(FormComparisonRequestSchema, {
        ...z.looseObject({}).catch({}).parse(context.request.body),
        ...context.params,
      });
      const draft = await service().readDraft(article);
      const after = await contentAfter(strapi, { draft, form });
      context.body = { data: { fields: compareContents(draft, after) } };
    },
    async restore(context: Context): Promise<void> {
      const { number, ...article } = parse(ArticleVersionRequestSchema, context);
      context.body = { data: await service().restore(article, number) };
    },
    async listTrash(context: Context): Promise<void> {
      const { search } = parse(TrashRequestSchema, context);
      context.body = { data: await trash().list(search.trim()) };
    },
    async restoreTrashed(context: Context): Promise<void> {
      context.body = { data: await trash().restore(parse(ArticleInLanguageSchema, context)) };
    },
  };
};

function parse<Schema extends z.ZodType>(schema: Schema, { params, query }: Context) {
  return parseRequest(schema, { ...query, ...params });
}
