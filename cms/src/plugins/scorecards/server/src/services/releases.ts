import { GradeBandsSchema } from '@congkhai/shared/scorecards/grading';
import { type Period, PeriodSchema } from '@congkhai/shared/scorecards/period';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { BLOCK_UID, PERIOD_UID, RELEASE_UID, SCORECARD_UID } from '../constants';
import { decisionOf } from '../decision-fields';
import { PeriodRowSchema } from '../rows';
import { titleOf } from '../scorecard-title';

const ReleaseRowSchema = z.object({ document: PeriodSchema });

const BlockRowSchema = z.object({
  blockId: z.string(),
  name: z.string(),
  gradeBands: GradeBandsSchema,
  gradeBandsSource: z.string().nullable(),
  framework: z.object({ frameworkId: z.string() }),
  units: z.array(z.object({ unitId: z.string(), fullName: z.string() })),
});

const NamedScorecardSchema = z.object({
  documentId: z.string(),
  unitName: z.string(),
  unit: z.object({ fullName: z.string() }),
});

/**
 * What was published of a period, kept as it was: units are renamed and merged later, and a score belongs to the unit as it was.
 * Calls join the transaction that is open around them.
 */
export const releases = ({ strapi }: { strapi: Core.Strapi }) => {
  const rows = () => strapi.db.query(RELEASE_UID);
  return {
    /** Freezes the period and the names in its scorecards. */
    async make(periodDocumentId: string): Promise<void> {
      const document = await buildPeriod(strapi, periodDocumentId);
      await nameScorecards(strapi, periodDocumentId, document.year);
      await rows().deleteMany({ where: { periodId: document.periodId } });
      await rows().create({ data: { periodId: document.periodId, document } });
    },

    async withdraw(periodId: string): Promise<void> {
      await rows().deleteMany({ where: { periodId } });
    },

    /** The period as it was published, or null if it is not public now. */
    async find(periodId: string): Promise<Period | null> {
      const row: unknown = await rows().findOne({ where: { periodId } });
      return ReleaseRowSchema.nullable().parse(row)?.document ?? null;
    },

    /** All published periods, newest year first. */
    async list(): Promise<Period[]> {
      const periods = z.array(ReleaseRowSchema).parse(await rows().findMany());
      return periods
        .map(({ document }) => document)
        .sort((a, b) => b.year - a.year || (a.periodId < b.periodId ? -1 : 1));
    },
  };
};
export type Releases = ReturnType<typeof releases>;

async function buildPeriod(strapi: Core.Strapi, documentId: string): Promise<Period> {
  const period = PeriodRowSchema.parse(
    await strapi.db.query(PERIOD_UID).findOne({ where: { documentId } }),
  );
  const blocks = z.array(BlockRowSchema).parse(
    await strapi.db.query(BLOCK_UID).findMany({
      where: { period: { documentId } },
      orderBy: { blockId: 'asc' },
      populate: {
        framework: { select: ['frameworkId'] },
        units: { select: ['unitId', 'fullName'] },
      },
    }),
  );
  const { periodId, name, year, tieRule, comparison, rounding, decimalsShown } = period;
  return PeriodSchema.parse({
    periodId,
    name,
    year,
    decision: decisionOf(period),
    unitsAsOf: `${year}-12-31`,
    rules: { tieRule, comparison, rounding, decimalsShown },
    blocks: blocks.map(({ framework, units, ...block }) => ({
      ...block,
      frameworkId: framework.frameworkId,
      units: units
        .map(({ unitId, fullName }) => ({ unitId, name: fullName }))
        .sort((a, b) => (a.unitId < b.unitId ? -1 : 1)),
    })),
  });
}

// Only units renamed since their scorecard was last saved have anything to change here.
async function nameScorecards(
  strapi: Core.Strapi,
  periodDocumentId: string,
  year: number,
): Promise<void> {
  const scorecards = z.array(NamedScorecardSchema).parse(
    await strapi.db.query(SCORECARD_UID).findMany({
      where: { block: { period: { documentId: periodDocumentId } } },
      select: ['documentId', 'unitName'],
      populate: { unit: { select: ['fullName'] } },
    }),
  );
  for (const { documentId, unitName, unit } of scorecards) {
    if (unitName === unit.fullName) continue;
    await strapi.db.query(SCORECARD_UID).update({
      where: { documentId },
      data: { unitName: unit.fullName, title: titleOf(unit.fullName, year) },
    });
  }
}
