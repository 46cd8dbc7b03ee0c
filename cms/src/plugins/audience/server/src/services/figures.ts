import type {
  Answer,
  ArticleFigures,
  HomeFigures,
  RangeFigures,
  RangeRequest,
  Ranking,
  RankingRequest,
  TransparencyFigures,
  TransparencyFiguresRequest,
} from '@congkhai/shared/contracts/audience-admin';
import { TransparencyResponseSchema } from '@congkhai/shared/contracts/read-api-ledger';
import {
  ArticleViewsResponseSchema,
  AudienceNowResponseSchema,
  AudienceResponseSchema,
  MostReadResponseSchema,
  RisingResponseSchema,
  TotalResponseSchema,
} from '@congkhai/shared/contracts/read-api-views';
import type { Core } from '@strapi/strapi';
import type * as z from 'zod';
import { articleTitles } from '../article-titles';
import { parseConfig } from '../config';
import { PLUGIN_ID } from '../constants';
import { askFunctions } from '../functions-api';

const HOME_ARTICLES = 5;
const LISTED_ARTICLES = 100;

/** Reads the audience's figures where everybody can: from the public API of the functions server. */
export const figures = ({ strapi }: { strapi: Core.Strapi }) => {
  const { functionsUrl } = parseConfig(strapi.config.get(`plugin::${PLUGIN_ID}`));

  function read<Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    query: Record<string, string | number> = {},
  ): Promise<z.infer<Schema>> {
    return askFunctions(functionsUrl, { path, query }, schema);
  }

  /** A server that keeps silent or says something else is a state of the page: writing and publishing go on without it. */
  async function answer<Figures>(load: () => Promise<Figures>): Promise<Answer<Figures>> {
    try {
      return { status: 'answered', figures: await load() };
    } catch (error) {
      strapi.log.warn(`audience: no figures from ${functionsUrl}: ${String(error)}`);
      return { status: 'unanswered' };
    }
  }

  return {
    home: (): Promise<Answer<HomeFigures>> =>
      answer(async () => {
        const [total, now, mostRead, rising] = await Promise.all([
          read('/v1/total', TotalResponseSchema),
          read('/v1/audience/now', AudienceNowResponseSchema),
          read('/v1/most-read', MostReadResponseSchema, { window: '7d', limit: HOME_ARTICLES }),
          read('/v1/rising', RisingResponseSchema, { limit: HOME_ARTICLES }),
        ]);
        return { total: total.data, now: now.data, mostRead, rising };
      }),

    ofArticle: (articleId: string): Promise<Answer<ArticleFigures>> =>
      answer(async () => (await read(`/v1/views/${articleId}`, ArticleViewsResponseSchema)).data),

    ofRange: ({ from, to, scope }: RangeRequest): Promise<Answer<RangeFigures>> =>
      answer(() =>
        read('/v1/audience', AudienceResponseSchema, {
          from,
          to,
          limit: LISTED_ARTICLES,
          ...scopeQueryOf(scope),
        }),
      ),

    transparency: (range: TransparencyFiguresRequest): Promise<Answer<TransparencyFigures>> =>
      answer(async () => {
        const response = await read('/v1/transparency', TransparencyResponseSchema, range);
        const flaggedIds = response.data.flagged.map(({ articleId }) => articleId);
        const titles = Object.fromEntries(await articleTitles(strapi, flaggedIds));
        return { ...response, titles };
      }),

    ranking: ({ locale, window, scope }: RankingRequest): Promise<Answer<Ranking>> =>
      answer(() =>
        read('/v1/most-read', MostReadResponseSchema, {
          locale,
          window,
          limit: LISTED_ARTICLES,
          ...scopeQueryOf(scope),
        }),
      ),
  };
};
export type FiguresService = ReturnType<typeof figures>;

function scopeQueryOf(scope: RangeRequest['scope']): Record<string, string> {
  const [name = 'all', id] = scope.split('/');
  return id === undefined ? {} : { [name]: id };
}
