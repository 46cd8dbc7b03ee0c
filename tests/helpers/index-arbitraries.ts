import type { FrameworkItem } from '@congkhai/shared/scorecards/framework';
import type { PeriodRules } from '@congkhai/shared/scorecards/period';
import {
  BLANK_SCORE,
  type ItemScore,
  type ItemScores,
} from '@congkhai/shared/scorecards/scorecard';
import { aGroup, aLeaf, NOT_APPLICABLE } from '@congkhai/shared/scorecards/test-builders';
import fc from 'fast-check';

// Frameworks, cards and rules of every kind, for properties that hold for all of them.

export const FINAL_FIELDS = {
  appraisal: 'appraisedScoreThousandths',
  survey: 'surveyScoreThousandths',
} as const;
export const rounding = fc.constantFrom('half-up' as const, 'truncate' as const);
const rules: fc.Arbitrary<PeriodRules> = fc.record({
  tieRule: fc.constantFrom('competition' as const, 'dense' as const),
  comparison: fc.constantFrom('displayed' as const, 'exact' as const),
  rounding,
  decimalsShown: fc.integer({ min: 0, max: 3 }),
  uncertainty: fc.constant(null),
});
const rescaleTo = fc.constantFrom(null, 100_000, 70_000);

/** Two to four areas of one to four items; the last one may be a bonus or a penalty with a cap below its items' sum. */
const frameworkItems: fc.Arbitrary<FrameworkItem[]> = fc
  .record({
    areas: fc.array(
      fc.array(
        fc.record({
          maximum: fc.integer({ min: 1, max: 20_000 }),
          method: fc.constantFrom('appraisal' as const, 'survey' as const),
        }),
        { minLength: 1, maxLength: 4 },
      ),
      { minLength: 2, maxLength: 4 },
    ),
    effect: fc.constantFrom('scored' as const, 'bonus' as const, 'penalty' as const),
  })
  .map(({ areas, effect }) =>
    areas.map((leaves, area) => {
      const children = leaves.map(({ maximum, method }, leaf) =>
        aLeaf(`${area + 1}.${leaf + 1}`, maximum, { method }),
      );
      const isLast = area === areas.length - 1;
      const group = aGroup(String(area + 1), children);
      return isLast && effect !== 'scored'
        ? { ...group, effect, maximumThousandths: Math.ceil(group.maximumThousandths / 2) }
        : group;
    }),
  );

export const leavesOf = (items: FrameworkItem[]) => items.flatMap(({ children }) => children);

/** Coarse steps, so that many points are equal and many units tie. */
function anItemScore({ maximumThousandths, method }: FrameworkItem): fc.Arbitrary<ItemScore> {
  const field = method === 'survey' ? FINAL_FIELDS.survey : FINAL_FIELDS.appraisal;
  return fc.integer({ min: 0, max: 4 }).map((quarters) => ({
    ...BLANK_SCORE,
    state: 'scored',
    [field]: Math.floor((maximumThousandths * quarters) / 4),
  }));
}

function scoresFor(items: FrameworkItem[], blanks: 'any' | 'none'): fc.Arbitrary<ItemScores> {
  const scores = leavesOf(items).map((leaf): [string, fc.Arbitrary<ItemScore>] => [
    leaf.itemId,
    blanks === 'none'
      ? anItemScore(leaf)
      : fc.oneof(
          { weight: 8, arbitrary: anItemScore(leaf) },
          { weight: 2, arbitrary: fc.constant(NOT_APPLICABLE) },
          { weight: 1, arbitrary: fc.constant(BLANK_SCORE) },
        ),
  ]);
  return fc.record(Object.fromEntries(scores));
}

export const year = frameworkItems.chain((items) =>
  fc.record({
    items: fc.constant(items),
    rules,
    rescaleToThousandths: rescaleTo,
    cards: fc.array(scoresFor(items, 'any'), { minLength: 1, maxLength: 12 }),
  }),
);
export type Year = typeof year extends fc.Arbitrary<infer Value> ? Value : never;

export const cardWithLeaf = frameworkItems.chain((items) =>
  fc.record({
    items: fc.constant(items),
    rounding,
    decimalsShown: fc.integer({ min: 0, max: 3 }),
    rescaleToThousandths: rescaleTo,
    scores: scoresFor(items, 'none'),
    leaf: fc.constantFrom(...leavesOf(items)),
  }),
);

export const uncertainYear = frameworkItems.chain((items) =>
  fc.record({
    items: fc.constant(items),
    rules,
    cards: fc.array(scoresFor(items, 'none'), { minLength: 2, maxLength: 8 }),
    rescaleToThousandths: rescaleTo,
    seed: fc.integer({ min: 0, max: 4_294_967_295 }),
    spread: fc.constantFrom(0, 10_000, 50_000),
    error: fc.constantFrom(0, 3_000),
  }),
);

export const idOf = (position: number) => `u${String(position).padStart(2, '0')}`;
export type UncertainYear = typeof uncertainYear extends fc.Arbitrary<infer Value> ? Value : never;
