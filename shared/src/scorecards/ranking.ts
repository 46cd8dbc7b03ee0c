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
 * Ranks from the best to the last, in the order they are returned. `compare` is below 0 if its first argument is the better one
 * and 0 if both tie. Equal results share a rank and stand in the order of their unit ids, so the order of the input never changes
 * a result.
 */
export function rankUnits<Result extends { unitId: string }>(
  results: readonly Result[],
  { tieRule, compare }: { tieRule: TieRule; compare: (left: Result, right: Result) => number },
): (Result & { rank: number })[] {
  const ordered = [...results].sort(
    (left, right) => compare(left, right) || compareText(left.unitId, right.unitId),
  );
  let rank = 0;
  return ordered.map((result, position) => {
    const before = ordered[position - 1];
    const isTied = before !== undefined && compare(before, result) === 0;
    if (!isTied) rank = tieRule === 'dense' ? rank + 1 : position + 1;
    return { ...result, rank };
  });
}

/** The rank of each value, highest first, in the order of the values. Equal values share a rank. */
export function ranksOf(values: Float64Array, tieRule: TieRule): Uint32Array {
  const ordered = values.slice().sort();
  const kept = tieRule === 'dense' ? ordered.filter(isFirstOfItsKind) : ordered;
  const ranks = new Uint32Array(values.length);
  for (const [position, value] of values.entries())
    ranks[position] = kept.length - countNotAbove(kept, value) + 1;
  return ranks;
}

function isFirstOfItsKind(value: number, position: number, ordered: Float64Array): boolean {
  return position === 0 || value !== ordered[position - 1];
}

/** How many of the values, lowest first, are not above this one. */
function countNotAbove(ordered: Float64Array, value: number): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ordered[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The order of identifiers: by their characters, the same in every language. */
export function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
