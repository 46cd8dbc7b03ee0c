import {
  nextEven,
  nextNormal,
  nextWord,
  normalQuantile,
  type RandomState,
  seedRandom,
  splitMix64,
} from './random';

const take = <Value>(count: number, next: () => Value) => Array.from({ length: count }, next);

test("xoshiro128** gives its authors' numbers for the state 1, 2, 3, 4", () => {
  const state: RandomState = [1, 2, 3, 4];
  // The outputs of xoshiro128starstar.c that generators in other languages are tested with (Rust's rand_xoshiro).
  expect(take(10, () => nextWord(state))).toEqual([
    11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597,
    4258142804,
  ]);
});

test("SplitMix64 gives its authors' numbers for the seed 1234567", () => {
  expect(take(5, splitMix64(1_234_567n))).toEqual([
    6457827717110365317n,
    3203168211198807973n,
    9817491932198370423n,
    4593380528125082431n,
    16408922859458223821n,
  ]);
});

test('the state is filled with what SplitMix64 gives, low word first', () => {
  // 6457827717110365317 is 0x599ed017fb08fc85, 3203168211198807973 is 0x2c73f08458540fa5.
  expect(seedRandom(1_234_567)).toEqual([0xfb08fc85, 0x599ed017, 0x58540fa5, 0x2c73f084]);
});

// Printed quantiles of the standard normal distribution; 0.25 and 0.001 are the tests that Wichura prints.
test.each([
  [0.5, 0],
  [0.25, -0.6744897501960817],
  [0.001, -3.090232306167814],
  [0.95, 1.6448536269514722],
  [0.975, 1.959963984540054],
  [0.07, -1.4757910281791706],
  [1e-9, -5.9978070150076865],
])('the quantile at %p is %p', (share, value) => {
  expect(normalQuantile(share)).toBeCloseTo(value, 13);
});

test('a hundred thousand draws have the mean, the deviation and the tails of the distribution', () => {
  const state = seedRandom(2022);
  const values = take(100_000, () => nextNormal(state));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  const within = (limit: number) =>
    values.filter((value) => Math.abs(value) < limit).length / values.length;
  // Four standard errors of each figure.
  expect(Math.abs(mean)).toBeLessThan(0.013);
  expect(Math.abs(variance - 1)).toBeLessThan(0.018);
  expect(Math.abs(within(1) - 0.6827)).toBeLessThan(0.006);
  expect(Math.abs(within(1.96) - 0.95)).toBeLessThan(0.003);
});

test('even numbers stay between −1 and 1', () => {
  const state = seedRandom(7);
  const values = take(10_000, () => nextEven(state));
  expect(Math.min(...values)).toBeGreaterThanOrEqual(-1);
  expect(Math.max(...values)).toBeLessThan(1);
});

test('the seed 2022 gives the numbers that a program of its own, written in Python, gives', () => {
  const words = seedRandom(2022);
  expect(take(3, () => nextWord(words))).toEqual([2307660415, 2885614989, 4038930241]);
  const state = seedRandom(2022);
  const expected = [
    0.0936189192280605, 0.44505389088563224, 1.5580282801138943, 2.2285786205963976,
  ];
  for (const value of expected) expect(nextNormal(state)).toBeCloseTo(value, 14);
});
