import { changeText } from './change-text';

const text = (id: string, values: Record<string, string | number> = {}) =>
  [id, ...Object.values(values)].join(' ');

test.each([
  [null, '–'],
  [12_970, '12,97'],
  [0, '0'],
  ['not-applicable', 'state.not-applicable'],
  ['Thiếu kế hoạch', 'Thiếu kế hoạch'],
  ['a'.repeat(81), `${'a'.repeat(80)}…`],
  [[], 'import.evidence 0'],
])('%j is read as %j', (value, shown) => {
  expect(changeText(value, text)).toBe(shown);
});
