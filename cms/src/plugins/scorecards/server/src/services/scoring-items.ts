import { FrameworkItemsSchema } from '@congkhai/shared/scorecards/framework';
import {
  isPeriodOpen,
  PeriodRulesSchema,
  PeriodStageSchema,
} from '@congkhai/shared/scorecards/period';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { BLOCK_UID, SCORECARD_UID } from '../constants';

const BlockRowSchema = z.object({
  framework: z.object({ name: z.string(), items: FrameworkItemsSchema }).nullable(),
  period: z
    .object({
      name: z.string(),
      stage: PeriodStageSchema,
      ...PeriodRulesSchema.pick({ rounding: true, decimalsShown: true }).shape,
    })
    .nullable(),
});
const POPULATE_BLOCK = { framework: true, period: true };

/** What the form of a scorecard needs to know: the items to score, and whether scores may still change. */
export const scoringItems = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Null if there is no such block, or if it has no framework and period yet. */
  async ofBlock(documentId: string) {
    const block: unknown = await strapi.db
      .query(BLOCK_UID)
      .findOne({ where: { documentId }, populate: POPULATE_BLOCK });
    return toScoringItems(block);
  },

  /** The same for the block of a scorecard that is saved already. */
  async ofScorecard(documentId: string) {
    const scorecard: unknown = await strapi.db
      .query(SCORECARD_UID)
      .findOne({ where: { documentId }, populate: { block: { populate: POPULATE_BLOCK } } });
    const parsed = z.object({ block: z.unknown() }).nullable().parse(scorecard);
    return toScoringItems(parsed?.block ?? null);
  },
});
export type ScoringItems = ReturnType<typeof scoringItems>;

function toScoringItems(row: unknown) {
  const block = BlockRowSchema.nullable().parse(row);
  if (!block?.framework || !block.period) return null;
  const { name, stage, rounding, decimalsShown } = block.period;
  return {
    frameworkName: block.framework.name,
    items: block.framework.items,
    periodName: name,
    isOpen: isPeriodOpen(stage),
    rounding,
    decimalsShown,
  };
}
