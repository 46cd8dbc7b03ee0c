import * as z from 'zod';

/**
 * Points and percentages are whole thousandths in integers: 12.97 points are 12970.
 * Binary floats fail real rows (46.8 + 32.24), and equal printed scores must tie.
 */
export const ThousandthsSchema = z.number().int().min(0).max(1_000_000_000);

/** How an exact figure becomes a printed one. Decisions truncate in some years and round in others, so a period names it. */
export const RoundingRuleSchema = z.enum(['half-up', 'truncate']);
export type RoundingRule = z.infer<typeof RoundingRuleSchema>;

/**
 * numerator ÷ denominator × scale as an integer by the named rule, exactly, for values of 0 and above.
 * Products of large frameworks pass 2^53, so those are worked out in BigInt; whole doubles below that are as exact, and faster.
 */
export function divideExactly(
  numerator: number,
  denominator: number,
  { scale, rounding }: { scale: number; rounding: RoundingRule },
): number {
  const doubled = 2 * numerator * scale + denominator;
  if (doubled <= Number.MAX_SAFE_INTEGER)
    return rounding === 'truncate'
      ? divideWhole(numerator * scale, denominator)
      : divideWhole(doubled, 2 * denominator);
  const dividend = BigInt(numerator) * BigInt(scale);
  const divisor = BigInt(denominator);
  const quotient =
    rounding === 'truncate' ? dividend / divisor : (2n * dividend + divisor) / (2n * divisor);
  return Number(quotient);
}

// `%` is exact for whole doubles, so the division that follows has no remainder to round.
function divideWhole(dividend: number, divisor: number): number {
  return (dividend - (dividend % divisor)) / divisor;
}

/** How a period prints figures. */
export interface PrintingRule {
  rounding: RoundingRule;
  decimalsShown: number;
}

/**
 * numerator ÷ denominator × scale in thousandths, as a period prints it: rounded once, from the exact figure. A figure rounded to
 * thousandths and then to hundredths may be off by one (85.8246 would become 85.825, then 85.83).
 */
export function divideToPrinted(
  numerator: number,
  denominator: number,
  { scale, printing: { rounding, decimalsShown } }: { scale: number; printing: PrintingRule },
): number {
  const step = 10 ** (3 - decimalsShown);
  return divideExactly(numerator, denominator * step, { scale, rounding }) * step;
}

/** Thousandths cut to the decimals a period prints (0 to 3), still in thousandths: 85816 shown with 2 decimals is 85820. */
export function toDisplayed(
  thousandths: number,
  { decimals, rounding }: { decimals: number; rounding: RoundingRule },
): number {
  const step = 10 ** (3 - decimals);
  return divideExactly(thousandths, step, { scale: 1, rounding }) * step;
}

/** The decimal number that public JSON prints: 85820 is 85.82. The nearest double prints as those very digits. */
export function decimalOf(thousandths: number): number {
  return thousandths / 1_000;
}

/** Thousandths of a decimal number of public JSON: the way back from `decimalOf`, exact for at most three decimals. */
export function thousandthsOf(decimal: number): number {
  return Math.round(decimal * 1_000);
}

/**
 * Thousandths of a figure as people write it: "12,97", "12.97", "3". Null for anything else, such as four decimals,
 * or a comma and a dot together, which could be read two ways.
 */
export function parseThousandths(text: string): number | null {
  const match = /^(\d{1,6})(?:[.,](\d{1,3}))?$/.exec(text.trim());
  if (!match) return null;
  return Number(match[1]) * 1_000 + Number((match[2] ?? '').padEnd(3, '0'));
}

/** A figure as Vietnamese texts print it, without trailing zeros: 12970 is "12,97", 3000 is "3". */
export function formatThousandths(thousandths: number): string {
  const decimals = String(thousandths % 1_000)
    .padStart(3, '0')
    .replace(/0+$/, '');
  return `${Math.trunc(thousandths / 1_000)}${decimals && `,${decimals}`}`;
}
