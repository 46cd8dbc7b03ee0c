import { csvCellOf, writeCsv } from './csv';
import { type Column, tableOf } from './table';

test.each([
  ['Xã Tiên Châu', 'Xã Tiên Châu'],
  ['Tiên Châu, Tiên Mỹ', '"Tiên Châu, Tiên Mỹ"'],
  ['xã "điểm"', '"xã ""điểm"""'],
  ['dòng một\ndòng hai', '"dòng một\ndòng hai"'],
  ['', ''],
  [null, ''],
  [0, '0'],
  [85.82, '85.82'],
  [-3, '-3'],
  [true, 'true'],
  [['1.1', '2.3'], '1.1 2.3'],
  [[], ''],
])('the cell %j is written %s', (value, cell) => {
  expect(csvCellOf(value)).toBe(cell);
});

test.each([
  ['=HYPERLINK("http://bad.example","điểm")', `"'=HYPERLINK(""http://bad.example"",""điểm"")"`],
  ['+84 235', "'+84 235"],
  ['-3', "'-3"],
  ['@SUM(1)', "'@SUM(1)"],
  ['\tcmd', `"'\tcmd"`],
  ['＝1+1', "'＝1+1"],
  ['xã;=1+1', `"xã;'=1+1"`],
  ['\rcmd', `"'\rcmd"`],
])('the text %j, which a spreadsheet would run, begins with an apostrophe', (value, cell) => {
  expect(csvCellOf(value)).toBe(cell);
});

test('a table has a header and ends every line with CRLF, also the last, however many rows it has', () => {
  const columns: Column<number>[] = [
    {
      name: 'number',
      title: { vi: 'Số', en: 'Number' },
      datatype: 'integer',
      cellOf: (row) => row,
    },
    {
      name: 'is_even',
      title: { vi: 'Chẵn', en: 'Even' },
      datatype: 'boolean',
      cellOf: (row) => row % 2 === 0,
    },
  ];
  const numbers = tableOf(
    {
      fileName: 'numbers.csv',
      title: { vi: 'Số', en: 'Numbers' },
      columns,
      primaryKey: ['number'],
      foreignKeys: [],
    },
    () => Array.from({ length: 1_001 }, (_, index) => index),
  );
  const lines = [...writeCsv(numbers)].join('').split('\r\n');
  expect(lines.slice(0, 3)).toEqual(['number,is_even', '0,true', '1,false']);
  expect(lines.slice(-2)).toEqual(['1000,true', '']);
  expect(lines).toHaveLength(1_003);
});
