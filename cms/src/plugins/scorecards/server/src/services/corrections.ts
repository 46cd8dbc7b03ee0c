import type { PublishCorrectionRequestSchema } from '@congkhai/shared/contracts/scorecards-admin';
import { isPeriodPublic } from '@congkhai/shared/scorecards/period';
import type { Erratum } from '@congkhai/shared/scorecards/release';
import { ScorecardSchema } from '@congkhai/shared/scorecards/scorecard';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import * as z from 'zod';
import { ACTIONS, BLOCK_UID, PERIOD_UID, PLUGIN_ID } from '../constants';
import { type FrozenCards, frozenKeyOf, restoreRelease } from '../corrections/restore-release';
import { suggestErrata } from '../corrections/suggest-errata';
import { decisionFieldsOf } from '../decision-fields';
import { lockRows } from '../locks';
import { recordPeriodAudit } from '../record-audit';
import { actorOf, TRUSTED } from '../rights/actor';
import { findPeriod, type PeriodRow } from '../rows';
import { loadBlock } from '../scores/block-context';
import { cardTable } from '../scores/card-table';
import { changeLog } from '../scores/change-log';
import type { Releases } from './releases';

/**
 * Corrections of a period that is public: opened with a reason, worked on, and published as the next release with its errata, or
 * cancelled.
 */
export const corrections = ({ strapi }: { strapi: Core.Strapi }) => {
  const releases = (): Releases => strapi.plugin(PLUGIN_ID).service('releases');
  const save = (documentId: string, data: Record<string, unknown>) =>
    strapi.db.query(PERIOD_UID).update({ where: { documentId }, data });

  /** The period, held until the transaction ends, if this person may correct it. */
  async function hold(documentId: string): Promise<PeriodRow> {
    const actor = await actorOf(strapi);
    if (!actor.can(ACTIONS.correct))
      throw new errors.PolicyError('Bạn không có quyền đính chính kỳ đánh giá.');
    const { id } = await findPeriod(strapi, documentId);
    await lockRows(strapi, PERIOD_UID, [id], 'update');
    const period = await findPeriod(strapi, documentId);
    if (!isPeriodPublic(period.stage))
      throw new errors.ApplicationError('Chỉ đính chính được kỳ đang công bố.');
    return period;
  }

  return {
    async open(documentId: string, reason: string): Promise<void> {
      await strapi.db.transaction(async () => {
        const period = await hold(documentId);
        if (period.isCorrectionOpen)
          throw new errors.ApplicationError('Kỳ đã mở để đính chính rồi.');
        await save(documentId, {
          isCorrectionOpen: true,
          correctionReason: reason.normalize('NFC').trim(),
        });
        await recordPeriodAudit(strapi, period, 'period.correction-opened', { reason });
      });
    },

    /** Closes a correction, with everything as the newest public release has it. What was changed, and changed back, stays on record. */
    async cancel(documentId: string): Promise<void> {
      const actor = await actorOf(strapi);
      await strapi.db.transaction(async () => {
        const period = await hold(documentId);
        if (!period.isCorrectionOpen)
          throw new errors.ApplicationError('Kỳ chưa mở để đính chính.');
        const frozen = await loadNewest(releases(), period);
        if (!frozen) throw new Error(`the period ${period.periodId} is public without a release`);
        for (const block of await listBlocks(strapi, period))
          await restoreRelease(strapi, block, { frozen, actor });
        await save(documentId, { isCorrectionOpen: false, correctionReason: null });
        await recordPeriodAudit(strapi, period, 'period.correction-cancelled', {});
      });
    },

    /** What differs now from the newest release. */
    async suggestErrata(documentId: string): Promise<Erratum[]> {
      const actor = await actorOf(strapi);
      if (actor.ownUnitIds !== null)
        throw new errors.PolicyError('Tài khoản của đơn vị không xem được phần đính chính.');
      return listErrata(strapi, releases(), await findPeriod(strapi, documentId));
    },

    /** Makes the next release public. `decision` is the one that corrects; null keeps the first. */
    async publish(
      documentId: string,
      { decision, errata }: z.infer<typeof PublishCorrectionRequestSchema>,
    ): Promise<void> {
      await strapi.db.transaction(async () => {
        const period = await hold(documentId);
        if (!period.isCorrectionOpen)
          throw new errors.ApplicationError('Kỳ chưa mở để đính chính.');
        if (decision) await save(documentId, decisionFieldsOf(decision));
        const release = await releases().freeze(await findPeriod(strapi, documentId), errata);
        await save(documentId, {
          stage: 'corrected',
          isCorrectionOpen: false,
          correctionReason: null,
        });
        await releases().publishCorrection(period.periodId);
        await recordPeriodAudit(strapi, period, 'release.corrected', {
          number: release.number,
          erratumCount: errata.length,
        });
      });
    },
  };
};
export type Corrections = ReturnType<typeof corrections>;

async function listErrata(
  strapi: Core.Strapi,
  releases: Releases,
  period: PeriodRow,
): Promise<Erratum[]> {
  const frozen = await loadNewest(releases, period);
  if (!frozen) return [];
  const errata: Erratum[] = [];
  for (const documentId of await listBlocks(strapi, period))
    errata.push(...(await listErrataOfBlock(strapi, documentId, frozen)));
  return errata;
}

/** The cards of the newest public release; null where there is none. */
async function loadNewest(
  releases: Releases,
  { periodId }: PeriodRow,
): Promise<FrozenCards | null> {
  const [newest] = await releases.listPublic(periodId);
  if (!newest) return null;
  const cards = z.array(ScorecardSchema).parse(await releases.listScorecards(newest.id));
  return new Map(cards.map((card) => [frozenKeyOf(card.blockId, card.unit.unitId), card]));
}

async function listBlocks(strapi: Core.Strapi, { documentId }: PeriodRow): Promise<string[]> {
  const blocks: { documentId: string }[] = await strapi.db.query(BLOCK_UID).findMany({
    where: { period: { documentId } },
    orderBy: { blockId: 'asc' },
  });
  return blocks.map((block) => block.documentId);
}

async function listErrataOfBlock(
  strapi: Core.Strapi,
  documentId: string,
  frozen: FrozenCards,
): Promise<Erratum[]> {
  const { block, units, items, period } = await loadBlock(strapi, documentId, TRUSTED);
  const cards = await cardTable(strapi).find(units.map(({ scorecardKey }) => scorecardKey));
  const live = new Map(cards.map((card) => [card.scorecardKey, card.scores]));
  const errata: Erratum[] = [];
  for (const { unitId, scorecardKey } of units) {
    const scores = {
      frozen: frozen.get(frozenKeyOf(block.blockId, unitId))?.scores ?? {},
      live: live.get(scorecardKey) ?? {},
    };
    const place = { blockId: block.blockId, unitId };
    const { rounding } = period;
    const found = suggestErrata(place, items, scores, { reasons: new Map(), rounding });
    if (found.length === 0) continue;
    const reasons = await listReasons(strapi, scorecardKey);
    errata.push(...suggestErrata(place, items, scores, { reasons, rounding }));
  }
  return errata;
}

/** Why each item of a card was changed last, where a reason is on record. */
async function listReasons(
  strapi: Core.Strapi,
  scorecardKey: string,
): Promise<Map<string, string>> {
  const reasons = new Map<string, string>();
  for (const { reason, changes } of await changeLog(strapi).list(scorecardKey, null))
    for (const { itemId } of changes)
      if (reason !== null && !reasons.has(itemId)) reasons.set(itemId, reason);
  return reasons;
}
