import type { PublishedTotals } from '@congkhai/shared/scorecards/scorecard';
import { localDayOf } from '@congkhai/shared/time/local-day';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { ACTIONS, BLOCK_UID, PERIOD_UID } from '../constants';
import { lockRows } from '../locks';
import type { Actor } from '../rights/actor';
import { cellRightsOf } from '../rights/cell-rights';
import { loadBlock, unitOf } from './block-context';
import { cardTable, createCards } from './card-table';

/** Keeps the totals that a decision printed for units, beside the ones that follow from their scores. All are kept, or none. */
export async function savePublishedTotals(
  strapi: Core.Strapi,
  {
    blockId,
    totals,
    actor,
  }: { blockId: string; totals: ReadonlyMap<string, PublishedTotals | null>; actor: Actor },
): Promise<void> {
  await strapi.db.transaction(async () => {
    const { period, block } = await loadBlock(strapi, blockId, actor);
    await lockRows(strapi, PERIOD_UID, [period.id], 'share');
    await lockRows(strapi, BLOCK_UID, [block.id], 'update');
    const context = await loadBlock(strapi, blockId, actor);
    const units = [...totals.keys()].map((unitId) => unitOf(context, unitId));
    const { fields, notice } = cellRightsOf(context.period, actor, localDayOf(new Date()));
    const isOffice = actor.can(ACTIONS.appraise) || actor.can(ACTIONS.record);
    if (!isOffice || fields.size === 0)
      throw new errors.PolicyError(notice ?? 'Bạn không có quyền nhập số liệu đã công bố.');
    const unitIdByKey = new Map(units.map((unit) => [unit.scorecardKey, unit.unitId]));
    const keys = [...unitIdByKey.keys()];
    const table = cardTable(strapi);
    const made = await table.listRevisions(keys);
    await createCards(
      strapi,
      units.filter(({ scorecardKey }) => !made.has(scorecardKey)),
      { block: context.block, year: context.period.year, isDemonstration: false },
    );
    for (const { id, scorecardKey } of await table.find(keys, { isLocked: true }))
      await table.setPublishedTotals(id, totals.get(unitIdByKey.get(scorecardKey) ?? '') ?? null);
  });
}
