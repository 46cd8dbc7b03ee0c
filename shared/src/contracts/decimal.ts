import * as z from 'zod';

/**
 * A figure in public JSON: a number of at most three decimals, such as 85.82. The digits in the JSON text are exact.
 * Whoever calculates with such figures multiplies by 1,000 and rounds first, and is then exact too.
 */
export const DecimalSchema = z
  .number()
  .refine(
    (value) => Math.round(value * 1_000) / 1_000 === value,
    'must have at most three decimals',
  );

/** A share or a bound: a percentage from 0 to 100, with at most three decimals. */
export const PercentSchema = DecimalSchema.min(0).max(100);

/** An index percentage. Bonus points come on top of what is applicable, so it may pass 100. */
export const IndexPercentSchema = DecimalSchema.min(0).max(1_000_000);
