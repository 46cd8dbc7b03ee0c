import { compareContents } from './compare';

const sections = (...value: unknown[]) => ({ sections: { kind: 'value' as const, value } });
const quotation = { __component: 'newsroom.quotation', text: 'Công khai.', attribution: 'Bí thư' };

test('who said a quotation is compared, not only what was said', () => {
  expect(
    compareContents(sections(quotation), sections({ ...quotation, attribution: 'Chủ tịch' })),
  ).toEqual([
    {
      field: 'sections',
      before: '[Trích lời]\nCông khai.\nBí thư',
      now: '[Trích lời]\nCông khai.\nChủ tịch',
    },
  ]);
});

test('tables are told row by row, files by their numbers', () => {
  const table = {
    rows: [
      ['Xã', 'Điểm'],
      ['Tiên Châu', '85,82'],
    ],
    headerRowCount: 1,
  };
  const [change] = compareContents(
    {},
    sections(
      { __component: 'newsroom.table', caption: 'Điểm', content: table },
      { __component: 'newsroom.figure', image: 7, caption: null },
    ),
  );
  expect(change?.now).toBe('[Bảng]\nĐiểm\nXã\nĐiểm\nTiên Châu\n85,82\n1\n[Hình]\nTệp số 7');
});
