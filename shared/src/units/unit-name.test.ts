import { nameKeyOf, splitFullName } from './unit-name';

test.each([
  ['Hòa Hiệp', 'Hoà Hiệp'],
  ['Thụy Hùng', 'Thuỵ Hùng'],
  ["Ea H'Leo", 'Ea H’leo'],
  ['KRong', 'Krong'],
  ['Bà Rịa - Vũng Tàu', 'Bà Rịa-Vũng Tàu'],
  ['Hue\u0302\u0301', 'Huế'],
  ['NT Liên Sơn', 'Nông trường Liên Sơn'],
])('%s and %s are one name', (left, right) => {
  expect(nameKeyOf(left)).toBe(nameKeyOf(right));
});

test.each([
  ['Lưỡng Minh', 'Lượng Minh'],
  ['Đăk Ơ', 'Đak Ơ'],
  ['Tân Lập', 'Tấn Lập'],
  ['Phường 1', 'Phường 11'],
])('%s and %s are two names', (left, right) => {
  expect(nameKeyOf(left)).not.toBe(nameKeyOf(right));
});

test.each([
  ['Thị trấn Tiên Kỳ', 'thị trấn', 'Tiên Kỳ'],
  ['Xã Sơn Cẩm Hà', 'xã', 'Sơn Cẩm Hà'],
  ['Phường 4', 'phường', '4'],
  ['Thị xã Kiến Tường', 'thị xã', 'Kiến Tường'],
  ['Đặc khu Côn Đảo', 'đặc khu', 'Côn Đảo'],
  ['Phổ Hòa', null, 'Phổ Hòa'],
  ['Xãn', null, 'Xãn'],
])('%s is of type %s and named %s', (fullName, unitType, name) => {
  expect(splitFullName(fullName)).toEqual({ unitType, name });
});
