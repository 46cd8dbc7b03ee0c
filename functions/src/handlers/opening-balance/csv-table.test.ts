import { commaOnly, readCsvTable } from './csv-table';
import { aFile } from './test-files';

async function rowsOf(content: string | Uint8Array) {
  const rows: { line: number; cells: readonly string[] }[] = [];
  const [text] = aFile(content).texts;
  if (!text) throw new Error('has one text');
  await readCsvTable(text, commaOnly, (header) => {
    rows.push({ line: 1, cells: header });
    return (row) => rows.push(row);
  });
  return rows;
}

test.each([
  ['LF', 'a,b\n1,2\n'],
  ['CRLF', 'a,b\r\n1,2\r\n'],
  ['no end of the last line', 'a,b\n1,2'],
  ['a byte order mark', '\uFEFFa,b\n1,2\n'],
  ['quotation marks around everything', '"a","b"\n"1","2"\n'],
])('with %s a table reads the same', async (_what, content) => {
  expect((await rowsOf(content)).map(({ cells }) => cells)).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ]);
});

test('separators, quotation marks and line breaks inside quoted cells belong to them; lines count on', async () => {
  expect(await rowsOf('a,b\n"x, ""y""\nz",\n\n"",1\n')).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['x, "y"\nz', ''] },
    { line: 5, cells: ['', '1'] },
  ]);
});

test('Vietnamese letters are whole wherever the pieces of the file end', async () => {
  const [, row] = await rowsOf('a,b\nđịa chỉ của bài viết,ế\n');
  expect(row?.cells).toEqual(['địa chỉ của bài viết', 'ế']);
});

test.each([
  ['a,b\n1\n', /dòng 2: có 1 ô, cần 2 .*line 2: has 1 cells, expected 2/],
  ['a,b\n1,2,3\n', /line 2: has 3 cells, expected 2/],
  ['a,b\n1,2\n"x,2\n3,4\n', /dòng 3: .*line 3: the quotation mark that opens/],
  ['a,b\nx"y",2\n', /line 2: a quotation mark stands inside a cell/],
  ['a,b\n"x"y,2\n', /line 2: a quotation mark stands inside a cell/],
  ['', /the file has no line/],
  ['\n\n', /the file has no line/],
])('%j is refused: %s', async (content, message) => {
  await expect(rowsOf(content)).rejects.toThrow(message);
});

test('a file of another encoding is refused with advice', async () => {
  const windows1258 = Buffer.concat([Buffer.from('a,b\n'), Buffer.from([0xe0, 0xcc, 0x2c, 0x31])]);
  await expect(rowsOf(windows1258)).rejects.toThrow(/không phải UTF-8.*CSV UTF-8/);
  await expect(rowsOf(Buffer.from('\uFEFFa,b\n1,2\n', 'utf16le'))).rejects.toThrow(/not UTF-8/);
});
