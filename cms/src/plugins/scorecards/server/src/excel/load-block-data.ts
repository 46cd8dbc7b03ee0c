import { unitAsOf } from '@congkhai/shared/units/administrative-unit';
import type { BlockData } from '@congkhai/workbooks/scorecards/block-data';
import type { Core } from '@strapi/strapi';
import { unitHistory } from '../assessed-units';
import { actorOf } from '../rights/actor';
import { unitsDayOf } from '../rows';
import { assessedUnitOf, loadBlock } from '../scores/block-context';
import { cardTable } from '../scores/card-table';

/** What workbooks need to know of a block: its units that the person may see, with their scores. Throws `NotFoundError`. */
export async function loadBlockData(strapi: Core.Strapi, blockId: string): Promise<BlockData> {
  const { block, period, framework, units } = await loadBlock(
    strapi,
    blockId,
    await actorOf(strapi),
  );
  const cards = await cardTable(strapi).find(units.map(({ scorecardKey }) => scorecardKey));
  const cardByKey = new Map(cards.map((card) => [card.scorecardKey, card]));
  const index = await unitHistory(strapi).index();
  const day = unitsDayOf(period);
  return {
    period: { periodId: period.periodId, name: period.name },
    block: { blockId: block.blockId, name: block.name },
    framework,
    unitsAsOf: day,
    cards: units.map((unit) => {
      const card = cardByKey.get(unit.scorecardKey);
      return {
        unit: assessedUnitOf(unit),
        revision: card?.revision ?? 0,
        scores: card?.scores ?? {},
        publishedTotals: card?.publishedTotals ?? null,
      };
    }),
    nameIfNotInForce(unitId) {
      const history = index.historyOf(unitId);
      if (!history || unitAsOf(history, day)) return null;
      return history.versions.at(-1)?.fullName ?? unitId;
    },
  };
}
