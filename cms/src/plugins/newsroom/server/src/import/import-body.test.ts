import type { ImportBlock } from '@congkhai/shared/contracts/article-import';
import { contentOf } from './import-body';

const paragraph = (text: string) => ({
  type: 'paragraph' as const,
  children: [{ type: 'text' as const, text }],
});
const aTable = (table: Partial<Extract<ImportBlock, { type: 'table' }>> = {}): ImportBlock => ({
  type: 'table',
  caption: 'Điểm các xã',
  headerRowCount: 1,
  hasHeaderColumn: false,
  rows: [
    ['Xã', 'Điểm'],
    ['Tiên Châu', '85,82'],
  ],
  ...table,
});
const FIGURE: ImportBlock = {
  type: 'figure',
  file: 'anh/hop.jpg',
  alternativeText: 'Các đại biểu',
  caption: 'Toàn cảnh',
};

test('the text up to the first table or image is the body, and what follows are sections in their order', () => {
  const blocks = [paragraph('Một'), paragraph('Hai'), aTable(), paragraph('Ba'), FIGURE];
  expect(contentOf([...blocks, paragraph('Bốn'), paragraph('Năm')])).toEqual({
    body: [paragraph('Một'), paragraph('Hai')],
    sections: [
      {
        __component: 'newsroom.table',
        caption: 'Điểm các xã',
        content: {
          headerRowCount: 1,
          hasHeaderColumn: false,
          rows: [
            ['Xã', 'Điểm'],
            ['Tiên Châu', '85,82'],
          ],
        },
      },
      { __component: 'newsroom.text', body: [paragraph('Ba')] },
      {
        __component: 'newsroom.figure',
        file: 'anh/hop.jpg',
        alternativeText: 'Các đại biểu',
        caption: 'Toàn cảnh',
      },
      { __component: 'newsroom.text', body: [paragraph('Bốn'), paragraph('Năm')] },
    ],
  });
});

test('rows of unequal length are filled up', () => {
  const rows = [['Xã', 'Điểm'], ['Tiên Châu']];
  expect(contentOf([aTable({ rows })]).sections).toMatchObject([
    {
      content: {
        rows: [
          ['Xã', 'Điểm'],
          ['Tiên Châu', ''],
        ],
      },
    },
  ]);
});

test.each<[string, ImportBlock]>([
  [
    'of 21 columns',
    aTable({ rows: [Array.from({ length: 21 }, () => 'Cột'), ['a', ...Array(20).fill('')]] }),
  ],
  ['of 301 rows', aTable({ rows: [['Cột'], ...Array.from({ length: 300 }, () => ['a'])] })],
  ['with 2,001 characters in a cell', aTable({ rows: [['Cột'], ['a'.repeat(2_001)]] })],
])('a table %s, which no section holds, becomes a list below its name', (_, table) => {
  const { body, sections } = contentOf([table]);
  expect(sections).toEqual([]);
  expect(body[0]).toEqual(paragraph('Điểm các xã'));
  expect(body[1]).toMatchObject({ type: 'list' });
  expect(JSON.stringify(body[1])).toContain('Cột: a');
});

test('a table of nothing but headers becomes a list of them', () => {
  const { body, sections } = contentOf([aTable({ rows: [['Xã', 'Điểm']] })]);
  expect(sections).toEqual([]);
  expect(body[1]).toMatchObject({
    type: 'list',
    children: [{ type: 'list-item', children: [{ type: 'text', text: 'Xã; Điểm' }] }],
  });
});

test('a name of a table that is longer than its field stands above it', () => {
  const caption = 'Điểm '.repeat(60);
  const { body, sections } = contentOf([aTable({ caption })]);
  expect(body).toEqual([paragraph(caption)]);
  expect(sections).toMatchObject([{ caption: null }]);
});

test('an alternative text that is longer than its field is left to the media library', () => {
  const { sections } = contentOf([{ ...FIGURE, alternativeText: 'Các đại biểu '.repeat(30) }]);
  expect(sections).toMatchObject([{ file: 'anh/hop.jpg', alternativeText: null }]);
});
