/** An exact quotient of whole numbers of 0 and above, with the double nearest to it for a fast first comparison. */
export interface Fraction {
  numerator: bigint;
  denominator: bigint;
  nearest: number;
}

// Doubles that are further apart than this share cannot be two roundings of the same quotient.
const SURELY_DIFFERENT = 1e-12;

/** The fraction numerator ÷ denominator, both whole, the denominator above 0. */
export function fractionOf(numerator: bigint, denominator: bigint): Fraction {
  return { numerator, denominator, nearest: Number(numerator) / Number(denominator) };
}

/** Below 0 if `left` is the smaller one, 0 only if both are exactly equal. */
export function compareFractions(left: Fraction, right: Fraction): number {
  const difference = left.nearest - right.nearest;
  if (Math.abs(difference) > SURELY_DIFFERENT * (left.nearest + right.nearest)) return difference;
  const exact = left.numerator * right.denominator - right.numerator * left.denominator;
  if (exact === 0n) return 0;
  return exact < 0n ? -1 : 1;
}
