import * as z from 'zod';
import { DecimalSchema, PercentSchema } from '../contracts/decimal';
import { IdentifierSchema, ItemIdSchema } from '../contracts/identifiers';
import { lineSchema } from '../text/text';
import { assessBlocks, type BlockResults, type PeriodSources } from './block-results';
import { type FrameworkItem, ItemEffectSchema, ScoringMethodSchema } from './framework';
import { decimalOf, divideToPrinted, type PrintingRule } from './points';
import { ReleaseNumberSchema, type SealedRelease, Sha256Schema } from './release';
import { finalScoreOf } from './scoring';
import { describeValues } from './statistics';
import {
  STATISTICS_METHODS,
  StatisticsMethodsSchema,
  StatisticsSchema,
  toStatistics,
} from './summary';

const count = z.number().int().min(0);

/** One scored item over all units of a block. The four counts of states add up to the number of units. */
export const ItemTableRowSchema = z.strictObject({
  itemId: ItemIdSchema,
  areaId: ItemIdSchema,
  name: lineSchema(500),
  method: ScoringMethodSchema,
  effect: ItemEffectSchema,
  maximum: DecimalSchema,
  /** Of the points of all units that have final points, ranked or not; null while there are none. */
  statistics: StatisticsSchema.nullable(),
  /** The points of those units together as a percentage of what they could have got; null while there are none. */
  percentOfMaximum: PercentSchema.nullable(),
  /** Units with more than 0 points. */
  scoredCount: count,
  zeroCount: count,
  notApplicableCount: count,
  /** Units whose points are not there or not final. */
  notSubmittedCount: count,
  atMaximumCount: count,
});
export type ItemTableRow = z.infer<typeof ItemTableRowSchema>;

/** `releases/{periodId}/{number}/items.json`: how every item of a release was scored, block by block. */
export const ItemTablesSchema = z.strictObject({
  periodId: IdentifierSchema,
  release: z.strictObject({ number: ReleaseNumberSchema, sha256: Sha256Schema }),
  methods: StatisticsMethodsSchema,
  blocks: z.array(
    z.strictObject({
      blockId: IdentifierSchema,
      name: lineSchema(200),
      frameworkId: IdentifierSchema,
      unitCount: count,
      items: z.array(ItemTableRowSchema),
    }),
  ),
});
export type ItemTables = z.infer<typeof ItemTablesSchema>;

/** The tables of all items of a release: a pure function of its frozen documents, as `summarizeRelease` is. */
export function summarizeItems(
  { release, sha256 }: SealedRelease,
  sources: PeriodSources,
): ItemTables {
  return {
    periodId: release.periodId,
    release: { number: release.number, sha256 },
    methods: STATISTICS_METHODS,
    blocks: assessBlocks(release, sources).map((results) => {
      const { blockId, name, frameworkId, units } = results.block;
      return { blockId, name, frameworkId, unitCount: units.length, items: tableOf(results) };
    }),
  };
}

function tableOf({ plan, ranked, notRanked }: BlockResults): ItemTableRow[] {
  const results = [...ranked, ...notRanked];
  const columns = plan.areas.flatMap(({ areaId, effect, items }) =>
    items.map((item) => {
      const points: number[] = [];
      return { areaId, effect, item, points, notApplicableCount: 0 };
    }),
  );
  // Card by card, because the scores of one card lie together in memory.
  for (const { scorecard } of results)
    for (const column of columns) {
      const score = scorecard?.scores[column.item.itemId];
      const finalScore = finalScoreOf(column.item, score, plan.printing.rounding);
      if (finalScore !== null) column.points.push(finalScore);
      else if (score?.state === 'not-applicable') column.notApplicableCount += 1;
    }
  return columns.map(({ areaId, effect, item, points, notApplicableCount }) => ({
    areaId,
    effect,
    notApplicableCount,
    notSubmittedCount: results.length - points.length - notApplicableCount,
    ...describeItem(item, points, plan.printing),
  }));
}

function describeItem(
  { itemId, name, method, maximumThousandths }: FrameworkItem,
  points: number[],
  printing: PrintingRule,
) {
  const statistics = describeValues(points, printing);
  const sum = points.reduce((total, value) => total + value, 0);
  const zeroCount = points.filter((value) => value === 0).length;
  return {
    itemId,
    name,
    // A scored item always names its method; one that did not would be appraised.
    method: method ?? ('appraisal' as const),
    maximum: decimalOf(maximumThousandths),
    statistics: statistics && toStatistics(statistics),
    percentOfMaximum:
      points.length === 0
        ? null
        : decimalOf(
            divideToPrinted(sum, maximumThousandths * points.length, { scale: 100_000, printing }),
          ),
    scoredCount: points.length - zeroCount,
    zeroCount,
    atMaximumCount: points.filter((value) => value === maximumThousandths).length,
  };
}
