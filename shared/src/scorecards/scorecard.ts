import * as z from 'zod';
import { IdentifierSchema, ItemIdSchema } from '../contracts/identifiers';
import { UnitReferenceSchema } from '../units/administrative-unit';
import { type FrameworkItem, scoredItemsOf } from './framework';
import { ThousandthsSchema } from './points';

/** The three different blanks of an item, and the scored case (zero is scored). They are never the same. */
export const ItemStateSchema = z.enum(['scored', 'not-applicable', 'not-submitted']);

export const ItemScoreSchema = z.strictObject({
  state: ItemStateSchema,
  selfScoreThousandths: ThousandthsSchema.nullable(),
  appraisedScoreThousandths: ThousandthsSchema.nullable(),
  surveyScoreThousandths: ThousandthsSchema.nullable(),
  remark: z.string().max(2_000).nullable(),
});
export type ItemScore = z.infer<typeof ItemScoreSchema>;

/** Scores by item id. An item that is missing here has not been submitted. */
export const ItemScoresSchema = z.record(ItemIdSchema, ItemScoreSchema);
export type ItemScores = z.infer<typeof ItemScoresSchema>;

/** What one unit scored in one period (phiếu chấm), with the unit named as it was then. */
export const ScorecardSchema = z.strictObject({
  periodId: IdentifierSchema,
  blockId: IdentifierSchema,
  unit: UnitReferenceSchema,
  scores: ItemScoresSchema,
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
  'surveyScoreThousandths',
] as const;

/** Everything in `scores` that the framework does not allow: items it does not have, points above an item's maximum. */
export function findScoreProblems(
  items: readonly FrameworkItem[],
  scores: ItemScores,
): ScoreProblem[] {
  const scoredItems = new Map(scoredItemsOf(items).map((item) => [item.itemId, item]));
  return Object.entries(scores).flatMap(([itemId, score]): ScoreProblem[] => {
    const item = scoredItems.get(itemId);
    if (!item) return [{ kind: 'unknown-item', itemId }];
    const { maximumThousandths } = item;
    return SCORE_FIELDS.filter((field) => (score[field] ?? 0) > maximumThousandths).map(
      (field) => ({
        kind: 'above-maximum',
        itemId,
        field,
        maximumThousandths,
      }),
    );
  });
}
