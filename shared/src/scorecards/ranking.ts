import * as z from 'zod';

/**
 * How equal percentages share ranks. No legal text states a rule, so every period names its own:
 * `competition` is 1, 2, 2, 4 and `dense` is 1, 2, 2, 3.
 */
export const TieRuleSchema = z.enum(['competition', 'dense']);
export type TieRule = z.infer<typeof TieRuleSchema>;

/**
 * What is compared: the figures as printed, so that equal printed values tie, or the exact fractions behind them.
 * Real tables do both.
 */
export const RankComparisonSchema = z.enum(['displayed', 'exact']);
export type RankComparison = z.infer<typeof RankComparisonSchema>;

/**
 * Ranks by `comparable`, highest first, in the order they are returned. Equal values share a rank and stand in the order of
 * their unit ids, so the order of the input never changes a result.
 */
export function rankUnits<Result extends { unitId: string; comparable: number }>(
  results: readonly Result[],
  tieRule: TieRule,
): (Result & { rank: number })[] {
  const ordered = [...results].sort(
    (a, b) => b.comparable - a.comparable || (a.unitId < b.unitId ? -1 : 1),
  );
  let rank = 0;
  let previous = Number.NaN;
  return ordered.map((result, position) => {
    if (result.comparable !== previous) rank = tieRule === 'dense' ? rank + 1 : position + 1;
    previous = result.comparable;
    return { ...result, rank };
  });
}
