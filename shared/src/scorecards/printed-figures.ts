import type { PrintedRow } from './check-table-contract';
import { divideToPrinted, type RoundingRule } from './points';

/** How a table prints its figures. */
export interface Printing {
  decimals: number;
  rounding: RoundingRule;
  /** The last printed digit, in thousandths. */
  step: number;
}

/** From the lowest to the highest, both included, in thousandths. */
export interface Range {
  low: number;
  high: number;
}

/** A row in thousandths, with what follows from it. */
export interface CheckedRow {
  position: number;
  printed: PrintedRow;
  parts: (number | null)[];
  applicableMaximum: number;
  /** The total as printed, or the sum of the parts where none is. */
  total: number;
  /** The percentage as printed, or what follows from the total; null where nothing applies. */
  percent: number | null;
}

/**
 * What a printed figure may have been before it was cut to its decimals. Points have at most three decimals, so a figure printed with
 * three is what it was; 85.82 by rounding half up was 85.815 to 85.824, by truncating 85.820 to 85.829.
 */
export function rangeOf(thousandths: number, { rounding, step }: Printing): Range {
  if (step === 1) return { low: thousandths, high: thousandths };
  return rounding === 'truncate'
    ? { low: thousandths, high: thousandths + step - 1 }
    : { low: Math.max(thousandths - step / 2, 0), high: thousandths + step / 2 - 1 };
}

/** points ÷ maximum × 100 as the table prints it, rounded once. */
export function percentOfPrinted(
  points: number,
  maximum: number,
  { rounding, decimals }: Printing,
): number {
  const printing = { rounding, decimalsShown: decimals };
  return divideToPrinted(points, maximum, { scale: 100_000, printing });
}
