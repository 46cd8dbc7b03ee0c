import { divideToPrinted, type PrintingRule } from './points';

/**
 * What describes a set of values, in thousandths. Quartiles are those of Hyndman and Fan's definition 7 (The American Statistician
 * 50, 1996): on a straight line between the two values around position (n − 1) · p + 1, as R's `quantile` and Excel's QUARTILE.INC
 * give them; the median is the same at p = ½. The standard deviation is the population's (Excel's STDEV.P): a block is all of its
 * units, not a sample of them.
 */
export interface Statistics {
  meanThousandths: number;
  medianThousandths: number;
  lowerQuartileThousandths: number;
  upperQuartileThousandths: number;
  standardDeviationThousandths: number;
  highestThousandths: number;
  lowestThousandths: number;
  /** How many values are above the exact mean, not above the printed one. */
  aboveMeanCount: number;
}

/** Statistics of whole thousandths of 0 and above, each exact before it is rounded once, as the period prints. Null without values. */
export function describeValues(
  values: readonly number[],
  printing: PrintingRule,
): Statistics | null {
  const ordered = new Float64Array(values).sort();
  const lowest = ordered[0];
  const highest = ordered.at(-1);
  if (lowest === undefined || highest === undefined) return null;
  const count = ordered.length;
  let sum = 0;
  for (const value of ordered) sum += value;
  let aboveMeanCount = 0;
  for (const value of ordered) if (value * count > sum) aboveMeanCount += 1;
  return {
    meanThousandths: divideToPrinted(sum, count, { scale: 1, printing }),
    medianThousandths: quartileOf(ordered, 2, printing),
    lowerQuartileThousandths: quartileOf(ordered, 1, printing),
    upperQuartileThousandths: quartileOf(ordered, 3, printing),
    standardDeviationThousandths: standardDeviationOf(ordered, { sum, highest, printing }),
    highestThousandths: highest,
    lowestThousandths: lowest,
    aboveMeanCount,
  };
}

/** The first, second or third quartile: position (n − 1) · quarter ÷ 4 from 0, whose fraction is a whole number of quarters. */
function quartileOf(ordered: Float64Array, quarter: 1 | 2 | 3, printing: PrintingRule): number {
  const position = (ordered.length - 1) * quarter;
  const quarters = position % 4;
  const below = ordered[(position - quarters) / 4] ?? 0;
  const above = ordered[Math.ceil(position / 4)] ?? 0;
  return divideToPrinted(below * (4 - quarters) + above * quarters, 4, { scale: 1, printing });
}

/** √(n·Σx² − (Σx)²) ÷ n in whole numbers, so that nothing is lost before the one rounding at the end. */
function standardDeviationOf(
  values: Float64Array,
  { sum, highest, printing }: { sum: number; highest: number; printing: PrintingRule },
): number {
  const count = BigInt(values.length);
  const squares = sumOfSquares(values, highest);
  const variance = count * squares - BigInt(sum) * BigInt(sum);
  const step = 10n ** BigInt(3 - printing.decimalsShown);
  const divisor = count * step;
  const steps =
    printing.rounding === 'truncate'
      ? rootOf(variance) / divisor
      : (rootOf(4n * variance) + divisor) / (2n * divisor);
  return Number(steps * step);
}

function sumOfSquares(values: Float64Array, highest: number): bigint {
  if (highest * highest * values.length <= Number.MAX_SAFE_INTEGER) {
    let sum = 0;
    for (const value of values) sum += value * value;
    return BigInt(sum);
  }
  return values.reduce((sum, value) => sum + BigInt(value) * BigInt(value), 0n);
}

/** The largest whole number whose square is not above the value. A double's root is next to it, Newton's steps end on it. */
export function rootOf(value: bigint): bigint {
  if (value === 0n) return 0n;
  let root = BigInt(Math.floor(Math.sqrt(Number(value)))) + 1n;
  while (root * root > value) root = (root + value / root) / 2n;
  while ((root + 1n) * (root + 1n) <= value) root += 1n;
  return root;
}
