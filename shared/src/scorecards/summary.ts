import * as z from 'zod';
import { DecimalSchema, IndexPercentSchema, PercentSchema } from '../contracts/decimal';
import { IdentifierSchema, ItemIdSchema } from '../contracts/identifiers';
import { LegalDocumentSchema } from '../news/legal-document';
import { lineSchema } from '../text/text';
import { InstantSchema } from '../time/local-day';
import { UnitReferenceSchema } from '../units/administrative-unit';
import { ItemEffectSchema } from './framework';
import { AssessedUnitSchema, PeriodRulesSchema } from './period';
import { decimalOf } from './points';
import { ReleaseNumberSchema, Sha256Schema, TotalsDifferenceSchema } from './release';
import type { Statistics } from './statistics';
import { YearSchema } from './year';

const count = z.number().int().min(0);
const rank = z.number().int().min(1);

export const GradeReferenceSchema = z.strictObject({
  gradeId: IdentifierSchema,
  name: lineSchema(60),
});

/** How the statistics of public documents are defined, for whoever checks them. */
export const STATISTICS_METHODS = {
  /** Hyndman and Fan's definition 7, as R's `quantile`, COINr and Excel's QUARTILE.INC. */
  quartiles: 'hyndman-fan-7',
  /** Of a population, as Excel's STDEV.P: a block is all of its units. */
  standardDeviation: 'population',
} as const;
export const StatisticsMethodsSchema = z.strictObject({
  quartiles: z.literal(STATISTICS_METHODS.quartiles),
  standardDeviation: z.literal(STATISTICS_METHODS.standardDeviation),
});

export const StatisticsSchema = z.strictObject({
  mean: DecimalSchema,
  median: DecimalSchema,
  lowerQuartile: DecimalSchema,
  upperQuartile: DecimalSchema,
  standardDeviation: DecimalSchema,
  highest: DecimalSchema,
  lowest: DecimalSchema,
  /** How many are above the exact mean. */
  aboveMeanCount: count,
});

export const AreaPointsSchema = z.strictObject({
  areaId: ItemIdSchema,
  /** Of a bonus or penalty no more than its cap. */
  points: DecimalSchema,
  applicableMaximum: DecimalSchema,
  /** Null where nothing of the area applies to the unit, and for a bonus or penalty. */
  percent: PercentSchema.nullable(),
  /** By `percent`, inside the block; null where that is null. */
  rank: rank.nullable(),
});

/** What a unit had in the release compared with. */
export const EarlierFiguresSchema = z.strictObject({
  blockId: IdentifierSchema,
  rank,
  points: DecimalSchema,
  applicableMaximum: DecimalSchema,
  percent: IndexPercentSchema,
  gradeName: lineSchema(60).nullable(),
});

/**
 * The change from the release compared with. Only a unit of unbroken territory has one. Figures are subtracted as they were
 * printed, so that a reader who does the same gets the same.
 */
export const ChangeSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('unbroken'),
    before: EarlierFiguresSchema,
    pointsGained: DecimalSchema,
    percentGained: DecimalSchema,
    /** Above 0 for a unit that rose; null if it was ranked in another block then. */
    ranksGained: z.number().int().nullable(),
  }),
  /** Unbroken, but not ranked then. */
  z.strictObject({ kind: z.literal('not-ranked-before') }),
  z.strictObject({
    kind: z.literal('boundary-break'),
    predecessors: z.array(
      z.strictObject({ unit: UnitReferenceSchema, before: EarlierFiguresSchema.nullable() }),
    ),
  }),
  /** Not in force then, and made from no other unit. */
  z.strictObject({ kind: z.literal('not-in-force') }),
]);
export type Change = z.infer<typeof ChangeSchema>;

/** The ranks between which a unit lies in the stated share of the draws. A disclosure: the rank that counts stands beside it. */
export const RankIntervalSchema = z.strictObject({ best: rank, worst: rank });

export const RankedUnitSchema = z.strictObject({
  unit: AssessedUnitSchema,
  rank,
  /** Null where the period's rules state no uncertainty. */
  rankInterval: RankIntervalSchema.nullable(),
  points: DecimalSchema,
  /** What the scored areas add up to, before any rescaling, bonus and penalty. */
  scoredPoints: DecimalSchema,
  applicableMaximum: DecimalSchema,
  percent: IndexPercentSchema,
  grade: GradeReferenceSchema.nullable(),
  areas: z.array(AreaPointsSchema),
  /** Items that do not apply to the unit. */
  notApplicableItemIds: z.array(ItemIdSchema),
  /** Null where the release is compared with nothing, or does not know whether the unit is the same. */
  change: ChangeSchema.nullable(),
  /** Where the decision's own table says otherwise. */
  differences: z.array(TotalsDifferenceSchema),
  isDemonstration: z.boolean(),
});
export type RankedUnit = z.infer<typeof RankedUnitSchema>;

export const BlockSummarySchema = z.strictObject({
  blockId: IdentifierSchema,
  name: lineSchema(200),
  frameworkId: IdentifierSchema,
  /** Of the scored areas: bonus points come on top. */
  maximum: DecimalSchema,
  /** The maximum that points are scaled to; null where they stay as scored. */
  rescaledTo: DecimalSchema.nullable(),
  gradeBandsSource: lineSchema(300).nullable(),
  rankedUnitCount: count,
  /** Of the index percentages of the ranked units; null while there are none. */
  statistics: StatisticsSchema.nullable(),
  countPerGrade: z.array(
    GradeReferenceSchema.extend({ minimumPercent: PercentSchema, unitCount: count }),
  ),
  /** Ranked units below the bound of the last grade. */
  ungradedUnitCount: count,
  areas: z.array(
    z.strictObject({
      areaId: ItemIdSchema,
      name: lineSchema(500),
      effect: ItemEffectSchema,
      maximum: DecimalSchema,
      /** Of the area's points over the ranked units to which the area applies. */
      statistics: StatisticsSchema.nullable(),
    }),
  ),
  /** Criteria left out: items that apply to no ranked unit of the block. */
  leftOutItemIds: z.array(ItemIdSchema),
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

/**
 * `releases/{periodId}/{number}/summary.json`: the result of a release. Per block a ranking, statistics and areas. Points are
 * exact, with at most three decimals; percentages and statistics are as the period prints them, rounded once from the exact figure.
 */
export const PeriodSummarySchema = z.strictObject({
  periodId: IdentifierSchema,
  name: lineSchema(300),
  year: YearSchema,
  decision: LegalDocumentSchema.nullable(),
  release: z.strictObject({
    number: ReleaseNumberSchema,
    frozenAt: InstantSchema,
    /** Of the canonical JSON of the release that this follows from. */
    sha256: Sha256Schema,
    erratumCount: count,
  }),
  /** What changes are counted from; null where there is nothing. */
  comparedWith: z
    .strictObject({
      periodId: IdentifierSchema,
      number: ReleaseNumberSchema,
      name: lineSchema(300),
      year: YearSchema,
    })
    .nullable(),
  rules: PeriodRulesSchema,
  methods: StatisticsMethodsSchema,
  blocks: z.array(BlockSummarySchema),
  /** True if any figure in it is invented for demonstration. */
  hasDemonstrationData: z.boolean(),
});
export type PeriodSummary = z.infer<typeof PeriodSummarySchema>;

/** Statistics as public JSON prints them. */
export function toStatistics(statistics: Statistics): z.infer<typeof StatisticsSchema> {
  return {
    mean: decimalOf(statistics.meanThousandths),
    median: decimalOf(statistics.medianThousandths),
    lowerQuartile: decimalOf(statistics.lowerQuartileThousandths),
    upperQuartile: decimalOf(statistics.upperQuartileThousandths),
    standardDeviation: decimalOf(statistics.standardDeviationThousandths),
    highest: decimalOf(statistics.highestThousandths),
    lowest: decimalOf(statistics.lowestThousandths),
    aboveMeanCount: statistics.aboveMeanCount,
  };
}
