import {
  AnswerFindingSchema,
  FindingsRequestSchema,
} from '@congkhai/shared/contracts/findings-admin';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { ARTICLE_UID, PLUGIN_ID } from '../constants';
import { documentIdIn, parseRequest, personOf } from '../request';
import type { Findings } from '../services/findings';

const ANSWERING_ACTIONS = ['update', 'publish'];

/** What the checks find in an article, for the panel beside its form. */
export const findings = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = (): Findings => strapi.plugin(PLUGIN_ID).service('findings');
  /** Whoever may change or publish articles answers for them. */
  const canAnswer = (ctx: Context): boolean =>
    ANSWERING_ACTIONS.some((action) =>
      ctx.state.userAbility.can(`plugin::content-manager.explorer.${action}`, ARTICLE_UID),
    );

  async function reply(ctx: Context, article: Parameters<Findings['list']>[0]) {
    ctx.body = { data: { findings: await service().list(article), canAnswer: canAnswer(ctx) } };
  }

  return {
    async list(ctx: Context) {
      const { locale } = parseRequest(FindingsRequestSchema, ctx.query);
      await reply(ctx, { documentId: documentIdIn(ctx), locale });
    },

    async answer(ctx: Context) {
      if (!canAnswer(ctx)) throw new errors.PolicyError('Bạn không sửa hoặc đăng được bài này.');
      const { locale, subjectHash } = parseRequest(AnswerFindingSchema, Object(ctx.request).body);
      const article = { documentId: documentIdIn(ctx), locale };
      await service().answer(article, subjectHash, personOf(ctx));
      await reply(ctx, article);
    },
  };
};
