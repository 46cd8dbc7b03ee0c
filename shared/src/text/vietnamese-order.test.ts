import fc from 'fast-check';
import { vietnameseOrderKey } from './vietnamese-order';

// The order of Vietnamese in the Unicode CLDR, as ICU keeps it.
const collator = new Intl.Collator('vi', { sensitivity: 'accent' });
const byKey = (a: string, b: string) => {
  const [left, right] = [vietnameseOrderKey(a), vietnameseOrderKey(b)];
  return left < right ? -1 : Number(left > right);
};

test.each([
  [
    ['Ăn', 'An', 'Ân'],
    ['An', 'Ăn', 'Ân'],
  ],
  [
    ['Điện Bàn', 'Duy Xuyên', 'Dương', 'Đại Lộc'],
    ['Duy Xuyên', 'Dương', 'Đại Lộc', 'Điện Bàn'],
  ],
  [
    ['mạ', 'mã', 'má', 'mả', 'mà', 'ma'],
    ['ma', 'mà', 'mả', 'mã', 'má', 'mạ'],
  ],
  [
    ['Tiên Mỹ', 'Tiên Châu', 'Tiến Lộc', 'Tiên Cẩm'],
    ['Tiên Cẩm', 'Tiên Châu', 'Tiến Lộc', 'Tiên Mỹ'],
  ],
  [
    ['ơn', 'on', 'ôn', 'ưa', 'ua'],
    ['on', 'ôn', 'ơn', 'ua', 'ưa'],
  ],
  [
    ['Xã 12', 'Xã 2', 'Xã A'],
    ['Xã 12', 'Xã 2', 'Xã A'],
  ],
])('%j is in the order of the dictionary', (texts, sorted) => {
  expect([...texts].sort(byKey)).toEqual(sorted);
  expect([...texts].sort(collator.compare)).toEqual(sorted);
});

test('a decomposed text has the key of the composed one', () => {
  expect(vietnameseOrderKey('Điện Bàn'.normalize('NFD'))).toBe(vietnameseOrderKey('Điện Bàn'));
});

test('words of Vietnamese letters compare as ICU compares them', () => {
  const letters =
    'aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ0123456789 ';
  const word = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      const [left, right] = [a.trim(), b.trim()];
      expect(Math.sign(byKey(left, right))).toBe(Math.sign(collator.compare(left, right)));
    }),
    { numRuns: 3_000 },
  );
});
