import {
  assessBlocks,
  type BlockResults,
  type PeriodSources,
  type RankedResult,
  type UnrankedResult,
} from './block-results';
import { changeOf, type EarlierResults, indexEarlierResults } from './change';
import type { PeriodRules } from './period';
import { decimalOf } from './points';
import { drawRankIntervals, type RankInterval } from './rank-intervals';
import type { Release, ReleasedUnit, SealedRelease } from './release';
import { describeValues } from './statistics';
import {
  type BlockSummary,
  type PeriodSummary,
  type RankedUnit,
  STATISTICS_METHODS,
  toStatistics,
} from './summary';

/** Thrown when the summary given is not the one of the release that changes are counted from. */
export class ComparedSummaryMissing extends Error {
  override readonly name = 'ComparedSummaryMissing';
  constructor(readonly comparedWith: NonNullable<Release['comparedWith']>) {
    super(`No summary of release ${comparedWith.number} of ${comparedWith.periodId}`);
  }
}

/**
 * The summary of a release: a pure function of its frozen documents and of the summary of the release it is compared with (null
 * where it is compared with nothing). The order of scorecards does not matter.
 */
export function summarizeRelease(
  { release, sha256 }: SealedRelease,
  { compared, ...sources }: PeriodSources & { compared: PeriodSummary | null },
): PeriodSummary {
  const { periodId, name, year, decision, number, frozenAt, errata, rules } = release;
  const context = {
    rules,
    earlier: earlierResultsOf(release, compared),
    releasedUnitOf: indexReleasedUnits(release),
  };
  const blocks = assessBlocks(release, sources).map((results) => summarizeBlock(results, context));
  return {
    periodId,
    name,
    year,
    decision,
    release: { number, frozenAt, sha256, erratumCount: errata.length },
    comparedWith:
      release.comparedWith && compared
        ? { ...release.comparedWith, name: compared.name, year: compared.year }
        : null,
    rules,
    methods: STATISTICS_METHODS,
    blocks,
    hasDemonstrationData: blocks.some(({ ranking, notRanked }) =>
      [...ranking, ...notRanked].some((unit) => unit.isDemonstration),
    ),
  };
}

interface SummaryContext {
  rules: PeriodRules;
  earlier: EarlierResults | null;
  releasedUnitOf: (blockId: string, unitId: string) => ReleasedUnit | undefined;
}

interface BlockContext extends SummaryContext {
  blockId: string;
  intervals: ReadonlyMap<string, RankInterval>;
}

function earlierResultsOf(
  { comparedWith }: Release,
  compared: PeriodSummary | null,
): EarlierResults | null {
  if (!comparedWith) return null;
  const isTheOne =
    compared?.periodId === comparedWith.periodId && compared.release.number === comparedWith.number;
  if (!compared || !isTheOne) throw new ComparedSummaryMissing(comparedWith);
  return indexEarlierResults(compared);
}

function indexReleasedUnits({ units }: Release): SummaryContext['releasedUnitOf'] {
  const byKey = new Map(units.map((unit) => [`${unit.blockId}/${unit.unitId}`, unit]));
  return (blockId, unitId) => byKey.get(`${blockId}/${unitId}`);
}

function summarizeBlock(results: BlockResults, context: SummaryContext): BlockSummary {
  const intervals = drawRankIntervals(results, context.rules);
  const { block, plan, ranked, notRanked } = results;
  const { blockId, name, frameworkId, gradeBandsSource, rescaleToThousandths } = block;
  return {
    blockId,
    name,
    frameworkId,
    maximum: decimalOf(
      plan.areas
        .filter(({ effect }) => effect === 'scored')
        .reduce((sum, area) => sum + area.maximumThousandths, 0),
    ),
    rescaledTo: rescaleToThousandths === null ? null : decimalOf(rescaleToThousandths),
    gradeBandsSource,
    rankedUnitCount: ranked.length,
    statistics: statisticsOf(
      ranked.map(({ scoring }) => scoring.percentThousandths),
      context.rules,
    ),
    countPerGrade: countPerGrade(results),
    ungradedUnitCount: ranked.filter(({ grade }) => grade === null).length,
    areas: summarizeAreas(results, context.rules),
    leftOutItemIds: leftOutItemIdsOf(results),
    ranking: ranked.map((result) => toRankedUnit(result, { ...context, blockId, intervals })),
    notRanked: notRanked.map(toNotRanked),
  };
}

function statisticsOf(values: readonly number[], rules: PeriodRules) {
  const statistics = describeValues(values, rules);
  return statistics && toStatistics(statistics);
}

function countPerGrade({ block, ranked }: BlockResults): BlockSummary['countPerGrade'] {
  const counts = new Map<string, number>();
  for (const { grade } of ranked)
    if (grade) counts.set(grade.gradeId, (counts.get(grade.gradeId) ?? 0) + 1);
  return block.gradeBands.map(({ gradeId, name, minimumPercentThousandths }) => ({
    gradeId,
    name,
    minimumPercent: decimalOf(minimumPercentThousandths),
    unitCount: counts.get(gradeId) ?? 0,
  }));
}

function summarizeAreas(
  { framework, ranked }: BlockResults,
  rules: PeriodRules,
): BlockSummary['areas'] {
  const pointsOfArea: number[][] = framework.items.map(() => []);
  for (const { scoring } of ranked)
    for (const [position, area] of scoring.areas.entries())
      if (area.applicableMaximumThousandths > 0)
        pointsOfArea[position]?.push(area.pointsThousandths);
  return framework.items.map(({ itemId, name, effect, maximumThousandths }, position) => ({
    areaId: itemId,
    name,
    effect,
    maximum: decimalOf(maximumThousandths),
    statistics: statisticsOf(pointsOfArea[position] ?? [], rules),
  }));
}

function leftOutItemIdsOf({ plan, ranked }: BlockResults): string[] {
  const counts = new Map<string, number>();
  for (const { scoring } of ranked)
    for (const itemId of scoring.notApplicableItemIds)
      counts.set(itemId, (counts.get(itemId) ?? 0) + 1);
  return plan.areas
    .flatMap(({ items }) => items.map(({ itemId }) => itemId))
    .filter((itemId) => ranked.length > 0 && counts.get(itemId) === ranked.length);
}

function toRankedUnit(
  { unitId, unit, scorecard, scoring, rank, grade, areaRanks }: RankedResult,
  { rules, earlier, releasedUnitOf, blockId, intervals }: BlockContext,
): RankedUnit {
  const released = releasedUnitOf(blockId, unitId);
  const { pointsThousandths, percentThousandths } = scoring;
  const continuity = released?.continuity ?? null;
  const later = { unitId, blockId, rank, pointsThousandths, percentThousandths };
  return {
    unit,
    rank,
    rankInterval: intervals.get(unitId) ?? null,
    points: decimalOf(pointsThousandths),
    scoredPoints: decimalOf(scoring.scoredPointsThousandths),
    applicableMaximum: decimalOf(scoring.applicableMaximumThousandths),
    percent: decimalOf(percentThousandths),
    grade: grade && { gradeId: grade.gradeId, name: grade.name },
    areas: scoring.areas.map((area, position) => ({
      areaId: area.areaId,
      points: decimalOf(area.pointsThousandths),
      applicableMaximum: decimalOf(area.applicableMaximumThousandths),
      percent: area.percentThousandths === null ? null : decimalOf(area.percentThousandths),
      rank: areaRanks[position] ?? null,
    })),
    notApplicableItemIds: scoring.notApplicableItemIds,
    change: earlier && continuity ? changeOf(later, continuity, { rules, earlier }) : null,
    differences: released?.differences ?? [],
    isDemonstration: scorecard?.isDemonstration ?? false,
  };
}

function toNotRanked({
  unit,
  scorecard,
  scoring,
}: UnrankedResult): BlockSummary['notRanked'][number] {
  const isIncomplete = scoring.kind === 'incomplete';
  return {
    unit,
    reason: isIncomplete ? 'not-submitted' : 'not-applicable',
    missingItemIds: isIncomplete ? scoring.missingItemIds : [],
    isDemonstration: scorecard?.isDemonstration ?? false,
  };
}
