import { ArticleInLanguageSchema } from '@congkhai/shared/contracts/newsroom-admin';
import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import { GetMediaRequestSchema } from '@congkhai/shared/contracts/read-api';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import * as z from 'zod';
import { PLUGIN_ID } from '../constants';
import { parseRequest } from '../request';
import type { Previews } from '../services/previews';

/** Drafts as readers would see them: a link for editors, and what it leads to. */
export const previews = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = (): Previews => strapi.plugin(PLUGIN_ID).service('previews');

  function claimIn(context: Context) {
    const claim = service().claimOf(context.params.token, new Date());
    if (!claim) throw new errors.PolicyError('Liên kết xem trước đã hết hạn hoặc không đúng.');
    context.set('Cache-Control', 'no-store');
    context.set('X-Robots-Tag', 'noindex, nofollow, noarchive');
    return claim;
  }

  return {
    async link(context: Context): Promise<void> {
      const article = parseRequest(ArticleInLanguageSchema, {
        ...z.looseObject({}).catch({}).parse(context.request.body),
        ...context.params,
      });
      context.body = { data: await service().linkTo(article, new Date()) };
    },
    async read(context: Context): Promise<void> {
      context.body = await service().read(claimIn(context));
    },
    async readFile(context: Context): Promise<void> {
      const claim = claimIn(context);
      const { hash, name } = context.params;
      const file = parseRequest(GetMediaRequestSchema, { hash, name });
      const { bytes, mediaType } = await service().readFile(
        claim,
        objectKeys.media(file.hash, file.name),
      );
      context.set('Content-Security-Policy', "default-src 'none'; sandbox");
      context.type = mediaType;
      context.body = bytes;
    },
  };
};
