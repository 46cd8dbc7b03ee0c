import {
  cellsOf,
  tableOf,
  withCell,
  withColumn,
  withoutColumn,
  withoutRow,
  withPasted,
  withRow,
} from './edit-table';

const TABLE = {
  headerRowCount: 1,
  hasHeaderColumn: true,
  rows: [
    ['Xã', 'Điểm'],
    ['Tiên Châu', '85,82'],
  ],
};

test('a new table has a header row and room for a few figures', () => {
  expect(tableOf(null)).toMatchObject({
    headerRowCount: 1,
    rows: [
      ['', ''],
      ['', ''],
      ['', ''],
    ],
  });
  expect(tableOf('không phải bảng').rows).toHaveLength(3);
  expect(tableOf(JSON.stringify(TABLE))).toEqual(TABLE);
});

test('a cell is written, and the others stay', () => {
  expect(withCell(TABLE, { row: 1, column: 1 }, '86').rows).toEqual([
    ['Xã', 'Điểm'],
    ['Tiên Châu', '86'],
  ]);
});

test.each([
  ['two cells of a row', 'a\tb\r\n', [['a', 'b']]],
  ['rows, one of them shorter', 'a\tb\nc', [['a', 'b'], ['c']]],
  ['one cell', 'chỉ một ô', null],
  ['lines of a text', 'dòng một\ndòng hai', null],
])('%s that were copied', (_, text, cells) => {
  expect(cellsOf(text)).toEqual(cells);
});

test('what is pasted goes over the cells from its place on, and the table grows', () => {
  expect(withPasted(TABLE, { row: 1, column: 1 }, [['80', 'tốt'], ['70']]).rows).toEqual([
    ['Xã', 'Điểm', ''],
    ['Tiên Châu', '80', 'tốt'],
    ['', '70', ''],
  ]);
});

test('a table never grows beyond what can be saved', () => {
  const many = Array.from({ length: 400 }, () => Array.from({ length: 30 }, () => 'x'));
  const { rows } = withPasted(TABLE, { row: 0, column: 0 }, many);
  expect([rows.length, rows[0]?.length]).toEqual([300, 20]);
});

test('rows and columns come and go, but the last one stays', () => {
  expect(withRow(TABLE, 1).rows).toEqual([
    ['Xã', 'Điểm'],
    ['', ''],
    ['Tiên Châu', '85,82'],
  ]);
  expect(withColumn(TABLE, 0).rows[0]).toEqual(['', 'Xã', 'Điểm']);
  const oneRow = withoutRow(TABLE, 0);
  expect(oneRow.rows).toEqual([['Tiên Châu', '85,82']]);
  expect(withoutRow(oneRow, 0)).toBe(oneRow);
  const oneColumn = withoutColumn(TABLE, 0);
  expect(oneColumn.rows).toEqual([['Điểm'], ['85,82']]);
  expect(withoutColumn(oneColumn, 0)).toBe(oneColumn);
});
