import { CsvInvalid, parseCsv } from './csv';

test.each([
  ['one row', 'code,name\n01,Hà Nội\n', [{ code: '01', name: 'Hà Nội' }]],
  ['no last line break', 'code,name\n01,Hà Nội', [{ code: '01', name: 'Hà Nội' }]],
  ['line breaks of Windows', 'code,name\r\n01,Huế\r\n', [{ code: '01', name: 'Huế' }]],
  ['commas and quotes in quotes', 'a,b\n"x, y","""z"""', [{ a: 'x, y', b: '"z"' }]],
  ['a line break in quotes', 'a,b\n"x\ny",z', [{ a: 'x\ny', b: 'z' }]],
  [
    'empty cells',
    'a,b,c\n,,\n1,,\n',
    [
      { a: '', b: '', c: '' },
      { a: '1', b: '', c: '' },
    ],
  ],
  ['a byte order mark', '\uFEFFa\n1', [{ a: '1' }]],
  ['decomposed Unicode', 'a\nHue\u0302\u0301', [{ a: 'Huế' }]],
  ['nothing but a header', 'a,b\n', []],
  ['nothing', '', []],
])('%s', (_, text, rows) => {
  expect(parseCsv(text)).toEqual(rows);
});

test.each([
  ['a row with too few cells', 'a,b\n1,2\n3', 'Line 3 has 1 cells instead of 2'],
  ['a row with too many cells', 'a,b\n1,2,3', 'Line 2 has 3 cells instead of 2'],
  ['a quotation mark inside a cell', 'a\nx"y', 'quotation mark'],
  ['a quotation that does not end', 'a\n"x', 'quotation mark'],
])('%s is refused', (_, text, message) => {
  expect(() => parseCsv(text)).toThrow(CsvInvalid);
  expect(() => parseCsv(text)).toThrow(message);
});
