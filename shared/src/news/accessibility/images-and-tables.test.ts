import type { BodyPart } from '../body-parts';
import { imageAndTableFindings } from './images-and-tables';

const TITLE = 'Tiên Châu phân tích chỉ số';
const figure = (alternativeText: string, caption: string | null = 'Hội trường xã'): BodyPart => ({
  type: 'figure',
  image: { mediaType: 'image/png', alternativeText, caption, sizes: [] },
});
const table = (headerRowCount: number, hasHeaderColumn: boolean, rows: string[][]): BodyPart => ({
  type: 'table',
  caption: 'Điểm các xã',
  headerRowCount,
  hasHeaderColumn,
  rows: rows.map((row) => row.map((text) => (text === '' ? [] : [{ type: 'text', text }]))),
});
const kindsOf = (part: BodyPart) => imageAndTableFindings([part], TITLE).map(({ kind }) => kind);

test.each([
  ['Cán bộ xã trao bảng điểm cho đại biểu', 'says what is seen', []],
  ['Ảnh minh hoạ', 'says that it is an image', ['alternative-text-meaningless']],
  ['IMG_2034', 'is a number of a camera', ['alternative-text-meaningless']],
  ['hoi-nghi.jpg', 'is the name of a file', ['alternative-text-meaningless']],
  ['Hội trường xã', 'repeats the caption', ['alternative-text-meaningless']],
  [TITLE, 'repeats the title', ['alternative-text-meaningless']],
  ['', 'is refused at its field, not asked about', []],
])('the alternative text %j %s (WCAG 2.2: 1.1.1)', (alternativeText, _, kinds) => {
  expect(kindsOf(figure(alternativeText))).toEqual(kinds);
});

test.each<[string, BodyPart, string[]]>([
  [
    'every column has a header',
    table(1, false, [
      ['Xã', 'Điểm'],
      ['Tiên Châu', '85,82'],
    ]),
    [],
  ],
  [
    'a column has none',
    table(1, false, [
      ['Xã', ''],
      ['Tiên Châu', '85,82'],
    ]),
    ['table-header-empty'],
  ],
  [
    'the corner may be empty',
    table(1, true, [
      ['', 'Điểm'],
      ['Tiên Châu', '85,82'],
    ]),
    [],
  ],
  [
    'a row has none',
    table(1, true, [
      ['Xã', 'Điểm'],
      ['', '85,82'],
    ]),
    ['table-header-empty'],
  ],
  [
    'a header over two columns',
    table(2, false, [
      ['Điểm', ''],
      ['Tự chấm', 'Thẩm định'],
      ['1', '2'],
    ]),
    [],
  ],
  [
    'empty cells of figures are no headers',
    table(1, false, [
      ['Xã', 'Điểm'],
      ['', ''],
    ]),
    [],
  ],
])('in a table %s (WCAG 2.2: 1.3.1)', (_, part, kinds) => {
  expect(kindsOf(part)).toEqual(kinds);
});
