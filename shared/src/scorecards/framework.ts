import * as z from 'zod';
import { IdentifierSchema, ItemIdSchema } from '../contracts/identifiers';
import { LegalDocumentSchema } from '../news/legal-document';
import { lineSchema } from '../text/text';
import { TierSchema } from '../units/administrative-unit';
import { ThousandthsSchema } from './points';
import { YearSchema } from './year';

/**
 * Which source a scored item takes its points from: the council's appraisal, the sociological survey, both added together, or a
 * measured value (such as the share of files answered on time) that a rule turns into points.
 */
export const ScoringMethodSchema = z.enum(['appraisal', 'survey', 'both', 'derived']);
export type ScoringMethod = z.infer<typeof ScoringMethodSchema>;

/**
 * What the points of an item of the first level do: count towards the index, or raise or lower it. A bonus or penalty counts up to
 * its maximum, the yearly cap, which its items together may exceed (Hà Nội 2025: a ninth block).
 */
export const ItemEffectSchema = z.enum(['scored', 'bonus', 'penalty']);
export type ItemEffect = z.infer<typeof ItemEffectSchema>;

/** One of the answers a graded item allows, with the points it is worth. */
export const GradedOptionSchema = z.strictObject({
  label: lineSchema(300),
  scoreThousandths: ThousandthsSchema,
});

/**
 * Turns a measured value into points: none at `zeroAt`, the maximum at `fullAt`, on a straight line in between and never outside.
 * `zeroAt` lies above `fullAt` where less is better.
 */
export const DerivationSchema = z
  .strictObject({
    /** What is measured, with its unit: "Tỷ lệ hồ sơ giải quyết đúng hạn (%)". */
    measure: lineSchema(200),
    zeroAtThousandths: ThousandthsSchema,
    fullAtThousandths: ThousandthsSchema,
  })
  .refine((rule) => rule.zeroAtThousandths !== rule.fullAtThousandths, {
    message: 'the two measured values must differ',
    path: ['fullAtThousandths'],
  });
export type Derivation = z.infer<typeof DerivationSchema>;

export interface FrameworkItem {
  itemId: string;
  name: string;
  maximumThousandths: number;
  /** Null for an item that has children: its points are theirs. */
  method: ScoringMethod | null;
  /** Other than `scored` only on the first level. */
  effect: ItemEffect;
  /** For method `both`: the part of the maximum that the survey gives; the appraisal gives the rest. */
  surveyMaximumThousandths: number | null;
  /** How points are given, as the decision words it. */
  ruleText: string | null;
  options: z.infer<typeof GradedOptionSchema>[];
  /** For method `derived`. */
  derivation: Derivation | null;
  isEvidenceRequired: boolean;
  children: FrameworkItem[];
}

/** What an item is without anything special: counted by points that the council gives. */
export const PLAIN_ITEM: Omit<
  FrameworkItem,
  'itemId' | 'name' | 'maximumThousandths' | 'method' | 'children'
> = {
  effect: 'scored',
  surveyMaximumThousandths: null,
  ruleText: null,
  options: [],
  derivation: null,
  isEvidenceRequired: false,
};

/** A node of the framework's tree, of any depth. Items without children are the ones that are scored. */
export const FrameworkItemSchema: z.ZodType<FrameworkItem> = z.strictObject({
  itemId: ItemIdSchema,
  name: lineSchema(500),
  maximumThousandths: ThousandthsSchema.min(1),
  method: ScoringMethodSchema.nullable(),
  effect: ItemEffectSchema.default('scored'),
  surveyMaximumThousandths: ThousandthsSchema.nullable().default(null),
  ruleText: z.string().max(4_000).nullable().default(null),
  options: z.array(GradedOptionSchema).max(50).default([]),
  derivation: DerivationSchema.nullable().default(null),
  isEvidenceRequired: z.boolean().default(false),
  get children() {
    return z.array(FrameworkItemSchema).max(200);
  },
});

/** One thing that is wrong with the items as a whole; `path` leads to the item, as in a zod issue. */
export type FrameworkProblem = { itemId: string; path: (string | number)[] } & (
  | {
      kind:
        | 'duplicate-id'
        | 'method-missing'
        | 'method-on-group'
        | 'effect-below-first-level'
        | 'survey-maximum-missing'
        | 'survey-maximum-misplaced'
        | 'derivation-missing'
        | 'derivation-misplaced'
        | 'option-above-maximum';
    }
  | { kind: 'sum-differs'; maximumThousandths: number; childrenMaximumThousandths: number }
);

/**
 * What is wrong with items that are each well-formed: numbers are unique, an item with children is worth exactly what they are
 * worth together (a bonus or penalty may be capped below that), every scored item, and no other, names its method, and a method
 * has what it needs.
 */
export function findFrameworkProblems(items: readonly FrameworkItem[]): FrameworkProblem[] {
  const problems: FrameworkProblem[] = [];
  const seen = new Set<string>();
  for (const { item, path } of walk(items, [])) {
    const { itemId } = item;
    const add = (kind: SimpleProblemKind) => problems.push({ kind, itemId, path });
    if (seen.has(itemId)) add('duplicate-id');
    seen.add(itemId);
    if (item.effect !== 'scored' && path.length > 1) add('effect-below-first-level');
    for (const kind of methodProblemsOf(item)) add(kind);
    problems.push(...sumProblemsOf(item, path));
  }
  return problems;
}

type SimpleProblemKind = Exclude<FrameworkProblem['kind'], 'sum-differs'>;

function methodProblemsOf(item: FrameworkItem): SimpleProblemKind[] {
  const { method, maximumThousandths, surveyMaximumThousandths, derivation } = item;
  const problems: SimpleProblemKind[] = [];
  const isScored = item.children.length === 0;
  if (isScored && method === null) problems.push('method-missing');
  if (!isScored && method !== null) problems.push('method-on-group');
  if (method === 'both') {
    const isPart =
      surveyMaximumThousandths !== null &&
      surveyMaximumThousandths > 0 &&
      surveyMaximumThousandths < maximumThousandths;
    if (!isPart) problems.push('survey-maximum-missing');
  } else if (surveyMaximumThousandths !== null) problems.push('survey-maximum-misplaced');
  if (method === 'derived' && derivation === null) problems.push('derivation-missing');
  if (method !== 'derived' && derivation !== null) problems.push('derivation-misplaced');
  if (item.options.some((option) => option.scoreThousandths > maximumThousandths))
    problems.push('option-above-maximum');
  return problems;
}

function sumProblemsOf(item: FrameworkItem, path: (string | number)[]): FrameworkProblem[] {
  const { itemId, maximumThousandths, children, effect } = item;
  if (children.length === 0 || effect !== 'scored') return [];
  const childrenMaximumThousandths = children.reduce(
    (sum, child) => sum + child.maximumThousandths,
    0,
  );
  return childrenMaximumThousandths === maximumThousandths
    ? []
    : [{ kind: 'sum-differs', itemId, path, maximumThousandths, childrenMaximumThousandths }];
}

/** The items of a framework, checked as a whole; the first level are its reform areas. */
export const FrameworkItemsSchema = z
  .array(FrameworkItemSchema)
  .min(1)
  .max(100)
  .superRefine((items, context) => {
    for (const { kind, itemId, path } of findFrameworkProblems(items))
      context.addIssue({ code: 'custom', path, message: `item ${itemId}: ${kind}` });
  });

/** An index framework (bộ chỉ số): what is scored and for how many points, as a decision enacted it. */
export const FrameworkSchema = z.strictObject({
  frameworkId: IdentifierSchema,
  name: lineSchema(300),
  version: z.number().int().min(1).default(1),
  /** The version that this one was made from; null for the first. */
  previousFrameworkId: IdentifierSchema.nullable().default(null),
  decision: LegalDocumentSchema.nullable(),
  /** The tiers of the units that it was enacted for; empty where the decision names none. */
  tiers: z.array(TierSchema).max(20).default([]),
  /** The years it is valid for, both included; null where the decision sets no bound. */
  yearFrom: YearSchema.nullable().default(null),
  yearTo: YearSchema.nullable().default(null),
  items: FrameworkItemsSchema,
});
export type Framework = z.infer<typeof FrameworkSchema>;

/** The scored items (leaves) of these items, in the order of the tree. */
export function scoredItemsOf(items: readonly FrameworkItem[]): FrameworkItem[] {
  return items.flatMap((item) =>
    item.children.length === 0 ? [item] : scoredItemsOf(item.children),
  );
}

function* walk(
  items: readonly FrameworkItem[],
  parentPath: (string | number)[],
): Generator<{ item: FrameworkItem; path: (string | number)[] }> {
  for (const [position, item] of items.entries()) {
    const path = [...parentPath, position];
    yield { item, path };
    yield* walk(item.children, [...path, 'children']);
  }
}
