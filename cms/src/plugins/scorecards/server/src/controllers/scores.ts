import { IdentifierSchema, ItemIdSchema } from '@congkhai/shared/contracts/identifiers';
import {
  SaveScoresRequestSchema,
  SetPublishedTotalsRequestSchema,
} from '@congkhai/shared/contracts/scorecards-admin';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import * as z from 'zod';
import { PLUGIN_ID } from '../constants';
import { DocumentIdSchema, parametersOf, parseRequest } from '../request';
import type { Scores } from '../services/scores';

const BlockSchema = z.object({ documentId: DocumentIdSchema });
const UnitSchema = BlockSchema.extend({ unitId: IdentifierSchema });
const MatrixQuerySchema = z.object({
  unitIds: z
    .string()
    .transform((list) => list.split(','))
    .pipe(z.array(IdentifierSchema).max(500))
    .optional(),
});
const HistoryQuerySchema = z.object({ itemId: ItemIdSchema.optional() });

/** The scores of a block's units. */
export const scores = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = (): Scores => strapi.plugin(PLUGIN_ID).service('scores');
  return {
    async matrix(ctx: Context) {
      const { documentId } = parametersOf(BlockSchema, ctx);
      const { unitIds } = parseRequest(MatrixQuerySchema, ctx.query);
      ctx.body = { data: await service().matrix(documentId, unitIds ? { unitIds } : {}) };
    },
    async revisions(ctx: Context) {
      ctx.body = { data: await service().revisions(parametersOf(BlockSchema, ctx).documentId) };
    },
    async save(ctx: Context) {
      const { documentId } = parametersOf(BlockSchema, ctx);
      const { changes, reason } = parseRequest(SaveScoresRequestSchema, ctx.request.body);
      ctx.body = { data: await service().save(documentId, changes, { reason }) };
    },
    async setPublishedTotals(ctx: Context) {
      const { documentId, unitId } = parametersOf(UnitSchema, ctx);
      const { totals } = parseRequest(SetPublishedTotalsRequestSchema, ctx.request.body);
      await service().setPublishedTotals(documentId, new Map([[unitId, totals]]));
      ctx.status = 204;
    },
    async history(ctx: Context) {
      const { documentId, unitId } = parametersOf(UnitSchema, ctx);
      const { itemId } = parseRequest(HistoryQuerySchema, ctx.query);
      ctx.body = { data: await service().history(documentId, unitId, itemId ?? null) };
    },
  };
};
