import { foldDiacritics, lineSchema, slugOf } from './text';

test.each([
  ['Đắk Lắk công bố chỉ số', 'dak-lak-cong-bo-chi-so'],
  ['Quyết định số 123/QĐ-UBND', 'quyet-dinh-so-123-qd-ubnd'],
  ['Đắk Lắk'.normalize('NFD'), 'dak-lak'],
  ['  —  ', ''],
])('the slug of %p is %p', (text, slug) => {
  expect(slugOf(text)).toBe(slug);
});

test('a long slug ends with a whole word', () => {
  const slug = slugOf('cải cách hành chính '.repeat(20));
  expect(slug.length).toBeLessThanOrEqual(120);
  expect(slug.split('-').every((word) => ['cai', 'cach', 'hanh', 'chinh'].includes(word))).toBe(
    true,
  );
});

test('composed and decomposed Vietnamese are the same line', () => {
  const composed = 'Tiên Châu'.normalize('NFC');
  expect(lineSchema(20).parse(composed.normalize('NFD'))).toBe(composed);
  expect(foldDiacritics('TIÊN PHƯỚC')).toBe('tien phuoc');
});

test.each([['hai\ndòng'], ['\u0007'], [''], ['   '], ['x'.repeat(21)]])(
  '%p is not a line of 20',
  (text) => {
    expect(lineSchema(20).safeParse(text).success).toBe(false);
  },
);
