import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import type { Publishable } from '@congkhai/shared/contracts/publishable';
import { PublishedPeriodsSchema } from '@congkhai/shared/contracts/published-index';
import { FrameworkSchema } from '@congkhai/shared/scorecards/framework';
import type { Period } from '@congkhai/shared/scorecards/period';
import { ScorecardSchema } from '@congkhai/shared/scorecards/scorecard';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { BLOCK_UID, FRAMEWORK_UID, PERIOD_UID, PLUGIN_ID, SCORECARD_UID } from './constants';
import { decisionOf } from './decision-fields';
import { FrameworkRowSchema } from './rows';
import type { Releases } from './services/releases';

const PeriodSubjectsSchema = z.object({
  periodId: z.string(),
  stage: z.string(),
  blocks: z.array(
    z.object({
      framework: z.object({ frameworkId: z.string() }).nullable(),
      units: z.array(z.object({ unitId: z.string() })),
    }),
  ),
});

const ScorecardRowSchema = z.object({
  unitName: z.string(),
  scores: z.unknown(),
  isDemonstration: z.boolean(),
  unit: z.object({ unitId: z.string() }),
  block: z.object({ blockId: z.string() }),
});

/**
 * What scorecards publishes, in the order in which a publication has to appear: the period last, so that no ranking is computed
 * from half of the scorecards. Only a period's stage makes anything public, because everything else is locked by then. Each
 * scorecard is a subject of its own: thousands of them never stand in memory at once, and each is retried alone.
 */
export function scorecardPublishables(strapi: Core.Strapi): Publishable[] {
  const releases = (): Releases => strapi.plugin(PLUGIN_ID).service('releases');
  const publishable = (
    kind: string,
    subjectsOf: (period: PublishedPeriod) => string[],
    documentOf: (id: string) => Promise<{ key: string; body: unknown } | null>,
  ): Publishable => ({
    kind,
    uids: [PERIOD_UID],
    async subjectsOf({ documentId }: { documentId: string }) {
      const period = await findPublishedPeriod(strapi, documentId);
      return period ? subjectsOf(period) : [];
    },
    async documentsOf(subject: string) {
      const document = await documentOf(subject.slice(kind.length + 1));
      return document ? [{ ...document, dependents: [] }] : [];
    },
  });

  return [
    publishable(
      'framework',
      ({ frameworkIds }) => frameworkIds.map((id) => `framework:${id}`),
      (frameworkId) => findFramework(strapi, frameworkId),
    ),
    publishable(
      'scorecard',
      ({ periodId, unitIds }) => unitIds.map((unitId) => `scorecard:${periodId}/${unitId}`),
      (address) => findScorecard(strapi, address),
    ),
    publishable(
      'period',
      ({ periodId }) => [`period:${periodId}`],
      async (periodId) => {
        const body = await releases().find(periodId);
        return body && { key: objectKeys.period(periodId), body };
      },
    ),
    publishable(
      'periods',
      () => ['periods'],
      async () => {
        const periods = (await releases().list()).map(toHeadline);
        return { key: objectKeys.periods(), body: PublishedPeriodsSchema.parse({ periods }) };
      },
    ),
  ];
}

interface PublishedPeriod {
  periodId: string;
  frameworkIds: string[];
  unitIds: string[];
}

// Asked before and after a change, so that a period which is published by it, or withdrawn, is found once.
async function findPublishedPeriod(
  strapi: Core.Strapi,
  documentId: string,
): Promise<PublishedPeriod | null> {
  const row: unknown = await strapi.db.query(PERIOD_UID).findOne({
    where: { documentId, stage: 'published' },
    populate: {
      blocks: {
        populate: { framework: { select: ['frameworkId'] }, units: { select: ['unitId'] } },
      },
    },
  });
  const period = PeriodSubjectsSchema.nullable().parse(row);
  return (
    period && {
      periodId: period.periodId,
      frameworkIds: period.blocks.flatMap(({ framework }) => framework?.frameworkId ?? []),
      unitIds: period.blocks.flatMap(({ units }) => units.map(({ unitId }) => unitId)),
    }
  );
}

async function findFramework(strapi: Core.Strapi, frameworkId: string) {
  const where = { framework: { frameworkId }, period: { stage: 'published' } };
  if ((await strapi.db.query(BLOCK_UID).count({ where })) === 0) return null;
  const row = FrameworkRowSchema.parse(
    await strapi.db.query(FRAMEWORK_UID).findOne({ where: { frameworkId } }),
  );
  const { name, items } = row;
  return {
    key: objectKeys.framework(frameworkId),
    body: FrameworkSchema.parse({ frameworkId, name, decision: decisionOf(row), items }),
  };
}

async function findScorecard(strapi: Core.Strapi, address: string) {
  const [periodId = '', unitId = ''] = address.split('/');
  const row: unknown = await strapi.db.query(SCORECARD_UID).findOne({
    where: { block: { period: { periodId, stage: 'published' } }, unit: { unitId } },
    populate: { block: { select: ['blockId'] }, unit: { select: ['unitId'] } },
  });
  const scorecard = ScorecardRowSchema.nullable().parse(row);
  if (!scorecard) return null;
  const { block, unitName, scores, isDemonstration } = scorecard;
  return {
    key: objectKeys.scorecard(periodId, unitId),
    body: ScorecardSchema.parse({
      periodId,
      blockId: block.blockId,
      unit: { unitId, name: unitName },
      scores,
      isDemonstration,
    }),
  };
}

function toHeadline({ periodId, name, year, decision, blocks }: Period) {
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
