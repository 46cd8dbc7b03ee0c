import type { Aggregation } from './composite-index';

/** A child's score, if it has one, with its weight. */
export interface WeightedScore {
  score: number | null;
  weight: number;
}

/**
 * The weighted mean of the scores that are there, with their weights brought to the same sum; null where too few are there.
 * Geometric and harmonic means need scores above 0: `canAggregate` tells.
 */
export function aggregate(
  children: readonly WeightedScore[],
  { mean, requiredShare }: Aggregation,
): number | null {
  const present = children.flatMap(({ score, weight }) =>
    score === null ? [] : [{ score, weight }],
  );
  if (present.length === 0 || present.length < requiredShare * children.length) return null;
  const total = present.reduce((sum, { weight }) => sum + weight, 0);
  const weighted = (change: (score: number) => number) =>
    present.reduce((sum, { score, weight }) => sum + (weight / total) * change(score), 0);
  switch (mean) {
    case 'arithmetic':
      return weighted((score) => score);
    case 'geometric':
      return Math.exp(weighted(Math.log));
    case 'harmonic':
      return 1 / weighted((score) => 1 / score);
  }
}

export function canAggregate(
  children: readonly WeightedScore[],
  { mean }: Pick<Aggregation, 'mean'>,
): boolean {
  return mean === 'arithmetic' || children.every(({ score }) => score === null || score > 0);
}
