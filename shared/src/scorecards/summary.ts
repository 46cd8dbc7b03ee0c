import * as z from 'zod';
import { DecimalSchema, PercentSchema } from '../contracts/decimal';
import { IdentifierSchema, ItemIdSchema } from '../contracts/identifiers';
import { LegalDocumentSchema } from '../news/legal-document';
import { lineSchema } from '../text/text';
import type { Framework } from './framework';
import { type GradeBand, gradeOf } from './grading';
import {
  type AssessedUnit,
  AssessedUnitSchema,
  type Block,
  type Period,
  type PeriodRules,
  PeriodRulesSchema,
} from './period';
import { decimalOf, divideExactly, toDisplayed } from './points';
import { rankUnits } from './ranking';
import type { Scorecard } from './scorecard';
import { type AreaResult, type Scoring, scoreScorecard } from './scoring';
import { describeValues } from './statistics';

const GradeReferenceSchema = z.strictObject({ gradeId: IdentifierSchema, name: lineSchema(60) });

export const AreaPointsSchema = z.strictObject({
  areaId: ItemIdSchema,
  points: DecimalSchema,
  applicableMaximum: DecimalSchema,
  percent: PercentSchema.nullable(),
});

export const RankedUnitSchema = z.strictObject({
  unit: AssessedUnitSchema,
  rank: z.number().int().min(1),
  points: DecimalSchema,
  applicableMaximum: DecimalSchema,
  percent: PercentSchema,
  grade: GradeReferenceSchema.nullable(),
  areas: z.array(AreaPointsSchema),
  isDemonstration: z.boolean(),
});
export type RankedUnit = z.infer<typeof RankedUnitSchema>;

const StatisticsSchema = z.strictObject({
  mean: DecimalSchema,
  median: DecimalSchema,
  highest: DecimalSchema,
  lowest: DecimalSchema,
});

export const BlockSummarySchema = z.strictObject({
  blockId: IdentifierSchema,
  name: lineSchema(200),
  frameworkId: IdentifierSchema,
  maximum: DecimalSchema,
  gradeBandsSource: lineSchema(300).nullable(),
  rankedUnitCount: z.number().int().min(0),
  /** Of the index percentages of the ranked units; null while there are none. */
  statistics: StatisticsSchema.nullable(),
  countPerGrade: z.array(
    GradeReferenceSchema.extend({
      minimumPercent: PercentSchema,
      unitCount: z.number().int().min(0),
    }),
  ),
  areas: z.array(
    z.strictObject({
      areaId: ItemIdSchema,
      name: lineSchema(500),
      maximum: DecimalSchema,
      /** Of the area's points over the ranked units to which the area applies. */
      statistics: StatisticsSchema.nullable(),
    }),
  ),
  ranking: z.array(RankedUnitSchema),
  /** Units with something missing: listed apart, because a blank is not a zero. */
  notRanked: z.array(
    z.strictObject({
      unit: AssessedUnitSchema,
      reason: z.enum(['not-submitted', 'not-applicable']),
      missingItemIds: z.array(ItemIdSchema),
      isDemonstration: z.boolean(),
    }),
  ),
});
export type BlockSummary = z.infer<typeof BlockSummarySchema>;

/** A period's published result: per block a ranking, statistics and areas. Figures are decimals with at most three digits. */
export const PeriodSummarySchema = z.strictObject({
  periodId: IdentifierSchema,
  name: lineSchema(300),
  year: z.number().int(),
  decision: LegalDocumentSchema.nullable(),
  rules: PeriodRulesSchema,
  blocks: z.array(BlockSummarySchema),
  /** True if any figure in it is invented for demonstration. */
  hasDemonstrationData: z.boolean(),
});
export type PeriodSummary = z.infer<typeof PeriodSummarySchema>;

/** Thrown when a published period names a framework that is not in the published store. */
export class FrameworkMissing extends Error {
  override readonly name = 'FrameworkMissing';
  constructor(readonly frameworkId: string) {
    super(`No published framework ${frameworkId}`);
  }
}

/**
 * The summary of a period from its published documents. The order of `scorecards` does not matter, and a card of a unit
 * that the block does not list is ignored.
 */
export function summarizePeriod(
  period: Period,
  frameworks: ReadonlyMap<string, Framework>,
  scorecards: readonly Scorecard[],
): PeriodSummary {
  const blocks = period.blocks.map((block) => {
    const framework = frameworks.get(block.frameworkId);
    if (!framework) throw new FrameworkMissing(block.frameworkId);
    return summarizeBlock(block, framework, period.rules, scorecardsByUnit(block, scorecards));
  });
  const { periodId, name, year, decision, rules } = period;
  const hasDemonstrationData = blocks.some((block) =>
    [...block.ranking, ...block.notRanked].some((unit) => unit.isDemonstration),
  );
  return { periodId, name, year, decision, rules, blocks, hasDemonstrationData };
}

function scorecardsByUnit(block: Block, scorecards: readonly Scorecard[]): Map<string, Scorecard> {
  return new Map(
    scorecards
      .filter((scorecard) => scorecard.blockId === block.blockId)
      .map((scorecard) => [scorecard.unit.unitId, scorecard]),
  );
}

interface UnitScoring {
  unitId: string;
  unit: AssessedUnit;
  scoring: Scoring;
  isDemonstration: boolean;
}
type ScoredUnit = UnitScoring & { scoring: Extract<Scoring, { kind: 'scored' }> };

function summarizeBlock(
  block: Block,
  framework: Framework,
  rules: PeriodRules,
  scorecards: ReadonlyMap<string, Scorecard>,
): BlockSummary {
  const results = block.units.map((listed): UnitScoring => {
    const scorecard = scorecards.get(listed.unitId);
    return {
      unitId: listed.unitId,
      unit: listed,
      scoring: scoreScorecard(framework.items, scorecard?.scores ?? {}, rules.rounding),
      isDemonstration: scorecard?.isDemonstration ?? false,
    };
  });
  const ranked = rankUnits(
    results
      .filter(isScored)
      .map((result) => ({ ...result, comparable: comparableOf(result, rules) })),
    rules.tieRule,
  );
  const percents = ranked.map((result) => result.scoring.percentThousandths);
  const { blockId, name, frameworkId, gradeBandsSource } = block;
  return {
    blockId,
    name,
    frameworkId,
    gradeBandsSource,
    maximum: decimalOf(framework.items.reduce((sum, item) => sum + item.maximumThousandths, 0)),
    rankedUnitCount: ranked.length,
    statistics: statisticsOf(percents, rules),
    countPerGrade: countPerGrade(block.gradeBands, percents, rules),
    areas: framework.items.map((area, position) => ({
      areaId: area.itemId,
      name: area.name,
      maximum: decimalOf(area.maximumThousandths),
      statistics: statisticsOf(
        ranked.flatMap((result) => applicablePointsOf(result.scoring.areas[position])),
        rules,
      ),
    })),
    ranking: ranked.map((result) => toRankedUnit(result, block.gradeBands, rules)),
    notRanked: results.filter((result) => !isScored(result)).map(toNotRanked),
  };
}

function isScored(result: UnitScoring): result is ScoredUnit {
  return result.scoring.kind === 'scored';
}

/**
 * What ranks compare: the printed percentage, or the exact fraction in units of 10⁻¹³. Two different fractions whose
 * maxima are below 3,000 points differ by more than that.
 */
function comparableOf({ scoring }: ScoredUnit, rules: PeriodRules): number {
  return rules.comparison === 'displayed'
    ? displayedPercentOf(scoring.percentThousandths, rules)
    : divideExactly(scoring.pointsThousandths, scoring.applicableMaximumThousandths, {
        scale: 1e13,
        rounding: 'truncate',
      });
}

// A grade is given on the printed percentage: whoever reads 80.00 next to "from 80" expects that grade.
function displayedPercentOf(percentThousandths: number, rules: PeriodRules): number {
  return toDisplayed(percentThousandths, {
    decimals: rules.decimalsShown,
    rounding: rules.rounding,
  });
}

function countPerGrade(
  bands: readonly GradeBand[],
  percents: readonly number[],
  rules: PeriodRules,
) {
  const grades = percents.map((percent) => gradeOf(bands, displayedPercentOf(percent, rules)));
  return bands.map((band) => ({
    gradeId: band.gradeId,
    name: band.name,
    minimumPercent: decimalOf(band.minimumPercentThousandths),
    unitCount: grades.filter((grade) => grade?.gradeId === band.gradeId).length,
  }));
}

function toRankedUnit(
  { unit, rank, scoring, isDemonstration }: ScoredUnit & { rank: number },
  bands: readonly GradeBand[],
  rules: PeriodRules,
): RankedUnit {
  const grade = gradeOf(bands, displayedPercentOf(scoring.percentThousandths, rules));
  return {
    unit,
    rank,
    points: decimalOf(scoring.pointsThousandths),
    applicableMaximum: decimalOf(scoring.applicableMaximumThousandths),
    percent: decimalOf(scoring.percentThousandths),
    grade: grade && { gradeId: grade.gradeId, name: grade.name },
    areas: scoring.areas.map((area) => ({
      areaId: area.areaId,
      points: decimalOf(area.pointsThousandths),
      applicableMaximum: decimalOf(area.applicableMaximumThousandths),
      percent: area.percentThousandths === null ? null : decimalOf(area.percentThousandths),
    })),
    isDemonstration,
  };
}

function toNotRanked({ unit, scoring, isDemonstration }: UnitScoring) {
  return {
    unit,
    reason:
      scoring.kind === 'incomplete' ? ('not-submitted' as const) : ('not-applicable' as const),
    missingItemIds: scoring.kind === 'incomplete' ? scoring.missingItemIds : [],
    isDemonstration,
  };
}

function applicablePointsOf(area: AreaResult | undefined): number[] {
  return area && area.applicableMaximumThousandths > 0 ? [area.pointsThousandths] : [];
}

function statisticsOf(values: readonly number[], rules: PeriodRules) {
  const statistics = describeValues(values, rules.rounding);
  return (
    statistics && {
      mean: decimalOf(statistics.meanThousandths),
      median: decimalOf(statistics.medianThousandths),
      highest: decimalOf(statistics.highestThousandths),
      lowest: decimalOf(statistics.lowestThousandths),
    }
  );
}
