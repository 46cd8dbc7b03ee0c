import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import type { Publishable } from '@congkhai/shared/contracts/publishable';
import {
  PublishedPeriodSchema,
  PublishedPeriodsSchema,
} from '@congkhai/shared/contracts/published-index';
import { SealedReleaseSchema } from '@congkhai/shared/scorecards/release';
import { ScorecardSchema } from '@congkhai/shared/scorecards/scorecard';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { BLOCK_UID, FRAMEWORK_UID, PERIOD_UID, PLUGIN_ID } from './constants';
import type { ReleaseHeader, StoredRelease } from './releases/release-tables';
import { FRAMEWORK_POPULATE, FrameworkRowSchema, toFramework } from './rows';
import type { Releases } from './services/releases';

const PUBLIC_STAGES = ['published', 'corrected'];

/**
 * What scorecards publishes. The service of releases queues these subjects, in the order in which a publication has to appear: what
 * points to the rest last, so that no ranking is computed from half of the scorecards. Each scorecard is a subject of its own:
 * thousands of them never stand in memory at once, and each is retried alone.
 */
export function scorecardPublishables(strapi: Core.Strapi): Publishable[] {
  const releases = (): Releases => strapi.plugin(PLUGIN_ID).service('releases');
  const findPublic = async (periodId: string, number: number) => {
    const published = await releases().listPublic(periodId);
    return published.find((release) => release.number === number) ?? null;
  };
  const listOpen = async (headers: readonly ReleaseHeader[]) => {
    const opened: StoredRelease[] = [];
    for (const header of headers) opened.push(await releases().findOpen(header));
    return opened;
  };
  const publishable = (
    kind: string,
    documentOf: (...address: string[]) => Promise<{ key: string; body: unknown } | null>,
  ): Publishable => ({
    kind,
    uids: [],
    subjectsOf: async () => [],
    async documentsOf(subject: string) {
      const document = await documentOf(...subject.slice(kind.length + 1).split('/'));
      return document ? [{ ...document, dependents: [] }] : [];
    },
  });

  return [
    publishable('framework', async (frameworkId = '') => findFramework(strapi, frameworkId)),
    publishable('scorecard', async (periodId = '', number = '', unitId = '') => {
      const stored = await findPublic(periodId, Number(number));
      const body = stored && (await releases().findScorecard(stored.id, unitId));
      if (!stored || !body) return null;
      ScorecardSchema.parse(body);
      return { key: objectKeys.releasedScorecard(periodId, stored.number, unitId), body };
    }),
    publishable('release', async (periodId = '', number = '') => {
      const stored = await findPublic(periodId, Number(number));
      if (!stored) return null;
      const { release, sha256 } = await releases().findOpen(stored);
      const body = SealedReleaseSchema.parse({ release, sha256 });
      return { key: objectKeys.release(periodId, stored.number), body };
    }),
    publishable('period', async (periodId = '') => {
      const published = await listOpen(await releases().listPublic(periodId));
      const [newest] = published;
      if (!newest) return null;
      const body = PublishedPeriodSchema.parse({
        ...toHeadline(newest),
        releases: [...published].reverse().map(toReleaseHeadline),
      });
      return { key: objectKeys.period(periodId), body };
    }),
    publishable('periods', async () => {
      const rows: unknown = await strapi.db.query(PERIOD_UID).findMany({
        where: { stage: { $in: PUBLIC_STAGES } },
        orderBy: [{ year: 'desc' }, { periodId: 'asc' }],
      });
      const periods = [];
      for (const { periodId } of z.array(z.object({ periodId: z.string() })).parse(rows)) {
        const [newest] = await releases().listPublic(periodId);
        if (newest) periods.push(toHeadline(await releases().findOpen(newest)));
      }
      return { key: objectKeys.periods(), body: PublishedPeriodsSchema.parse({ periods }) };
    }),
  ];
}

async function findFramework(strapi: Core.Strapi, frameworkId: string) {
  const where = { framework: { frameworkId }, period: { stage: { $in: PUBLIC_STAGES } } };
  if ((await strapi.db.query(BLOCK_UID).count({ where })) === 0) return null;
  const row: unknown = await strapi.db
    .query(FRAMEWORK_UID)
    .findOne({ where: { frameworkId }, populate: FRAMEWORK_POPULATE });
  const body = toFramework(FrameworkRowSchema.parse(row));
  return { key: objectKeys.framework(frameworkId), body };
}

function toHeadline({ release }: StoredRelease) {
  const { periodId, name, year, decision, blocks } = release;
  return {
    periodId,
    name,
    year,
    decision,
    blocks: blocks.map((block) => ({
      blockId: block.blockId,
      name: block.name,
      unitCount: block.units.length,
    })),
  };
}

function toReleaseHeadline({ release, sha256 }: StoredRelease) {
  const { number, frozenAt, decision, errata } = release;
  return { number, frozenAt, decision, sha256, errata };
}
