import { enteredPointsOf, textOf } from './entered-points';

test.each([
  ['12,97', 12_970],
  ['12.97', 12_970],
  [' 3 ', 3_000],
  ['', null],
  ['12,', '12,'],
  ['12,9755', '12,9755'],
  ['1.212,97', '1.212,97'],
  ['-1', '-1'],
])('%j is entered as %j', (text, points) => {
  expect(enteredPointsOf(text)).toBe(points);
});

test('points are shown with a decimal comma, and unreadable text as it was typed', () => {
  expect([12_970, 3_000, 85_005, null, '12,'].map(textOf)).toEqual([
    '12,97',
    '3',
    '85,005',
    '',
    '12,',
  ]);
});
