import { singleLineOf, tidyLines, withNfc } from './tidy-text';

const DECOMPOSED = 'Tiế́ng Việt'.normalize('NFD');

describe('single lines', () => {
  test.each([
    ['a title typed with combining accents', 'Đắk Lắk'.normalize('NFD'), 'Đắk Lắk'],
    [
      'a title pasted over two lines',
      'Xã Tiên Châu\r\n  tổ chức hội nghị',
      'Xã Tiên Châu tổ chức hội nghị',
    ],
    ['a no-break space', 'năm\u00a02022', 'năm 2022'],
    ['blanks around', '  Tin mới ', 'Tin mới'],
  ])('%s is stored tidy', (_, typed, stored) => {
    expect(singleLineOf(typed)).toBe(stored);
  });

  test('what is not text is left to Strapi to judge', () => {
    expect(singleLineOf(null)).toBeNull();
    expect(singleLineOf(7)).toBe(7);
  });

  test('only the named fields of a form are touched, and none is added', () => {
    expect(tidyLines({ name: ' Tin ', description: ' hai\ndòng ' }, ['name', 'title'])).toEqual({
      name: 'Tin',
      description: ' hai\ndòng ',
    });
  });
});

test('every text in a body becomes NFC and nothing else changes', () => {
  const body = [{ type: 'paragraph', children: [{ type: 'text', text: DECOMPOSED, bold: true }] }];
  expect(withNfc(body)).toEqual([
    {
      type: 'paragraph',
      children: [{ type: 'text', text: DECOMPOSED.normalize('NFC'), bold: true }],
    },
  ]);
});
