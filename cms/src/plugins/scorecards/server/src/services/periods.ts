import type { ListPeriodsAdminResponse } from '@congkhai/shared/contracts/scorecards-admin';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { PERIOD_UID } from '../constants';
import { actorOf, ownsUnit } from '../rights/actor';
import { PeriodRowSchema } from '../rows';

const RowSchema = PeriodRowSchema.pick({
  documentId: true,
  periodId: true,
  name: true,
  year: true,
  stage: true,
  isCorrectionOpen: true,
}).extend({
  blocks: z.array(
    z.object({
      documentId: z.string(),
      blockId: z.string(),
      name: z.string(),
      units: z.array(z.object({ unitId: z.string() })),
    }),
  ),
});

/** The years of the index. */
export const periods = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** All periods, newest year first. An account of units sees the blocks of its units only. */
  async list(): Promise<ListPeriodsAdminResponse['data']> {
    const actor = await actorOf(strapi);
    const rows: unknown = await strapi.db.query(PERIOD_UID).findMany({
      orderBy: [{ year: 'desc' }, { periodId: 'asc' }],
      populate: { blocks: { populate: { units: { select: ['unitId'] } } } },
    });
    return z
      .array(RowSchema)
      .parse(rows)
      .map(({ blocks, ...period }) => ({
        ...period,
        blocks: blocks
          .map(({ units, ...block }) => ({
            ...block,
            unitCount: units.filter(({ unitId }) => ownsUnit(actor, unitId)).length,
          }))
          .filter(({ unitCount }) => actor.ownUnitIds === null || unitCount > 0)
          .sort((left, right) => (left.blockId < right.blockId ? -1 : 1)),
      }));
  },
});
export type Periods = ReturnType<typeof periods>;
