import { divideExactly, type RoundingRule } from './points';

export interface Statistics {
  meanThousandths: number;
  medianThousandths: number;
  highestThousandths: number;
  lowestThousandths: number;
}

/** Mean, median, highest and lowest of whole thousandths, rounded to thousandths by the period's rule. Null without values. */
export function describeValues(
  values: readonly number[],
  rounding: RoundingRule,
): Statistics | null {
  const ordered = [...values].sort((a, b) => a - b);
  const lowest = ordered[0];
  const highest = ordered.at(-1);
  if (lowest === undefined || highest === undefined) return null;
  const mean = (some: readonly number[]) =>
    divideExactly(
      some.reduce((sum, value) => sum + value, 0),
      some.length,
      { scale: 1, rounding },
    );
  const middle = ordered.slice(
    Math.ceil(ordered.length / 2) - 1,
    Math.floor(ordered.length / 2) + 1,
  );
  return {
    meanThousandths: mean(ordered),
    medianThousandths: mean(middle),
    highestThousandths: highest,
    lowestThousandths: lowest,
  };
}
