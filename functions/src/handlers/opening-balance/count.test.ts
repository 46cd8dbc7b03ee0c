import { countIn, plainCountOf, writtenCountOf } from './count';

test.each([
  ['0', 0],
  ['1234', 1_234],
  ['1.234', 1_234],
  ['1.234.567', 1_234_567],
  ['1,234,567', 1_234_567],
  ['1 234 567', 1_234_567],
  ['1\u00a0234', 1_234],
  ['007', 7],
  ['1.23', null],
  ['1,5', null],
  ['1.234,5', null],
  ['1.234,567', null],
  ['1234.567', null],
  ['-5', null],
  ['+5', null],
  ['1e3', null],
  ['', null],
  ['12 lượt', null],
  ['9007199254740993', null],
])('%j as people write it is %p', (text, count) => {
  expect(writtenCountOf(text)).toBe(count);
});

test('what a program wrote has no separators: there "1.234" is a fraction', () => {
  expect(plainCountOf('1.234')).toBeNull();
  expect(plainCountOf('1234')).toBe(1_234);
});

test('a wrong count is refused with file, line, column and what was found, in both languages', () => {
  expect(() => countIn('12,5', { file: 'cu.csv', line: 5, column: 'viewCount' })).toThrow(
    'cu.csv, dòng 5, cột viewCount: cần một số nguyên từ 0 trở lên, gặp "12,5" / line 5, column viewCount: expected a whole number from 0, found "12,5"',
  );
});
