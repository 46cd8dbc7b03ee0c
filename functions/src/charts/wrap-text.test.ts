import { wrapText } from './wrap-text';

// A character is as wide as 1.
const wrap = (text: string, width: number, linesMax = 3) =>
  wrapText(text, { width, linesMax, measure: (line) => [...line].length });

test.each([
  ['Xã Tiên Châu', 20, ['Xã Tiên Châu']],
  ['Xã Tiên Châu', 12, ['Xã Tiên Châu']],
  ['Xã Tiên Châu', 11, ['Xã Tiên', 'Châu']],
  ['Xã Tiên Châu', 4, ['Xã', 'Tiên', 'Châu']],
  ['  Xã   Tiên  ', 4, ['Xã', 'Tiên']],
  ['https://cchc.example/v1', 10, ['https://cc', 'hc.example', '/v1']],
  ['a https://cchc.example', 10, ['a', 'https://cc', 'hc.example']],
  ['', 10, []],
])('%j in %d', (text, width, lines) => {
  expect(wrap(text, width)).toEqual(lines);
});

test('what does not fit into the last line is cut off with an ellipsis, and no line is too wide', () => {
  const lines = wrap('Phường Hòa Cường Bắc và các xã sáp nhập', 13, 2);
  expect(lines).toEqual(['Phường Hòa', 'Cường Bắc và…']);
});

test('a width that has room for nothing still has a character in each line, and ends', () => {
  expect(wrap('Tiên Châu', 0, 2)).toEqual(['T', 'i…']);
});
