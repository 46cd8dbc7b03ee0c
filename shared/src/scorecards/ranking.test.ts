import { rankUnits } from './ranking';

const units = (...values: number[]) =>
  values.map((value, position) => ({ unitId: `u${position}`, value }));
const rank = (given: { unitId: string; value: number }[], tieRule: 'competition' | 'dense') =>
  rankUnits(given, { tieRule, compare: (left, right) => right.value - left.value });

test.each([
  [[90, 80, 80, 70], 'competition', [1, 2, 2, 4]],
  [[90, 80, 80, 70], 'dense', [1, 2, 2, 3]],
  [[5, 5, 5], 'competition', [1, 1, 1]],
  [[7], 'competition', [1]],
  [[], 'dense', []],
] as const)('%j are ranked, %s, %j', (values, tieRule, ranks) => {
  expect(rank(units(...values), tieRule).map((ranked) => ranked.rank)).toEqual(ranks);
});

test('the order of the input never changes the result', () => {
  const given = units(70, 90, 80, 80, 90, 60);
  const expected = rank(given, 'competition');
  for (let turn = 1; turn < given.length; turn++) {
    const turned = [...given.slice(turn), ...given.slice(0, turn)];
    expect(rank(turned, 'competition')).toEqual(expected);
    expect(rank(turned.reverse(), 'competition')).toEqual(expected);
  }
});
