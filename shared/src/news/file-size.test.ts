import { describeFile, fileSizeOf } from './file-size';

test.each([
  [1, 'vi', '1 kB'],
  [84_499, 'vi', '84 kB'],
  [999_499, 'vi', '999 kB'],
  [999_500, 'vi', '1,0 MB'],
  [1_250_000, 'vi', '1,3 MB'],
  [20_000_000, 'en', '20.0 MB'],
] as const)('%i bytes are in %s "%s"', (byteCount, locale, text) => {
  expect(fileSizeOf(byteCount, locale)).toBe(text);
});

test('old and new kinds of Word and Excel are called the same', () => {
  expect(describeFile({ mediaType: 'application/msword', byteCount: 5_000 }, 'vi')).toBe(
    'Word, 5 kB',
  );
});
