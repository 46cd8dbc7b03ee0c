import { isOneSlipAway } from './edit-distance';
import { foundWordsOf, highlightsIn } from './highlight';
import { parseQuery } from './query';
import { wordsOf } from './words';

const foldedOf = (text: string) => wordsOf(text).map(({ folded }) => folded);
const spelledOf = (text: string) => wordsOf(text).map(({ spelled }) => spelled);

test.each([
  ['Báo cáo cải cách hành chính', 'bao cao cai cach hanh chinh'],
  ['Đắk Lắk, Đăk Glong', 'dak lak dak glong'],
  ['214/QĐ-UBND', '214 qd ubnd'],
  ['xã Tiên Phước (trước là thị trấn Tiên Kỳ)', 'xa tien phuoc truoc la thi tran tien ki'],
  ['85,82 điểm', '85 82 diem'],
  ['  —  ', ''],
])('the words of "%s" are "%s"', (text, words) => {
  expect(foldedOf(text).join(' ')).toBe(words);
});

test.each([
  ['hoà giải', 'hòa giải'],
  ['thuỷ lợi', 'thủy lợi'],
  ['khoẻ', 'khỏe'],
  ['kỹ năng', 'kĩ năng'],
  ['quản lý', 'quản lí'],
  ['Mỹ Sơn', 'Mĩ Sơn'],
  ['CÔNG KHAI', 'công khai'],
  ['Tiên Phước'.normalize('NFD'), 'Tiên Phước'.normalize('NFC')],
])('%s and %s are two ways to write the same', (one, other) => {
  expect(spelledOf(one)).toEqual(spelledOf(other));
});

test.each([
  ['tiền', 'tiên'],
  ['đường', 'dường'],
  ['hóa', 'hoa'],
  ['quý', 'quy'],
])('%s and %s are not spelled the same, and are without diacritics', (one, other) => {
  expect(spelledOf(one)).not.toEqual(spelledOf(other));
  expect(foldedOf(one)).toEqual(foldedOf(other));
});

test("words of a document's number and words in quotation marks belong together, others stand alone", () => {
  const groups = (text: string) =>
    parseQuery(text).groups.map((group) => group.map(({ folded }) => folded).join(' '));
  expect(groups('quyết định 214/QĐ-UBND')).toEqual(['quyet', 'dinh', '214 qd ubnd']);
  expect(groups('"cải cách" năm 2023')).toEqual(['cai cach', 'nam', '2023']);
  expect(groups('  ?! ')).toEqual([]);
  expect(groups('a '.repeat(40))).toHaveLength(16);
});

test('diacritics are noticed, also đ alone', () => {
  expect(parseQuery('bao cao').hasDiacritics).toBe(false);
  expect(parseQuery('báo cao').hasDiacritics).toBe(true);
  expect(parseQuery('dat đai').hasDiacritics).toBe(true);
});

function marked(text: string, query: string): string {
  const ranges = highlightsIn(text, foundWordsOf(parseQuery(query), []));
  return ranges
    .toReversed()
    .reduce(
      (rest, { start, end }) =>
        `${rest.slice(0, start)}[${rest.slice(start, end)}]${rest.slice(end)}`,
      text,
    );
}

test.each([
  ['Báo cáo cải cách hành chính', 'bao cao', '[Báo cáo] cải cách hành chính'],
  ['Báo cáo cải cách hành chính', 'cải cách hà', 'Báo cáo [cải cách hành] chính'],
  ['Tiền lương ở Tiên Phước', 'tiền', '[Tiền] lương ở Tiên Phước'],
  ['Tiền lương ở Tiên Phước', 'tien', '[Tiền] lương ở [Tiên] Phước'],
  ['Quyết định số 214/QĐ-UBND', '214/QĐ-UBND', 'Quyết định số [214]/[QĐ]-[UBND]'],
  ['<b>hoà</b> & hòa giải', 'hòa', '<b>[hoà]</b> & [hòa] giải'],
  ['Hoà giải'.normalize('NFD'), 'hòa', `[${'Hoà'.normalize('NFD')}] ${'giải'.normalize('NFD')}`],
])('in "%s" the query "%s" marks "%s"', (text, query, expected) => {
  expect(marked(text, query)).toBe(expected);
});

test.each([
  ['chinh', 'chnih', true],
  ['chinh', 'chin', true],
  ['chinh', 'chinhh', true],
  ['chinh', 'chunh', true],
  ['chinh', 'chinh', true],
  ['chinh', 'cinhh', false],
  ['cach', 'hach', true],
  ['cach', 'ca', false],
  ['ab', 'ba', true],
])('%s and %s are one slip apart: %s', (one, other, expected) => {
  expect(isOneSlipAway(one, other)).toBe(expected);
  expect(isOneSlipAway(other, one)).toBe(expected);
});
