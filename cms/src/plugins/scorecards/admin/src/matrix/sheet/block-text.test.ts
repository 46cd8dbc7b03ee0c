import { formatBlockText, PASTED_CELLS_MAX, parseBlockText } from './block-text';

test.each([
  ['one cell', '12,97', [['12,97']]],
  [
    'a block of Excel, with a line break after its last row',
    '1,5\t2\r\n\t0\r\n',
    [
      ['1,5', '2'],
      ['', '0'],
    ],
  ],
  ['a blank row in the middle', 'a\n\nb\n', [['a'], [''], ['b']]],
  [
    'a cell with a line break and quotation marks',
    '"dòng 1\ndòng ""2"""\t3',
    [['dòng 1\ndòng "2"', '3']],
  ],
  ['quotation marks that enclose nothing', '"đúng hạn" 95\t1', [['"đúng hạn" 95', '1']]],
  ['nothing', '', [['']]],
])('%s is read as its cells', (_, text, cells) => {
  expect(parseBlockText(text)).toEqual(cells);
});

test('what is copied is read back the same', () => {
  const rows = [
    ['12,97', 'KAD', ''],
    ['nhận xét\tcó tab', 'có "ngoặc"', 'hai\ndòng'],
  ];
  expect(parseBlockText(formatBlockText(rows))).toEqual(rows);
});

test('a text that a spreadsheet would run is copied as text, a number as number, and both are read back', () => {
  const rows = [['=1+1', '-3', '+0,5', '- nhận xét', "'", '@a']];
  const copied = formatBlockText(rows);
  expect(copied).toBe("'=1+1\t-3\t+0,5\t'- nhận xét\t'\t'@a");
  expect(parseBlockText(copied)).toEqual(rows);
});

test('a block larger than any matrix is not read', () => {
  expect(parseBlockText('1\t'.repeat(PASTED_CELLS_MAX))).toBeNull();
});
