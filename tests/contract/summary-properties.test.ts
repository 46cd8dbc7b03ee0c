import { summarizeItems } from '@congkhai/shared/scorecards/item-tables';
import { BLANK_SCORE, type ItemScore } from '@congkhai/shared/scorecards/scorecard';
import { planScoring, scoreScorecard } from '@congkhai/shared/scorecards/scoring';
import { describeValues } from '@congkhai/shared/scorecards/statistics';
import { summarizeRelease } from '@congkhai/shared/scorecards/summarize';
import { PeriodSummarySchema } from '@congkhai/shared/scorecards/summary';
import {
  aBlock,
  aFramework,
  aGroup,
  aLeaf,
  aRelease,
  aScorecard,
  NOT_APPLICABLE,
} from '@congkhai/shared/scorecards/test-builders';
import fc from 'fast-check';
import {
  cardWithLeaf,
  FINAL_FIELDS,
  idOf,
  rounding,
  type Year,
  year,
} from '../helpers/index-arbitraries';

// Facts that hold for every framework, every card and every rule, not only for those of the examples.

function documentsOf(
  { items, rules: yearRules, rescaleToThousandths, cards }: Year,
  order: number[],
) {
  const block = aBlock(order.map(idOf), { rescaleToThousandths });
  return {
    release: aRelease([], { rules: yearRules, blocks: [block] }),
    frameworks: new Map([['framework', aFramework(items)]]),
    scorecards: order.map((position) => aScorecard(idOf(position), cards[position] ?? {})),
  };
}
function summaryOf(given: Year, order = given.cards.map((_, position) => position)) {
  const { release, ...sources } = documentsOf(given, order);
  return summarizeRelease(release, { ...sources, compared: null });
}
const withOrder = year.chain((given) =>
  fc.tuple(
    fc.constant(given),
    fc.shuffledSubarray(
      given.cards.map((_, position) => position),
      { minLength: given.cards.length },
    ),
  ),
);

test('the order of units and cards never changes a summary or a table of items', () => {
  fc.assert(
    fc.property(withOrder, ([given, order]) => {
      expect(summaryOf(given, order)).toEqual(summaryOf(given));
      const tablesIn = (some: number[]) => {
        const { release, ...sources } = documentsOf(given, some);
        return summarizeItems(release, sources);
      };
      expect(tablesIn(order)).toEqual(tablesIn(given.cards.map((_, position) => position)));
    }),
  );
});

test('every summary keeps its contract, and every unit stands in it once', () => {
  fc.assert(
    fc.property(year, (given) => {
      const summary = summaryOf(given);
      expect(PeriodSummarySchema.safeParse(summary).error).toBeUndefined();
      const [block] = summary.blocks;
      const listed = [...(block?.ranking ?? []), ...(block?.notRanked ?? [])];
      expect(listed.map(({ unit }) => unit.unitId).sort()).toEqual(
        given.cards.map((_, position) => idOf(position)),
      );
      const graded = block?.countPerGrade.reduce((sum, { unitCount }) => sum + unitCount, 0) ?? 0;
      expect(graded + (block?.ungradedUnitCount ?? 0)).toBe(block?.rankedUnitCount);
    }),
  );
});

test('equal percentages tie and greater ones stand before; a rank counts the units or the figures above it', () => {
  fc.assert(
    fc.property(year, (given) => {
      const displayed = { ...given, rules: { ...given.rules, comparison: 'displayed' as const } };
      const ranking = summaryOf(displayed).blocks[0]?.ranking ?? [];
      for (const { percent, rank } of ranking) {
        const above = ranking.filter((other) => other.percent > percent);
        const figures = new Set(above.map((other) => other.percent));
        expect(rank).toBe(1 + (given.rules.tieRule === 'dense' ? figures.size : above.length));
      }
    }),
  );
});

test('the scored areas add up to the scored points and to the applicable maximum', () => {
  fc.assert(
    fc.property(year, (given) => {
      const thousandths = (decimal: number) => Math.round(decimal * 1_000);
      const [block] = summaryOf(given).blocks;
      const scored = new Set(
        block?.areas.filter(({ effect }) => effect === 'scored').map(({ areaId }) => areaId),
      );
      for (const unit of block?.ranking ?? []) {
        const areas = unit.areas.filter(({ areaId }) => scored.has(areaId));
        const sum = (of: (area: (typeof areas)[number]) => number) =>
          areas.reduce((total, area) => total + thousandths(of(area)), 0);
        expect(sum(({ points }) => points)).toBe(thousandths(unit.scoredPoints));
        expect(sum(({ applicableMaximum }) => applicableMaximum)).toBe(
          thousandths(unit.applicableMaximum),
        );
      }
    }),
  );
});

test('an item that does not apply never lowers the percentage: it is never worse than a zero', () => {
  fc.assert(
    fc.property(cardWithLeaf, ({ items, scores, leaf, ...printing }) => {
      const plan = planScoring(items, printing);
      const isPenalty = items.some(
        ({ effect, children }) => effect === 'penalty' && children.includes(leaf),
      );
      const field = leaf.method === 'survey' ? FINAL_FIELDS.survey : FINAL_FIELDS.appraisal;
      const zero: ItemScore = { ...BLANK_SCORE, state: 'scored', [field]: 0 };
      const without = scoreScorecard(plan, { ...scores, [leaf.itemId]: NOT_APPLICABLE });
      const withZero = scoreScorecard(plan, { ...scores, [leaf.itemId]: zero });
      fc.pre(without.kind === 'scored' && withZero.kind === 'scored' && !isPenalty);
      if (without.kind !== 'scored' || withZero.kind !== 'scored') return;
      expect(without.percentThousandths).toBeGreaterThanOrEqual(withZero.percentThousandths);
    }),
  );
});

test('an item that applies to nobody might as well not be in the framework', () => {
  fc.assert(
    fc.property(cardWithLeaf, ({ items, scores, ...printing }) => {
      const longer = [...items, aGroup('X', [aLeaf('X.1', 5_000)])];
      const scoring = scoreScorecard(planScoring(items, printing), scores);
      const other = scoreScorecard(planScoring(longer, printing), {
        ...scores,
        'X.1': NOT_APPLICABLE,
      });
      fc.pre(scoring.kind === 'scored');
      if (scoring.kind !== 'scored') return;
      const { pointsThousandths, percentThousandths, applicableMaximumThousandths } = scoring;
      expect(other).toMatchObject({
        pointsThousandths,
        percentThousandths,
        applicableMaximumThousandths,
      });
    }),
  );
});

test('statistics stand in their order, and no more values are above the mean than are not the lowest', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 1_000_000_000 }), { minLength: 1, maxLength: 50 }),
      rounding,
      fc.integer({ min: 0, max: 3 }),
      (values, rule, decimalsShown) => {
        const step = 10 ** (3 - decimalsShown);
        const statistics = describeValues(values, { rounding: rule, decimalsShown });
        if (!statistics) throw new Error('there are values');
        const lowest = Math.min(...values);
        const highest = Math.max(...values);
        // Printed figures may leave the exact bounds by less than one printed step.
        const ordered = [
          lowest - step,
          statistics.lowerQuartileThousandths,
          statistics.medianThousandths,
          statistics.upperQuartileThousandths,
          highest + step,
        ];
        expect(ordered).toEqual([...ordered].sort((a, b) => a - b));
        expect(statistics.meanThousandths).toBeGreaterThan(lowest - step);
        expect(statistics.meanThousandths).toBeLessThan(highest + step);
        expect(statistics.standardDeviationThousandths).toBeLessThan((highest - lowest) / 2 + step);
        expect(statistics.aboveMeanCount).toBeLessThanOrEqual(
          values.filter((value) => value > lowest).length,
        );
      },
    ),
  );
});
