import { rankUnits } from './ranking';

const units = (...comparables: number[]) =>
  comparables.map((comparable, position) => ({ unitId: `u${position}`, comparable }));
const ranksOf = (comparables: number[], tieRule: 'competition' | 'dense') =>
  rankUnits(units(...comparables), tieRule).map(({ rank }) => rank);

test.each([
  [[90, 80, 80, 70], 'competition', [1, 2, 2, 4]],
  [[90, 80, 80, 70], 'dense', [1, 2, 2, 3]],
  [[5, 5, 5], 'competition', [1, 1, 1]],
  [[7], 'competition', [1]],
  [[], 'dense', []],
] as const)('%j are ranked, %s, %j', (comparables, tieRule, ranks) => {
  expect(ranksOf([...comparables], tieRule)).toEqual(ranks);
});

test('the order of the input never changes the result', () => {
  const given = units(70, 90, 80, 80, 90, 60);
  const expected = rankUnits(given, 'competition');
  for (let turn = 1; turn < given.length; turn++) {
    const turned = [...given.slice(turn), ...given.slice(0, turn)];
    expect(rankUnits(turned, 'competition')).toEqual(expected);
    expect(rankUnits(turned.reverse(), 'competition')).toEqual(expected);
  }
});
