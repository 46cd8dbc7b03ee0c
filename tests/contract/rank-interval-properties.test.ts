import { assessBlock } from '@congkhai/shared/scorecards/block-results';
import { drawRankIntervals } from '@congkhai/shared/scorecards/rank-intervals';
import { aBlock, aFramework, aScorecard } from '@congkhai/shared/scorecards/test-builders';
import fc from 'fast-check';
import { idOf, type UncertainYear, uncertainYear } from '../helpers/index-arbitraries';

function intervalsOf({
  items,
  rules: yearRules,
  cards,
  rescaleToThousandths,
  seed,
  spread,
  error,
}: UncertainYear) {
  const allRules = {
    ...yearRules,
    uncertainty: {
      drawCount: 100,
      seed,
      confidenceThousandths: 90_000,
      weightSpreadThousandths: spread,
      surveySampleSize: null,
      surveyErrorThousandths: error,
    },
  };
  const results = assessBlock(
    aBlock(
      cards.map((_, position) => idOf(position)),
      { rescaleToThousandths },
    ),
    {
      framework: aFramework(items),
      rules: allRules,
      scorecards: new Map(
        cards.map((scores, position) => [idOf(position), aScorecard(idOf(position), scores)]),
      ),
    },
  );
  const intervals = drawRankIntervals(results, allRules);
  return results.ranked.map((result) => {
    const interval = intervals.get(result.unitId);
    if (!interval) throw new Error('every ranked unit has an interval');
    return { ...result, interval };
  });
}

test('an interval lies among the ranks there are, its best end first', () => {
  fc.assert(
    fc.property(uncertainYear, (given) => {
      const units = intervalsOf(given);
      for (const { interval } of units) {
        expect(interval.best).toBeGreaterThanOrEqual(1);
        expect(interval.worst).toBeLessThanOrEqual(units.length);
        expect(interval.best).toBeLessThanOrEqual(interval.worst);
      }
    }),
  );
});

test('where neither weights nor surveys are uncertain every interval is the rank itself', () => {
  fc.assert(
    fc.property(uncertainYear, (given) => {
      for (const { rank, interval } of intervalsOf({ ...given, spread: 0, error: 0 }))
        expect(interval).toEqual({ best: rank, worst: rank });
    }),
  );
});

test('a unit at least as good in every area is never behind in its interval, whatever the weights', () => {
  fc.assert(
    fc.property(uncertainYear, (given) => {
      const units = intervalsOf({ ...given, error: 0 });
      for (const better of units)
        for (const other of units) {
          const isAtLeastAsGood = better.scoring.areas.every(
            ({ effect, pointsThousandths }, area) =>
              effect === 'penalty'
                ? pointsThousandths <= (other.scoring.areas[area]?.pointsThousandths ?? 0)
                : pointsThousandths >= (other.scoring.areas[area]?.pointsThousandths ?? 0),
          );
          if (!isAtLeastAsGood) continue;
          expect(better.interval.best).toBeLessThanOrEqual(other.interval.best);
          expect(better.interval.worst).toBeLessThanOrEqual(other.interval.worst);
        }
    }),
  );
});
