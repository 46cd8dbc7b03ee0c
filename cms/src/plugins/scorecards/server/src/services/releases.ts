import { isPeriodPublic, PeriodStageSchema } from '@congkhai/shared/scorecards/period';
import { type Erratum, type Release, ReleaseSchema } from '@congkhai/shared/scorecards/release';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { PERIOD_UID } from '../constants';
import { decisionOf } from '../decision-fields';
import { buildRelease } from '../releases/build-release';
import { queueForPublishing } from '../releases/queue-for-publishing';
import { refuseUnlistedBuilt, refuseUnlistedStored } from '../releases/refuse-unlisted-links';
import { type ReleaseHeader, releaseTables, type StoredRelease } from '../releases/release-tables';
import type { PeriodRow } from '../rows';

/**
 * What was approved of a period, kept as it was. The newest release may be frozen and not public yet; once it was public it is never
 * changed or deleted. Calls join the transaction that is open around them.
 */
export const releases = ({ strapi }: { strapi: Core.Strapi }) => {
  const tables = releaseTables(strapi);

  async function findOpen({ periodId, number }: ReleaseHeader): Promise<StoredRelease> {
    const stored = await tables.find(periodId, number);
    if (!stored) throw new Error(`release ${number} of ${periodId} is gone`);
    return stored;
  }

  async function listPublic(periodId: string): Promise<ReleaseHeader[]> {
    if (!(await isPublic(strapi, periodId))) return [];
    return (await tables.listHeaders(periodId)).filter(({ publishedAt }) => publishedAt !== null);
  }

  return {
    /** All releases of a period, newest first. */
    list: (periodId: string) => tables.list(periodId),
    find: (periodId: string, number: number) => tables.find(periodId, number),
    findScorecard: (id: number, unitId: string) => tables.findScorecard(id, unitId),
    listScorecards: (id: number) => tables.listScorecards(id),
    findOpen,
    /** Those that readers see now, newest first, without their contents. */
    listPublic,

    /** Whether a release of it was ever public. */
    async hasPublished(periodId: string): Promise<boolean> {
      return (await tables.listHeaders(periodId)).some(({ publishedAt }) => publishedAt !== null);
    },

    /** Freezes the period as it is now, as its next release. */
    async freeze(period: PeriodRow, errata: Erratum[]): Promise<Release> {
      const previousPeriodId = period.previousPeriod?.periodId;
      const [comparedWith] = previousPeriodId ? await listPublic(previousPeriodId) : [];
      const [previous = null] = await tables.listHeaders(period.periodId);
      const built = await buildRelease(strapi, period, {
        previous,
        comparedWith: comparedWith ? await findOpen(comparedWith) : null,
        errata,
        frozenAt: new Date(),
      });
      await refuseUnlistedBuilt(strapi, built);
      await tables.add(built.release, built.scorecards);
      return built.release;
    },

    /** Puts name and decision, which may be entered after approval, into the release that is not public yet. */
    async seal(period: PeriodRow): Promise<void> {
      const newest = await findUnpublished(tables, period.periodId);
      if (!newest) return;
      const { name } = period;
      const release = ReleaseSchema.parse({
        ...(await findOpen(newest)).release,
        name,
        decision: decisionOf(period),
      });
      await tables.replace(newest.id, release);
    },

    /** Takes back what was frozen and has not been public. */
    async discard(periodId: string): Promise<void> {
      const newest = await findUnpublished(tables, periodId);
      if (newest) await tables.remove(newest.id);
    },

    /** Makes every release of the period public, the newest for the first time. */
    async publish(periodId: string): Promise<void> {
      const newest = await findUnpublished(tables, periodId);
      if (newest) await tables.markPublished(newest.id, new Date());
      const all = await tables.list(periodId);
      await refuseUnlistedStored(strapi, all);
      await queueForPublishing(strapi, subjectsOf(all));
    },

    /** Makes one more release public beside those that are. */
    async publishCorrection(periodId: string): Promise<void> {
      const newest = await findUnpublished(tables, periodId);
      if (!newest) throw new Error(`the period ${periodId} has no release to publish`);
      await tables.markPublished(newest.id, new Date());
      await queueForPublishing(strapi, subjectsOf([await findOpen(newest)]));
    },

    /** Takes the period away from readers. Its releases are kept. */
    async withdraw(periodId: string): Promise<void> {
      await queueForPublishing(strapi, subjectsOf(await tables.list(periodId)).reverse());
    },

    /** Deletes the releases of a period that were made of invented figures. Throws if one is not. */
    async removeDemonstration(periodId: string): Promise<void> {
      for (const { id, isDemonstration, number } of await tables.listHeaders(periodId)) {
        if (!isDemonstration)
          throw new Error(`release ${number} of ${periodId} is no demonstration`);
        await tables.remove(id);
      }
    },
  };
};
export type Releases = ReturnType<typeof releases>;

async function findUnpublished(
  tables: ReturnType<typeof releaseTables>,
  periodId: string,
): Promise<ReleaseHeader | null> {
  const [newest] = await tables.listHeaders(periodId);
  return newest && newest.publishedAt === null ? newest : null;
}

async function isPublic(strapi: Core.Strapi, periodId: string): Promise<boolean> {
  const row: unknown = await strapi.db.query(PERIOD_UID).findOne({ where: { periodId } });
  const period = z.object({ stage: PeriodStageSchema }).nullable().parse(row);
  return period !== null && isPeriodPublic(period.stage);
}

/** What is to be brought to readers, in the order in which it appears: what points to the rest comes last. */
function subjectsOf(newestFirst: readonly StoredRelease[]): string[] {
  const oldestFirst = [...newestFirst].reverse();
  const periodId = oldestFirst[0]?.periodId;
  if (periodId === undefined) return [];
  return [
    ...new Set(
      oldestFirst.flatMap(({ release, number }) => [
        ...release.frameworks.map(({ frameworkId }) => `framework:${frameworkId}`),
        ...release.units
          .filter(({ scorecardSha256 }) => scorecardSha256 !== null)
          .map(({ unitId }) => `scorecard:${periodId}/${number}/${unitId}`),
        `release:${periodId}/${number}`,
      ]),
    ),
    `period:${periodId}`,
    'periods',
  ];
}
