import { currentVersionOf } from './current-version';

const ENDED = { validFrom: null, validTo: '2019-12-31' };
const OPEN = { validFrom: '2025-07-01', validTo: null };

test.each([
  ['2019-12-31', ENDED],
  ['2022-01-01', ENDED],
  ['2025-06-30', ENDED],
  ['2025-07-01', OPEN],
] as const)('on %s a unit that was set up again is shown by %j', (day, expected) => {
  expect(currentVersionOf([ENDED, OPEN], day)).toBe(expected);
});

test('a unit that is still to come is shown by its first version', () => {
  expect(currentVersionOf([OPEN], '2025-01-01')).toBe(OPEN);
  expect(currentVersionOf([], '2025-01-01')).toBeUndefined();
});
