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

/** A percentage from 0 to 100, with at most three decimals. */
export const PercentSchema = DecimalSchema.min(0).max(100);
