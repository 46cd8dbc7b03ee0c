import { findIdentifierProblems, prepareLines } from './written-data';

const RULES = { name: { charactersMax: 5 }, source: { charactersMax: 5, isOptional: true } };

test('lines are stored in one form, and an emptied optional line as nothing', () => {
  const data = { name: ' e\u0302\u0301 ', source: '  ' };
  expect(prepareLines(data, RULES, true)).toEqual([]);
  expect(data).toEqual({ name: '\u1ebf', source: null });
});

test.each([undefined, null, '', '  ', 'sáu chữ', 'a\nb', 7])('%j is no name', (name) => {
  expect(prepareLines({ name }, RULES, true).map(({ field }) => field)).toEqual(['name']);
});

test('a line that is not given keeps what is saved', () => {
  expect(prepareLines({}, RULES, false)).toEqual([]);
  expect(prepareLines({ name: null }, RULES, false)).toHaveLength(1);
});

test.each([
  ['nam-2022', undefined, 0],
  ['Năm 2022', undefined, 1],
  [undefined, undefined, 1],
  [undefined, 'nam-2022', 0],
  ['nam-2022', 'nam-2022', 0],
  ['nam-2023', 'nam-2022', 1],
])('identifier %j where %j is saved: %i problems', (id, saved, count) => {
  expect(findIdentifierProblems({ id }, 'id', saved)).toHaveLength(count);
});
