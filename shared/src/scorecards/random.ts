// Numbers that look random and are the same for the same seed on every machine: only whole 32-bit arithmetic, + − × ÷ and the
// square root are used, which IEEE 754 and ECMAScript settle to the last bit. Math.log and its like are not settled.

/** The four words that a generator goes on from; it changes them. Not all four may be 0. */
export type RandomState = [number, number, number, number];

/**
 * The next 32 bits of xoshiro128** 1.1 (D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators", ACM Transactions
 * on Mathematical Software 47, 2021; prng.di.unimi.it).
 */
export function nextWord(state: RandomState): number {
  const [first, second, third, fourth] = state;
  const word = Math.imul(rotate(Math.imul(second, 5), 7), 9) >>> 0;
  const mixedThird = third ^ first;
  const mixedFourth = fourth ^ second;
  state[0] = first ^ mixedFourth;
  state[1] = second ^ mixedThird;
  state[2] = mixedThird ^ (second << 9);
  state[3] = rotate(mixedFourth, 11);
  return word;
}

function rotate(word: number, count: number): number {
  return (word << count) | (word >>> (32 - count));
}

/** The state for a seed, filled by SplitMix64 as the authors of xoshiro advise, so that like seeds give unlike sequences. */
export function seedRandom(seed: number): RandomState {
  const next = splitMix64(BigInt(seed));
  const words = [next(), next()].flatMap((value) => [value & 0xffffffffn, value >> 32n]);
  const [first = 0n, second = 0n, third = 0n, fourth = 0n] = words;
  return [Number(first), Number(second), Number(third), Number(fourth)];
}

/** SplitMix64 (G. Steele, D. Lea and C. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014). */
export function splitMix64(seed: bigint): () => bigint {
  let state = seed;
  return () => {
    state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n);
    let mixed = state;
    mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n);
    mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn);
    return mixed ^ (mixed >> 31n);
  };
}

/** Evenly distributed between −1 and 1. */
export function nextEven(state: RandomState): number {
  return nextWord(state) / 2 ** 31 - 1;
}

/** Normally distributed with mean 0 and deviation 1: the normal quantile of an even number strictly between 0 and 1. */
export function nextNormal(state: RandomState): number {
  return normalQuantile((nextWord(state) + 0.5) / 2 ** 32);
}

// Coefficients of PPND16 as its author prints them, from the constant up: around the middle, and in the tails.
const CENTRE = [
  [3.3871328727963665, 1],
  [133.14166789178438, 42.31333070160091],
  [1971.5909503065513, 687.1870074920579],
  [13731.69376550946, 5394.196021424751],
  [45921.95393154987, 21213.794301586597],
  [67265.7709270087, 39307.89580009271],
  [33430.57558358813, 28729.085735721943],
  [2509.0809287301227, 5226.495278852854],
] as const;
const TAIL = [
  [1.4234371107496835, 1],
  [4.630337846156546, 2.053191626637759],
  [5.769497221460691, 1.6763848301838038],
  [3.6478483247632045, 0.6897673349851],
  [1.2704582524523684, 0.14810397642748008],
  [0.2417807251774506, 0.015198666563616457],
  [0.022723844989269184, 0.0005475938084995345],
  [0.0007745450142783414, 1.0507500716444169e-9],
] as const;

/**
 * The value below which a share of the standard normal distribution lies, to about 16 digits, for shares from 10⁻¹¹ to 1 − 10⁻¹¹:
 * PPND16 of M. Wichura, "Algorithm AS 241", Applied Statistics 37, 1988, without its branch for the farthest tails.
 */
export function normalQuantile(share: number): number {
  const fromMiddle = share - 0.5;
  if (Math.abs(fromMiddle) <= 0.425)
    return fromMiddle * quotientOf(CENTRE, 0.180625 - fromMiddle * fromMiddle);
  const tail = Math.min(share, 1 - share);
  const value = quotientOf(TAIL, Math.sqrt(-logarithm(tail)) - 1.6);
  return fromMiddle < 0 ? -value : value;
}

function quotientOf(coefficients: readonly (readonly [number, number])[], at: number): number {
  let above = 0;
  let below = 0;
  for (let power = coefficients.length - 1; power >= 0; power -= 1) {
    const [numerator, denominator] = coefficients[power] ?? [0, 0];
    above = above * at + numerator;
    below = below * at + denominator;
  }
  return above / below;
}

const TERMS_OF_LOGARITHM = 12;

/**
 * The natural logarithm of a value above 0 and below 1, by ln m = 2 artanh((m − 1) ÷ (m + 1)) after doublings, which are exact. The
 * series has run out of digits after twelve terms, as |(m − 1) ÷ (m + 1)| stays below 0.172.
 */
function logarithm(value: number): number {
  let mantissa = value;
  let doublings = 0;
  while (mantissa < Math.SQRT1_2) {
    mantissa *= 2;
    doublings += 1;
  }
  const base = (mantissa - 1) / (mantissa + 1);
  let sum = 0;
  for (let term = TERMS_OF_LOGARITHM; term >= 0; term -= 1)
    sum = sum * base * base + 1 / (2 * term + 1);
  return 2 * base * sum - doublings * Math.LN2;
}
