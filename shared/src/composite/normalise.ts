import type { Normalisation } from './composite-index';

/** Values of one indicator in the order of the units; null where there is none. */
export type Column = readonly (number | null)[];

/** The values that are there. */
export function presentIn(column: Column): number[] {
  return column.filter((value) => value !== null);
}

/** Applies a function to the values that are there. */
export function mapPresent(column: Column, change: (value: number) => number): (number | null)[] {
  return column.map((value) => (value === null ? null : change(value)));
}

/** True if all values are the same: such an indicator tells no units apart, and no scale can be laid over it. */
export function isConstant(column: Column): boolean {
  const values = presentIn(column);
  return values.every((value) => value === values[0]);
}

/**
 * Values of which more is better on a common scale. An indicator of which less is better comes with its values negated, and its
 * target too, as in COINr. The values must not all be the same, unless they are left as they are.
 */
export function normalise(column: Column, rule: Normalisation): (number | null)[] {
  const values = presentIn(column);
  const lowest = Math.min(...values);
  switch (rule.kind) {
    case 'none':
      return [...column];
    case 'min-max': {
      const range = Math.max(...values) - lowest;
      const width = rule.highest - rule.lowest;
      return mapPresent(column, (value) => ((value - lowest) / range) * width + rule.lowest);
    }
    case 'z-score': {
      const mean = meanOf(values);
      const deviation = sampleDeviationOf(values);
      return mapPresent(
        column,
        (value) => ((value - mean) / deviation) * rule.deviation + rule.mean,
      );
    }
    case 'rank':
    case 'percentile-rank': {
      const below = countBelow(values);
      const last = values.length - 1;
      return mapPresent(column, (value) => {
        const count = below.get(value) ?? 0;
        return rule.kind === 'rank' ? count + 1 : count / last;
      });
    }
    case 'distance-to-target': {
      const way = rule.target - lowest;
      return mapPresent(column, (value) => {
        const share = (value - lowest) / way;
        return rule.isCapped ? Math.min(share, 1) : share;
      });
    }
  }
}

/** For each value how many are below it. */
function countBelow(values: readonly number[]): Map<number, number> {
  const below = new Map<number, number>();
  for (const [position, value] of [...values].sort((a, b) => a - b).entries())
    if (!below.has(value)) below.set(value, position);
  return below;
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function medianOf(values: readonly number[]): number {
  const ordered = [...values].sort((a, b) => a - b);
  const middle = (ordered.length - 1) / 2;
  return ((ordered[Math.floor(middle)] ?? 0) + (ordered[Math.ceil(middle)] ?? 0)) / 2;
}

function sampleDeviationOf(values: readonly number[]): number {
  const mean = meanOf(values);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}
