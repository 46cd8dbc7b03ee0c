import { singleLineOf, tidyLines, withTidyTexts } from './tidy-text';

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
    ['characters that control and show nothing', 'Tin\u0000 m\u0003ới\u009f', 'Tin mới'],
    ['half a character', 'Tin mới\ud83d', 'Tin mới'],
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

test('a text of several lines keeps them, and has no characters that control and show nothing', () => {
  expect(withTidyTexts([{ text: 'java\u0000script:\u0001một\tdòng\nhai dòng' }])).toEqual([
    { text: 'javascript:một\tdòng\nhai dòng' },
  ]);
});

test('every text in a body becomes NFC and nothing else changes', () => {
  const body = [{ type: 'paragraph', children: [{ type: 'text', text: DECOMPOSED, bold: true }] }];
  expect(withTidyTexts(body)).toEqual([
    {
      type: 'paragraph',
      children: [{ type: 'text', text: DECOMPOSED.normalize('NFC'), bold: true }],
    },
  ]);
});
