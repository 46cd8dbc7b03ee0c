import type {
  CellChange,
  HistoryResponse,
  MatrixResponse,
  RevisionsResponseSchema,
} from '@congkhai/shared/contracts/scorecards-admin';
import { compactScores, type PublishedTotals } from '@congkhai/shared/scorecards/scorecard';
import { localDayOf } from '@congkhai/shared/time/local-day';
import type { Core } from '@strapi/strapi';
import type * as z from 'zod';
import { type Actor, actorOf } from '../rights/actor';
import { cellRightsOf } from '../rights/cell-rights';
import { deadlinesOf } from '../rights/deadlines';
import { rulesOf } from '../rows';
import { assessedUnitOf, type BlockContext, loadBlock, unitOf } from '../scores/block-context';
import { cardTable } from '../scores/card-table';
import { changeLog } from '../scores/change-log';
import { savePublishedTotals } from '../scores/save-published-totals';
import { type SaveOptions, type SaveOutcome, saveScores } from '../scores/save-scores';

/** Scores as the wire and the database have them: without blank fields. */
type SparseMatrix = Omit<MatrixResponse['data'], 'cards'> & {
  cards: (Omit<MatrixResponse['data']['cards'][number], 'scores'> & {
    scores: ReturnType<typeof compactScores>;
  })[];
};

/**
 * The scores of the units of a block: what they are, who may change what, and every change. `blockId` is Strapi's document id of the
 * block. Without `actor`, the rights are those of whoever sent the request that is being answered. Throws `NotFoundError` for a
 * block that is not there.
 */
export const scores = ({ strapi }: { strapi: Core.Strapi }) => {
  const cards = cardTable(strapi);
  const load = async (blockId: string, actor?: Actor) => {
    const who = actor ?? (await actorOf(strapi));
    return { context: await loadBlock(strapi, blockId, who), who };
  };

  return {
    /** Everything a grid needs; with `unitIds`, the cards of these units only. */
    async matrix(
      blockId: string,
      { unitIds, actor }: { unitIds?: readonly string[]; actor?: Actor } = {},
    ): Promise<SparseMatrix> {
      const { context, who } = await load(blockId, actor);
      const rights = cellRightsOf(context.period, who, localDayOf(new Date()));
      return {
        ...frameOf(context),
        cards: await listCards(strapi, context, unitIds),
        editableFields: [...rights.fields],
        editableStates: [...rights.states],
        notice: rights.notice,
        isReasonRequired: rights.isReasonRequired,
        isOwnUnitsOnly: who.ownUnitIds !== null,
      };
    },

    async revisions(blockId: string): Promise<z.infer<typeof RevisionsResponseSchema>['data']> {
      const { context } = await load(blockId);
      const revisions = await cards.listRevisions(context.units.map((unit) => unit.scorecardKey));
      return context.units.map(({ unitId, scorecardKey }) => ({
        unitId,
        revision: revisions.get(scorecardKey) ?? 0,
      }));
    },

    /** Saves cells, each decided by itself. */
    async save(
      blockId: string,
      changes: readonly CellChange[],
      { actor, ...options }: SaveOptions & { actor?: Actor },
    ): Promise<SaveOutcome> {
      return saveScores(
        strapi,
        { blockId, changes, actor: actor ?? (await actorOf(strapi)) },
        options,
      );
    },

    /**
     * Saves the cells of many cards, or none of them if one is refused or in conflict. A dry run decides the same and saves nothing:
     * `appliedCount` and `revisions` then say what would be.
     */
    async applyAll(
      blockId: string,
      changes: readonly CellChange[],
      {
        actor,
        ...options
      }: Pick<SaveOptions, 'reason' | 'isDryRun' | 'isDemonstration'> & { actor?: Actor },
    ): Promise<SaveOutcome> {
      return saveScores(
        strapi,
        { blockId, changes, actor: actor ?? (await actorOf(strapi)) },
        { ...options, isAllOrNothing: true },
      );
    },

    /** Puts in the totals that a decision printed for units. Throws `PolicyError` for whoever may not appraise now. */
    async setPublishedTotals(
      blockId: string,
      totals: ReadonlyMap<string, PublishedTotals | null>,
      { actor }: { actor?: Actor } = {},
    ): Promise<void> {
      const who = actor ?? (await actorOf(strapi));
      await savePublishedTotals(strapi, { blockId, totals, actor: who });
    },

    /** Who changed what in the card of a unit, newest first; of one item only, if it is named. */
    async history(
      blockId: string,
      unitId: string,
      itemId: string | null,
    ): Promise<HistoryResponse['data']> {
      const { context } = await load(blockId);
      const { scorecardKey } = unitOf(context, unitId);
      const rows = await changeLog(strapi).list(scorecardKey, itemId);
      return rows.map(({ changedAt, userName, ...row }) => ({
        ...row,
        changedAt: changedAt.toISOString(),
        changedBy: userName,
      }));
    },
  };
};
export type Scores = ReturnType<typeof scores>;

function frameOf({ period, block, framework }: BlockContext) {
  const { documentId, periodId, name, year, stage, isCorrectionOpen } = period;
  return {
    period: {
      documentId,
      periodId,
      name,
      year,
      stage,
      isCorrectionOpen,
      deadlines: deadlinesOf(period),
      rules: rulesOf(period),
    },
    block: {
      documentId: block.documentId,
      blockId: block.blockId,
      name: block.name,
      gradeBands: block.gradeBands,
      rescaleToThousandths: block.rescaleToThousandths,
    },
    framework,
  };
}

async function listCards(
  strapi: Core.Strapi,
  { units }: BlockContext,
  unitIds: readonly string[] | undefined,
): Promise<SparseMatrix['cards']> {
  const wanted = unitIds && new Set(unitIds);
  const shown = units.filter(({ unitId }) => !wanted || wanted.has(unitId));
  const found = await cardTable(strapi).find(shown.map(({ scorecardKey }) => scorecardKey));
  const byKey = new Map(found.map((card) => [card.scorecardKey, card]));
  return shown.map((unit) => {
    const card = byKey.get(unit.scorecardKey);
    return {
      documentId: card?.documentId ?? null,
      unit: assessedUnitOf(unit),
      revision: card?.revision ?? 0,
      scores: compactScores(card?.scores ?? {}),
      publishedTotals: card?.publishedTotals ?? null,
      isDemonstration: card?.isDemonstration ?? false,
    };
  });
}
