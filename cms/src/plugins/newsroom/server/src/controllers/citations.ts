import {
  CitationsRequestSchema,
  ConfirmCitationSchema,
} from '@congkhai/shared/contracts/citations-admin';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { LEGAL_DOCUMENT_UID, PLUGIN_ID } from '../constants';
import { documentIdIn, parseRequest } from '../request';
import type { Citations } from '../services/citations';

/** Legal documents that an article cites, for the panel beside its form. */
export const citations = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = (): Citations => strapi.plugin(PLUGIN_ID).service('citations');
  return {
    async list(ctx: Context) {
      const { locale } = parseRequest(CitationsRequestSchema, ctx.query);
      const article = { documentId: documentIdIn(ctx), locale };
      ctx.body = { data: { citations: await service().list(article) } };
    },

    async confirm(ctx: Context) {
      const mayNote: boolean = ctx.state.userAbility.can(
        'plugin::content-manager.explorer.create',
        LEGAL_DOCUMENT_UID,
      );
      if (!mayNote) throw new errors.PolicyError('Bạn không được ghi văn bản mới.');
      const { locale, ...citation } = parseRequest(ConfirmCitationSchema, Object(ctx.request).body);
      const article = { documentId: documentIdIn(ctx), locale };
      await service().confirm(article, { locale, ...citation });
      ctx.body = { data: { citations: await service().list(article) } };
    },
  };
};
