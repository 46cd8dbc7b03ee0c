import { analyzeBlock, type BlockAnalysis } from '@congkhai/shared/scorecards/analysis';
import { assessBlock } from '@congkhai/shared/scorecards/block-results';
import type { Scorecard } from '@congkhai/shared/scorecards/scorecard';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { actorOf } from '../rights/actor';
import { rulesOf } from '../rows';
import { assessedUnitOf, loadBlock } from '../scores/block-context';
import { cardTable } from '../scores/card-table';

/** What a meeting looks at. */
export const analysis = ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * The analysis of a block from its scores as they are now. Throws `PolicyError` for an account of units: it compares all units of
   * the block.
   */
  async ofBlock(blockDocumentId: string): Promise<BlockAnalysis> {
    const actor = await actorOf(strapi);
    if (actor.ownUnitIds !== null)
      throw new errors.PolicyError('Tài khoản đơn vị chỉ xem được phiếu chấm của mình.');
    const { block, period, framework, units } = await loadBlock(strapi, blockDocumentId, actor);
    const rules = rulesOf(period);
    const unitsByKey = new Map(units.map((unit) => [unit.scorecardKey, unit]));
    const scorecards = new Map<string, Scorecard>();
    for (const card of await cardTable(strapi).find([...unitsByKey.keys()])) {
      const unit = unitsByKey.get(card.scorecardKey);
      if (!unit) continue;
      scorecards.set(unit.unitId, {
        periodId: period.periodId,
        blockId: block.blockId,
        unit: { unitId: unit.unitId, name: unit.name },
        scores: card.scores,
        publishedTotals: card.publishedTotals,
        isDemonstration: card.isDemonstration,
      });
    }
    const assessed = {
      ...block,
      frameworkId: framework.frameworkId,
      units: units.map(assessedUnitOf),
    };
    return analyzeBlock(assessBlock(assessed, { framework, rules, scorecards }), rules);
  },
});
export type Analysis = ReturnType<typeof analysis>;
