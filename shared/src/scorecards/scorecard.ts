import * as z from 'zod';
import { IdentifierSchema, ItemIdSchema } from '../contracts/identifiers';
import { lineSchema } from '../text/text';
import { LocalDaySchema } from '../time/local-day';
import { UnitReferenceSchema } from '../units/administrative-unit';
import { type FrameworkItem, scoredItemsOf } from './framework';
import { ThousandthsSchema } from './points';

/** The two different blanks of an item as they are kept, and the scored case, which includes zero. They are never the same. */
export const ItemStateSchema = z.enum(['scored', 'not-applicable', 'not-submitted']);

/** What readers are shown: a zero is a state of its own, because it is no blank. */
export const ShownItemStateSchema = z.enum(['scored', 'zero', 'not-applicable', 'not-submitted']);
export type ShownItemState = z.infer<typeof ShownItemStateSchema>;

/** A document that proves what a unit claims (tài liệu kiểm chứng). */
export const EvidenceSchema = z.strictObject({
  title: lineSchema(500),
  number: lineSchema(100).nullable().default(null),
  issuer: lineSchema(200).nullable().default(null),
  issuedOn: LocalDaySchema.nullable().default(null),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .nullable()
    .default(null),
});
export type Evidence = z.infer<typeof EvidenceSchema>;

const points = ThousandthsSchema.nullable().default(null);
const text = z.string().max(2_000).nullable().default(null);

/** What is recorded of one item. Blank fields are left out where scores are kept, and filled in when they are parsed. */
export const ItemScoreSchema = z.strictObject({
  state: ItemStateSchema,
  selfScoreThousandths: points,
  appraisedScoreThousandths: points,
  /** After the explanation. It replaces the first appraisal. */
  secondAppraisedScoreThousandths: points,
  surveyScoreThousandths: points,
  /** The measured value of an item whose points are derived from one. */
  measuredThousandths: points,
  /** The council's remark. */
  remark: text,
  /** The unit's explanation (giải trình), its appeal against the appraisal. */
  explanation: text,
  evidence: z.array(EvidenceSchema).max(50).default([]),
});
export type ItemScore = z.infer<typeof ItemScoreSchema>;

/** Nothing recorded of an item yet. */
export const BLANK_SCORE: ItemScore = {
  state: 'not-submitted',
  selfScoreThousandths: null,
  appraisedScoreThousandths: null,
  secondAppraisedScoreThousandths: null,
  surveyScoreThousandths: null,
  measuredThousandths: null,
  remark: null,
  explanation: null,
  evidence: [],
};

/** Scores by item id. An item that is missing here has not been submitted. */
export const ItemScoresSchema = z.record(ItemIdSchema, ItemScoreSchema);
export type ItemScores = z.infer<typeof ItemScoresSchema>;

/** The totals that a decision prints for a unit. Real tables differ from the sum of their parts now and then. */
export const PublishedTotalsSchema = z.strictObject({
  pointsThousandths: ThousandthsSchema.nullable(),
  percentThousandths: ThousandthsSchema.nullable(),
  rank: z.number().int().min(1).nullable(),
  gradeName: lineSchema(60).nullable(),
});
export type PublishedTotals = z.infer<typeof PublishedTotalsSchema>;

/** What one unit scored in one period (phiếu chấm), with the unit named as it was then. */
export const ScorecardSchema = z.strictObject({
  periodId: IdentifierSchema,
  blockId: IdentifierSchema,
  unit: UnitReferenceSchema,
  scores: ItemScoresSchema,
  /** Figures that a decision or an annex printed for this unit, kept beside the computed ones. */
  publishedTotals: PublishedTotalsSchema.nullable().default(null),
  /** True for invented figures that only demonstrate the product. */
  isDemonstration: z.boolean(),
});
export type Scorecard = z.infer<typeof ScorecardSchema>;

/** One thing that is wrong with the scores of a card, for the person who can mend it. */
export type ScoreProblem =
  | { kind: 'unknown-item'; itemId: string }
  | { kind: 'above-maximum'; itemId: string; field: ScoreField; maximumThousandths: number };
export type ScoreField = (typeof SCORE_FIELDS)[number];
export const SCORE_FIELDS = [
  'selfScoreThousandths',
  'appraisedScoreThousandths',
  'secondAppraisedScoreThousandths',
  'surveyScoreThousandths',
] as const;

/** The most that a field of an item may hold: where survey and appraisal are added, each has its part of the maximum. */
export function maximumOf(item: FrameworkItem, field: ScoreField): number {
  if (item.method !== 'both' || item.surveyMaximumThousandths === null)
    return item.maximumThousandths;
  return field === 'surveyScoreThousandths'
    ? item.surveyMaximumThousandths
    : item.maximumThousandths - item.surveyMaximumThousandths;
}

/** Everything in `scores` that the framework does not allow: items it does not have, points above an item's maximum. */
export function findScoreProblems(
  items: readonly FrameworkItem[],
  scores: ItemScores,
): ScoreProblem[] {
  const scoredItems = new Map(scoredItemsOf(items).map((item) => [item.itemId, item]));
  return Object.entries(scores).flatMap(([itemId, score]): ScoreProblem[] => {
    const item = scoredItems.get(itemId);
    if (!item) return [{ kind: 'unknown-item', itemId }];
    return SCORE_FIELDS.filter((field) => (score[field] ?? 0) > maximumOf(item, field)).map(
      (field) => ({
        kind: 'above-maximum',
        itemId,
        field,
        maximumThousandths: maximumOf(item, field),
      }),
    );
  });
}

/** Scores as they are kept: without blank fields, so that a card of a hundred items stays small. */
export function compactScores(scores: ItemScores): Record<string, Partial<ItemScore>> {
  return Object.fromEntries(
    Object.entries(scores).map(([itemId, score]) => [
      itemId,
      Object.fromEntries(
        Object.entries(score).filter(
          ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
        ),
      ),
    ]),
  );
}
