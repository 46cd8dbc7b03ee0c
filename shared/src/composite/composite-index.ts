import * as z from 'zod';
import { IdentifierSchema, ItemIdSchema } from '../contracts/identifiers';
import { RankComparisonSchema, TieRuleSchema } from '../scorecards/ranking';
import { lineSchema } from '../text/text';

// A composite index as data: 766, SIPAS, DDCI, or any other that is a tree of weighted means over measured indicators. Unlike the
// points of a framework its figures are measurements, so they are doubles.

const ShareSchema = z.number().min(0).max(1);

/** How measured values of one indicator are made comparable with those of others. */
export const NormalisationSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  /** From `lowest` for the worst value to `highest` for the best. */
  z.strictObject({ kind: z.literal('min-max'), lowest: z.number(), highest: z.number() }),
  /** Distance from the mean in sample standard deviations, brought to this mean and deviation. */
  z.strictObject({
    kind: z.literal('z-score'),
    mean: z.number(),
    deviation: z.number().positive(),
  }),
  /** 1 for the worst value, equal values sharing the lower rank. */
  z.strictObject({ kind: z.literal('rank') }),
  /** (rank − 1) ÷ (count − 1). */
  z.strictObject({ kind: z.literal('percentile-rank') }),
  /** 0 for the worst value, 1 at the target; above 1 past it unless it is capped. */
  z.strictObject({
    kind: z.literal('distance-to-target'),
    target: z.number(),
    isCapped: z.boolean(),
  }),
]);
export type Normalisation = z.infer<typeof NormalisationSchema>;

/** What stands in for a value that is missing: nothing, or the mean or median of the values there are, of all or of the unit's group. */
export const ImputationSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.enum(['mean', 'median']), of: z.enum(['all', 'group']) }),
]);
export type Imputation = z.infer<typeof ImputationSchema>;

/**
 * What is done about outliers of an indicator whose skewness and kurtosis are both above these bounds: the farthest values are moved
 * to the next ones, at most `winsorisedMax` of them; if that is not enough, all are replaced by logarithms.
 */
export const OutlierTreatmentSchema = z.strictObject({
  winsorisedMax: z.number().int().min(0).max(1_000),
  skewnessMax: z.number().positive(),
  kurtosisMax: z.number().positive(),
});
export type OutlierTreatment = z.infer<typeof OutlierTreatmentSchema>;

export const IndicatorSchema = z.strictObject({
  direction: z.enum(['more-is-better', 'less-is-better']),
  /** The variable that values are divided by, such as the population; null where they stand for themselves. */
  denominatorId: ItemIdSchema.nullable(),
  imputation: ImputationSchema,
  outliers: OutlierTreatmentSchema.nullable(),
  normalisation: NormalisationSchema,
});
export type Indicator = z.infer<typeof IndicatorSchema>;

/**
 * How the children of an element become its score. Where some have none, the weights of the others are brought to the same sum; where
 * less than `requiredShare` of them have one, neither has the element.
 */
export const AggregationSchema = z.strictObject({
  mean: z.enum(['arithmetic', 'geometric', 'harmonic']),
  requiredShare: ShareSchema,
});
export type Aggregation = z.infer<typeof AggregationSchema>;

export interface CompositeElement {
  elementId: string;
  name: string;
  /** Among the children of the same parent. Only the proportions count. */
  weight: number;
  /** Of an element without children; null for others. */
  indicator: Indicator | null;
  /** Of an element with children; null for others. */
  aggregation: Aggregation | null;
  children: CompositeElement[];
}

export const CompositeElementSchema: z.ZodType<CompositeElement> = z
  .strictObject({
    /** Of an indicator also the name of its variable in the data. */
    elementId: ItemIdSchema,
    name: lineSchema(500),
    weight: z.number().positive(),
    indicator: IndicatorSchema.nullable(),
    aggregation: AggregationSchema.nullable(),
    get children() {
      return z.array(CompositeElementSchema).max(200);
    },
  })
  .refine(
    ({ indicator, aggregation, children }) =>
      children.length === 0 ? indicator && !aggregation : aggregation && !indicator,
    'an element has either children and a way to aggregate them, or is an indicator',
  );

export const CompositeIndexSchema = z
  .strictObject({
    indexId: IdentifierSchema,
    name: lineSchema(300),
    root: CompositeElementSchema,
    /** The share of indicators for which a unit must have a value, after imputation; units below it are left out. */
    requiredShare: ShareSchema,
    tieRule: TieRuleSchema,
    /** Ranks compare scores as shown, or as they are. */
    comparison: RankComparisonSchema,
    decimalsShown: z.number().int().min(0).max(6),
  })
  .refine(({ root }) => {
    const elementIds = elementsOf(root).map(({ elementId }) => elementId);
    return new Set(elementIds).size === elementIds.length;
  }, 'every element has an id of its own');
export type CompositeIndex = z.infer<typeof CompositeIndexSchema>;

/** Measured values by variable; a variable that is null or not there is missing. */
export const CompositeUnitSchema = z.strictObject({
  unitId: IdentifierSchema,
  groupId: IdentifierSchema.nullable(),
  values: z.record(ItemIdSchema, z.number().nullable()),
});
export type CompositeUnit = z.infer<typeof CompositeUnitSchema>;
export const CompositeUnitsSchema = z.array(CompositeUnitSchema).max(20_000);

/** An element and all below it, each after its children. */
export function elementsOf(element: CompositeElement): CompositeElement[] {
  return [...element.children.flatMap(elementsOf), element];
}
