import { excerptOf } from './excerpt';
import { foundWordsOf, highlightsIn } from './highlight';
import { parseQuery } from './query';

const FILLER = Array.from({ length: 60 }, (_, n) => `chữ${n}`).join(' ');

function excerptFor(q: string, text: string): string | null {
  return excerptOf(text, foundWordsOf(parseQuery(q), []));
}

test('an excerpt is the piece in which most of the words stand together', () => {
  const text = `Nói về đất.\n${FILLER}\nHồ sơ cấp giấy chứng nhận quyền sử dụng đất của bà Lan.\n${FILLER}`;
  const excerpt = excerptFor('giấy chứng nhận đất', text) ?? '';
  expect(excerpt).toMatch(/^… .* giấy chứng nhận quyền sử dụng đất của bà Lan\. .* …$/);
  expect(excerpt).not.toContain('\n');
  expect(excerpt.split(' ').length).toBeLessThanOrEqual(38);
});

test('of words that differ in their diacritics alone the one that was typed is shown', () => {
  const text = `Huyện Tiên Phước.\n${FILLER}\nTrả tiền lương cho công chức.`;
  expect(excerptFor('tiền', text)).toContain('Trả tiền lương');
  expect(excerptFor('tien', text)).toMatch(/^Huyện Tiên Phước\./);
});

test('a short text is shown as a whole, and one without the words not at all', () => {
  expect(excerptFor('một cửa', 'Bộ phận một cửa\ncủa xã.')).toBe('Bộ phận một cửa của xã.');
  expect(excerptFor('hộ tịch', 'Bộ phận một cửa của xã.')).toBeNull();
});

test('the last word may be only begun, and what is marked in the excerpt are the words', () => {
  const excerpt = excerptFor('giai phong mat ba', `${FILLER} giải phóng mặt bằng`) ?? '';
  const [range] = highlightsIn(excerpt, foundWordsOf(parseQuery('giai phong mat ba'), []));
  expect(excerpt.slice(range?.start, range?.end)).toBe('giải phóng mặt bằng');
});
