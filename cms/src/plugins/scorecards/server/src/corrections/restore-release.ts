import { isDeepStrictEqual } from 'node:util';
import type { CellChange } from '@congkhai/shared/contracts/scorecards-admin';
import { findDifferences } from '@congkhai/shared/scorecards/cell-changes';
import {
  BLANK_SCORE,
  type PublishedTotals,
  type Scorecard,
} from '@congkhai/shared/scorecards/scorecard';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { ACTIONS } from '../constants';
import { type Actor, TRUSTED } from '../rights/actor';
import { loadBlock } from '../scores/block-context';
import { cardTable } from '../scores/card-table';
import { savePublishedTotals } from '../scores/save-published-totals';
import { saveScores } from '../scores/save-scores';

const REASON = 'Huỷ đính chính';

/** The cards of a release, by block and unit. */
export type FrozenCards = ReadonlyMap<string, Scorecard>;
export const frozenKeyOf = (blockId: string, unitId: string) => `${blockId}/${unitId}`;

/**
 * Brings the cards of a block back to what a release says. Every change is on record like any other, under the name of whoever
 * cancels the correction: that gives back what is public, so no right to appraise is asked for.
 */
export async function restoreRelease(
  strapi: Core.Strapi,
  documentId: string,
  { frozen, actor }: { frozen: FrozenCards; actor: Actor },
): Promise<void> {
  const trusted: Actor = {
    ...actor,
    can: (action) => action === ACTIONS.appraise || actor.can(action),
    ownUnitIds: null,
  };
  const { changes, totals } = await findWayBack(strapi, documentId, frozen);
  if (totals.size > 0)
    await savePublishedTotals(strapi, { blockId: documentId, totals, actor: trusted });
  if (changes.length === 0) return;
  const { conflicts, problems } = await saveScores(
    strapi,
    { blockId: documentId, changes, actor: trusted },
    { reason: REASON, isAllOrNothing: true },
  );
  const rest = await findWayBack(strapi, documentId, frozen);
  if (conflicts.length + problems.length + rest.changes.length > 0)
    throw new errors.ApplicationError(
      'Chưa huỷ được: có ô không trở lại được như bản đang công bố. Hãy sửa các ô ấy rồi huỷ lại.',
      { conflicts, problems },
    );
}

/** What differs from a release now, as changes that undo it. */
async function findWayBack(strapi: Core.Strapi, documentId: string, frozen: FrozenCards) {
  const { block, units, items } = await loadBlock(strapi, documentId, TRUSTED);
  const cards = await cardTable(strapi).find(units.map(({ scorecardKey }) => scorecardKey));
  const live = new Map(cards.map((card) => [card.scorecardKey, card]));
  const changes: CellChange[] = [];
  const totals = new Map<string, PublishedTotals | null>();
  for (const { unitId, scorecardKey } of units) {
    const card = live.get(scorecardKey);
    if (!card) continue;
    const before = frozen.get(frozenKeyOf(block.blockId, unitId));
    for (const itemId of items.keys())
      for (const change of findDifferences(
        itemId,
        card.scores[itemId] ?? BLANK_SCORE,
        before?.scores[itemId] ?? BLANK_SCORE,
      ))
        changes.push({ unitId, ...change });
    const printed = before?.publishedTotals ?? null;
    if (!isDeepStrictEqual(card.publishedTotals ?? null, printed)) totals.set(unitId, printed);
  }
  return { changes, totals };
}
