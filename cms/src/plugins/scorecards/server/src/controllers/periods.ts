import {
  DeadlinesSchema,
  MoveStageRequestSchema,
  OpenCorrectionRequestSchema,
  PublishCorrectionRequestSchema,
  SetDecisionRequestSchema,
} from '@congkhai/shared/contracts/scorecards-admin';
import { ReleaseNumberSchema } from '@congkhai/shared/scorecards/release';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import * as z from 'zod';
import { PLUGIN_ID } from '../constants';
import { DocumentIdSchema, parametersOf, parseRequest } from '../request';
import type { Board } from '../services/board';
import type { Corrections } from '../services/corrections';
import type { Periods } from '../services/periods';

const PeriodSchema = z.object({ documentId: DocumentIdSchema });
const ReleaseSchema = PeriodSchema.extend({
  number: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(ReleaseNumberSchema),
});

/** The years of the index: where each stands, its steps, its releases and corrections. */
export const periods = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = strapi.plugin(PLUGIN_ID).service;
  const board = (): Board => service('board');
  const corrections = (): Corrections => service('corrections');
  const idOf = (ctx: Context) => parametersOf(PeriodSchema, ctx).documentId;
  return {
    async list(ctx: Context) {
      const periodService: Periods = service('periods');
      ctx.body = { data: await periodService.list() };
    },
    async board(ctx: Context) {
      ctx.body = { data: await board().read(idOf(ctx)) };
    },
    async moveStage(ctx: Context) {
      const { to } = parseRequest(MoveStageRequestSchema, ctx.request.body);
      await board().moveTo(idOf(ctx), to);
      ctx.status = 204;
    },
    async setDeadlines(ctx: Context) {
      const deadlines = parseRequest(DeadlinesSchema, ctx.request.body);
      await board().setDeadlines(idOf(ctx), deadlines);
      ctx.status = 204;
    },
    async setDecision(ctx: Context) {
      const { decision } = parseRequest(SetDecisionRequestSchema, ctx.request.body);
      await board().setDecision(idOf(ctx), decision);
      ctx.status = 204;
    },
    async differences(ctx: Context) {
      const { documentId, number } = parametersOf(ReleaseSchema, ctx);
      ctx.body = { data: await board().differences(documentId, number) };
    },
    async openCorrection(ctx: Context) {
      const { reason } = parseRequest(OpenCorrectionRequestSchema, ctx.request.body);
      await corrections().open(idOf(ctx), reason);
      ctx.status = 204;
    },
    async cancelCorrection(ctx: Context) {
      await corrections().cancel(idOf(ctx));
      ctx.status = 204;
    },
    async suggestErrata(ctx: Context) {
      ctx.body = { data: await corrections().suggestErrata(idOf(ctx)) };
    },
    async publishCorrection(ctx: Context) {
      const correction = parseRequest(PublishCorrectionRequestSchema, ctx.request.body);
      await corrections().publish(idOf(ctx), correction);
      ctx.status = 204;
    },
  };
};
