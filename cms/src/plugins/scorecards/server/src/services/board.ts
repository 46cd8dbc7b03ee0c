import type {
  BoardResponse,
  Deadlines,
  DifferencesResponseSchema,
} from '@congkhai/shared/contracts/scorecards-admin';
import type { LegalDocument } from '@congkhai/shared/news/legal-document';
import {
  isPeriodOpen,
  isPeriodPublic,
  PERIOD_STAGES,
  type PeriodStage,
} from '@congkhai/shared/scorecards/period';
import { planScoring } from '@congkhai/shared/scorecards/scoring';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type * as z from 'zod';
import { progressOf } from '../board/progress';
import { ACTIONS, BLOCK_UID, PERIOD_UID, PLUGIN_ID } from '../constants';
import { decisionFieldsOf, decisionOf } from '../decision-fields';
import { findStageProblems } from '../guards/stage-problems';
import type { StoredRelease } from '../releases/release-tables';
import { type Actor, actorOf, ownsUnit } from '../rights/actor';
import { deadlineFieldsOf, deadlinesOf } from '../rights/deadlines';
import { findPeriod, type PeriodRow, rulesOf } from '../rows';
import { assessedUnitOf, loadBlock } from '../scores/block-context';
import { cardTable } from '../scores/card-table';
import type { Releases } from './releases';

/** Where a year stands, and the steps of it. Each is checked by the guard of periods, whoever asks for it. */
export const board = ({ strapi }: { strapi: Core.Strapi }) => {
  const releases = (): Releases => strapi.plugin(PLUGIN_ID).service('releases');
  const update = (documentId: string, data: Record<string, unknown>) =>
    strapi.documents(PERIOD_UID).update({ documentId, data });

  return {
    async read(documentId: string): Promise<BoardResponse['data']> {
      const actor = await actorOf(strapi);
      const period = await findPeriod(strapi, documentId);
      const { periodId, name, year, stage, isCorrectionOpen, correctionReason } = period;
      const isOpenable = isPeriodPublic(stage) && actor.can(ACTIONS.correct);
      const stored = await releases().list(periodId);
      return {
        documentId,
        periodId,
        name,
        year,
        stage,
        isCorrectionOpen,
        correctionReason,
        deadlines: deadlinesOf(period),
        decision: decisionOf(period),
        blocks: await readBlocks(strapi, period, actor),
        releases: stored.map((release) => toHeadline(release, stage)),
        possibleStages: possibleStagesOf(stage, stored, actor),
        canOpenCorrection: isOpenable && !isCorrectionOpen,
        canPublishCorrection: isOpenable && isCorrectionOpen,
        canManage: actor.can(ACTIONS.manage),
      };
    },

    async moveTo(documentId: string, stage: PeriodStage): Promise<void> {
      await findPeriod(strapi, documentId);
      await update(documentId, { stage });
    },

    async setDeadlines(documentId: string, deadlines: Deadlines): Promise<void> {
      await findPeriod(strapi, documentId);
      await update(documentId, deadlineFieldsOf(deadlines));
    },

    async setDecision(documentId: string, decision: LegalDocument): Promise<void> {
      const actor = await actorOf(strapi);
      await findPeriod(strapi, documentId);
      if (!actor.can(ACTIONS.manage) && !actor.can(ACTIONS.approve))
        throw new errors.PolicyError('Bạn không có quyền ghi quyết định của kỳ đánh giá.');
      await update(documentId, decisionFieldsOf(decision));
    },

    /** Printed totals that do not follow from the scores of a release. Throws `NotFoundError` for one that is not there. */
    async differences(
      documentId: string,
      number: number,
    ): Promise<z.infer<typeof DifferencesResponseSchema>['data']> {
      const actor = await actorOf(strapi);
      const { periodId } = await findPeriod(strapi, documentId);
      const stored = await releases().find(periodId, number);
      if (!stored) throw new errors.NotFoundError('Không có bản công bố này.');
      const { blocks, units } = stored.release;
      const named = new Map(
        blocks.flatMap((block) => block.units).map((unit) => [unit.unitId, unit]),
      );
      return units.flatMap(({ unitId, differences }) => {
        const unit = named.get(unitId);
        const isShown = unit && differences.length > 0 && ownsUnit(actor, unitId);
        return isShown ? [{ unit, differences }] : [];
      });
    },
  };
};
export type Board = ReturnType<typeof board>;

function toHeadline({ release, sha256, publishedAt }: StoredRelease, stage: PeriodStage) {
  const { number, frozenAt, decision, errata, units } = release;
  return {
    number,
    frozenAt,
    decision,
    sha256,
    errata,
    isPublic: publishedAt !== null && isPeriodPublic(stage),
    differenceCount: units.reduce((sum, { differences }) => sum + differences.length, 0),
  };
}

function possibleStagesOf(
  stage: PeriodStage,
  stored: readonly StoredRelease[],
  actor: Actor,
): PeriodStage[] {
  const wasPublic = stored.some(({ publishedAt }) => publishedAt !== null);
  return PERIOD_STAGES.filter((to) => {
    const isReopening = stage === 'approved' && isPeriodOpen(to);
    return (
      to !== stage &&
      !(isReopening && wasPublic) &&
      findStageProblems(stage, to, (action) => actor.can(action)).length === 0
    );
  });
}

async function readBlocks(
  strapi: Core.Strapi,
  period: PeriodRow,
  actor: Actor,
): Promise<BoardResponse['data']['blocks']> {
  const rows: { documentId: string }[] = await strapi.db.query(BLOCK_UID).findMany({
    where: {
      period: { documentId: period.documentId },
      framework: { documentId: { $notNull: true } },
    },
    select: ['documentId'],
    orderBy: { blockId: 'asc' },
  });
  const blocks: BoardResponse['data']['blocks'] = [];
  for (const { documentId } of rows) blocks.push(await readBlock(strapi, documentId, actor));
  return actor.ownUnitIds === null ? blocks : blocks.filter(({ unitCount }) => unitCount > 0);
}

async function readBlock(strapi: Core.Strapi, documentId: string, actor: Actor) {
  const { block, framework, period, units } = await loadBlock(strapi, documentId, actor);
  const cards = await cardTable(strapi).find(units.map(({ scorecardKey }) => scorecardKey));
  const { rescaleToThousandths } = block;
  const plan = planScoring(framework.items, { ...rulesOf(period), rescaleToThousandths });
  const progress = cards.map(({ scores }) => progressOf(plan, scores));
  const made = new Set(cards.map(({ scorecardKey }) => scorecardKey));
  return {
    documentId,
    blockId: block.blockId,
    name: block.name,
    frameworkId: framework.frameworkId,
    frameworkName: framework.name,
    unitCount: units.length,
    cardCount: cards.length,
    selfAssessedCount: progress.filter(({ isSelfAssessed }) => isSelfAssessed).length,
    appraisedCount: progress.filter(({ isAppraised }) => isAppraised).length,
    completeCount: progress.filter(({ isComplete }) => isComplete).length,
    unitsWithoutCard: units
      .filter(({ scorecardKey }) => !made.has(scorecardKey))
      .map(assessedUnitOf),
  };
}
