import type { Framework } from '@congkhai/shared/scorecards/framework';
import { type Period, PeriodSchema } from '@congkhai/shared/scorecards/period';
import { recomputeTotals } from '@congkhai/shared/scorecards/recompute-totals';
import { type Erratum, type Release, ReleaseSchema } from '@congkhai/shared/scorecards/release';
import { compactScores, type Scorecard } from '@congkhai/shared/scorecards/scorecard';
import { type Continuity, continuityOf } from '@congkhai/shared/units/lineage';
import type { Core } from '@strapi/strapi';
import { unitHistory } from '../assessed-units';
import { BLOCK_UID } from '../constants';
import { decisionOf } from '../decision-fields';
import { TRUSTED } from '../rights/actor';
import { type PeriodRow, rulesOf, unitsDayOf } from '../rows';
import { assessedUnitOf, type BlockContext, loadBlock } from '../scores/block-context';
import { cardTable } from '../scores/card-table';
import { type Sealed, seal } from './canonical';
import type { ReleaseHeader, StoredRelease } from './release-tables';

/** A release to be kept, with its scorecards. */
export interface BuiltRelease {
  release: Release;
  scorecards: ({ unitId: string; blockId: string } & Sealed)[];
}

/** What a release follows: the one it replaces, and the one that changes are counted from. */
export interface ReleaseSurroundings {
  previous: ReleaseHeader | null;
  comparedWith: StoredRelease | null;
  errata: Erratum[];
  frozenAt: Date;
}

/** Puts together what is approved: the period as it is now, and every score. */
export async function buildRelease(
  strapi: Core.Strapi,
  period: PeriodRow,
  { previous, comparedWith, errata, frozenAt }: ReleaseSurroundings,
): Promise<BuiltRelease> {
  const contexts = await loadBlocks(strapi, period);
  const document = toPeriod(period, contexts);
  const frameworks = new Map(contexts.map(({ framework }) => [framework.frameworkId, framework]));
  const cards = await loadScorecards(strapi, document, contexts);
  const sealed = cards.map((card) => ({
    unitId: card.unit.unitId,
    blockId: card.blockId,
    ...seal(toSealedCard(card)),
  }));
  const sha256ByUnit = new Map(sealed.map(({ unitId, sha256 }) => [unitId, sha256]));
  const continuity = await continuities(strapi, document.unitsAsOf, comparedWith);
  const release = ReleaseSchema.parse({
    ...document,
    number: (previous?.number ?? 0) + 1,
    frozenAt: frozenAt.toISOString(),
    frameworks: [...frameworks.values()].map(toSealedFramework),
    units: recomputeTotals(document, { frameworks, scorecards: cards }).map((totals) => ({
      ...totals,
      scorecardSha256: sha256ByUnit.get(totals.unitId) ?? null,
      continuity: continuity(totals.unitId),
    })),
    comparedWith: comparedWith && { periodId: comparedWith.periodId, number: comparedWith.number },
    errata,
    previousRelease: previous && { number: previous.number, sha256: previous.sha256 },
    hasDemonstrationData: cards.some(({ isDemonstration }) => isDemonstration),
  });
  return { release, scorecards: sealed };
}

async function loadBlocks(strapi: Core.Strapi, period: PeriodRow): Promise<BlockContext[]> {
  const rows: { documentId: string }[] = await strapi.db.query(BLOCK_UID).findMany({
    where: { period: { documentId: period.documentId } },
    select: ['documentId'],
    orderBy: { blockId: 'asc' },
  });
  const contexts: BlockContext[] = [];
  // One after another: they share the transaction's connection.
  for (const { documentId } of rows) contexts.push(await loadBlock(strapi, documentId, TRUSTED));
  return contexts;
}

function toPeriod(period: PeriodRow, contexts: readonly BlockContext[]): Period {
  const { periodId, name, year, previousPeriod } = period;
  return PeriodSchema.parse({
    periodId,
    name,
    year,
    decision: decisionOf(period),
    unitsAsOf: unitsDayOf(period),
    previousPeriodId: previousPeriod?.periodId ?? null,
    rules: rulesOf(period),
    blocks: contexts.map(({ block, framework, units }) => ({
      blockId: block.blockId,
      name: block.name,
      frameworkId: framework.frameworkId,
      gradeBands: block.gradeBands,
      gradeBandsSource: block.gradeBandsSource,
      rescaleToThousandths: block.rescaleToThousandths,
      units: units.map(assessedUnitOf),
    })),
  });
}

async function loadScorecards(
  strapi: Core.Strapi,
  { periodId }: Period,
  contexts: readonly BlockContext[],
): Promise<Scorecard[]> {
  const scorecards: Scorecard[] = [];
  for (const { block, units } of contexts) {
    const unitsByKey = new Map(units.map((unit) => [unit.scorecardKey, unit]));
    for (const card of await cardTable(strapi).find([...unitsByKey.keys()])) {
      const unit = unitsByKey.get(card.scorecardKey);
      if (!unit) continue;
      scorecards.push({
        periodId,
        blockId: block.blockId,
        unit: { unitId: unit.unitId, name: unit.name },
        scores: card.scores,
        publishedTotals: card.publishedTotals,
        isDemonstration: card.isDemonstration,
      });
    }
  }
  return scorecards;
}

/** A card as readers get it and as it is hashed: without blank fields. */
function toSealedCard(card: Scorecard) {
  return { ...card, scores: compactScores(card.scores) };
}

function toSealedFramework(framework: Framework) {
  const { frameworkId, version } = framework;
  return { frameworkId, version, sha256: seal(framework).sha256 };
}

async function continuities(
  strapi: Core.Strapi,
  toDay: string,
  comparedWith: StoredRelease | null,
): Promise<(unitId: string) => Continuity | null> {
  if (!comparedWith) return () => null;
  const fromDay = comparedWith.release.unitsAsOf;
  const index = await unitHistory(strapi).index();
  return (unitId) => continuityOf(index, unitId, { fromDay, toDay });
}
