import type * as z from 'zod';
import {
  assessBlocks,
  displayedOf,
  type PeriodSources,
  type RankedResult,
  type UnitResult,
} from './block-results';
import type { Block, PeriodRules } from './period';
import { formatThousandths } from './points';
import type { ReleasedUnit, TotalsDifferenceSchema } from './release';
import type { PublishedTotals } from './scorecard';

type TotalsDifference = z.infer<typeof TotalsDifferenceSchema>;
type UnitTotals = Pick<
  ReleasedUnit,
  'blockId' | 'unitId' | 'recomputed' | 'published' | 'differences'
>;

/**
 * For each unit of a period what follows from its scores, what the decision printed (if that was entered), and where the two differ.
 * In the order of the blocks, ranked units first.
 */
export function recomputeTotals(
  period: { blocks: readonly Block[]; rules: PeriodRules },
  sources: PeriodSources,
): UnitTotals[] {
  return assessBlocks(period, sources).flatMap(({ block: { blockId }, ranked, notRanked }) => [
    ...ranked.map((result) => ({
      blockId,
      unitId: result.unitId,
      recomputed: recomputedOf(result),
      published: publishedOf(result),
      differences: findTotalsDifferences(publishedOf(result), result, period.rules),
    })),
    // Whether a printed total of a unit without a result is right, nobody can say; it stands beside a recomputed null.
    ...notRanked.map((result) => ({
      blockId,
      unitId: result.unitId,
      recomputed: null,
      published: publishedOf(result),
      differences: [],
    })),
  ]);
}

function publishedOf({ scorecard }: UnitResult): PublishedTotals | null {
  return scorecard?.publishedTotals ?? null;
}

function recomputedOf({ scoring, rank, grade }: RankedResult): UnitTotals['recomputed'] {
  const { pointsThousandths, applicableMaximumThousandths, percentThousandths } = scoring;
  return {
    pointsThousandths,
    applicableMaximumThousandths,
    percentThousandths,
    rank,
    gradeId: grade?.gradeId ?? null,
  };
}

/**
 * Where printed totals say something else than the scores: points and percentages at the decimals that the period shows, ranks as
 * numbers, grades by their names, whose capitals do not count. What was not printed is not compared.
 */
export function findTotalsDifferences(
  published: PublishedTotals | null,
  { scoring, rank, grade }: Pick<RankedResult, 'scoring' | 'rank' | 'grade'>,
  rules: PeriodRules,
): TotalsDifference[] {
  if (!published) return [];
  const shown = (thousandths: number) => formatThousandths(displayedOf(thousandths, rules));
  const figure = (thousandths: number | null) => (thousandths === null ? null : shown(thousandths));
  const pairs: { field: TotalsDifference['field']; printed: string | null; computed: string }[] = [
    {
      field: 'points',
      printed: figure(published.pointsThousandths),
      computed: shown(scoring.pointsThousandths),
    },
    {
      field: 'percent',
      printed: figure(published.percentThousandths),
      computed: shown(scoring.percentThousandths),
    },
    {
      field: 'rank',
      printed: published.rank === null ? null : String(published.rank),
      computed: String(rank),
    },
    { field: 'grade', printed: published.gradeName, computed: grade?.name ?? '' },
  ];
  return pairs.flatMap(({ field, printed, computed }) =>
    printed === null || plain(printed) === plain(computed)
      ? []
      : [{ field, published: printed, recomputed: computed }],
  );
}

function plain(text: string): string {
  return text.normalize('NFC').toLowerCase();
}
