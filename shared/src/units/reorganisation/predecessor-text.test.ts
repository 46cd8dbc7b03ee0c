import { type Mention, parsePredecessorText } from './predecessor-text';

/** "part xã Mê Linh (huyện Mê Linh)": how a test writes a mention. */
function shortOf({ marker, unitType, name, district, province }: Mention): string {
  const place = [district, province].filter((each) => each !== null).join(', ');
  return [
    ...(marker === 'none' ? [] : [marker]),
    ...(unitType === null ? [] : [unitType]),
    name,
    ...(place === '' ? [] : [`(${place})`]),
  ].join(' ');
}
function mentionsOf(text: string): string[] {
  const parsed = parsePredecessorText(text);
  if (parsed.kind !== 'made-of') throw new Error(parsed.kind);
  return parsed.mentions.map(shortOf);
}

// Texts of real units of 2026.
test.each([
  [
    'a plain list',
    'Thị trấn Tiên Kỳ, Xã Tiên Mỹ, Xã Tiên Phong',
    ['thị trấn Tiên Kỳ', 'xã Tiên Mỹ', 'xã Tiên Phong'],
  ],
  [
    'a district in brackets',
    'Phường 1 (thành phố Bảo Lộc), Phường Lộc Phát',
    ['phường 1 (thành phố Bảo Lộc)', 'phường Lộc Phát'],
  ],
  [
    'a district and its province',
    'Thị trấn Châu Thành (huyện Châu Thành, tỉnh Bến Tre), Xã Tân Thạch',
    ['thị trấn Châu Thành (huyện Châu Thành, tỉnh Bến Tre)', 'xã Tân Thạch'],
  ],
  [
    'the word thuộc',
    'Xã Đăk Long (thuộc huyện Đăk Hà), Xã Đăk Pxi',
    ['xã Đăk Long (huyện Đăk Hà)', 'xã Đăk Pxi'],
  ],
  [
    'a rest, with the other successors in brackets',
    'Xã Tiền Phong (huyện Mê Linh) (phần còn lại sau khi sáp nhập vào xã Thiên Lộc, xã Mê Linh), Xã Kim Hoa',
    ['part xã Tiền Phong (huyện Mê Linh)', 'xã Kim Hoa'],
  ],
  [
    'a part in brackets',
    'Xã Đá Bạc (bao gồm Hòn Đá Bạc), Xã Trần Hợi (một phần)',
    ['xã Đá Bạc', 'part xã Trần Hợi'],
  ],
  [
    'a phrase whose reach is not said',
    'Xã Thuần Mỹ, một phần diện tích TN, quy mô dân số của Xã Cẩm Lĩnh, Xã Minh Quang',
    ['xã Thuần Mỹ', 'part xã Cẩm Lĩnh', 'maybe-part xã Minh Quang'],
  ],
  [
    'one phrase after another',
    'Phường Trúc Bạch, một phần diện tích TN, quy mô dân số của các phường Cửa Nam, Điện Biên, một phần diện tích TN của phường Thụy Khuê, phần còn lại của phường Cửa Đông, Đồng Xuân sau khi sắp Xếp',
    [
      'phường Trúc Bạch',
      'part phường Cửa Nam',
      'maybe-part Điện Biên',
      'part phường Thụy Khuê',
      'part phường Cửa Đông',
      'maybe-part Đồng Xuân',
    ],
  ],
  [
    'a phrase that says the whole',
    'Toàn bộ  diện tích TN, quy mô dân số của các phường Phường Giảng Võ và Phường Cát Linh',
    ['phường Giảng Võ', 'phường Cát Linh'],
  ],
  [
    'a part of the land with all the people',
    'Xã Tiên Dược,một phần diện tích TN, toàn bộ quy mô dân số của của Xã Mai Đình',
    ['xã Tiên Dược', 'part xã Mai Đình'],
  ],
  [
    'a paragraph of the resolution',
    'Xã Pà Cò, và phần còn lại của Xã Đồng Tân sau khi sắp xếp theo quy định tại khoản 119 Điều này',
    ['xã Pà Cò', 'part xã Đồng Tân'],
  ],
  [
    'a name written twice',
    'Xã Minh Ngọc và một phần diện tích tự nhiên, quy mô dân số của xã Yên Định  Xã Yên Định',
    ['xã Minh Ngọc', 'part xã Yên Định'],
  ],
  [
    'names without a type',
    'Phường Nguyễn Nghiêm (thị xã Đức Phổ), Phổ Hòa',
    ['phường Nguyễn Nghiêm (thị xã Đức Phổ)', 'Phổ Hòa'],
  ],
  ['a hamlet', 'Xóm Tổng Dùn, Xã Quảng Lâm', ['Xóm Tổng Dùn', 'xã Quảng Lâm']],
  ['a district', 'Huyện Côn Đảo', ['huyện Côn Đảo']],
])('%s', (_, text, mentions) => {
  expect(mentionsOf(text)).toEqual(mentions);
});

test.each([
  ['giữ nguyên', 'kept'],
  ['Giữ nguyên ', 'kept'],
  ['', 'empty'],
  ['  ', 'empty'],
])('"%s" says that a unit is %s', (text, kind) => {
  expect(parsePredecessorText(text)).toEqual({ kind });
});

test('the bracket at the end of a run of numbered wards tells the district of all of them', () => {
  const text =
    'Phường 8, Phường 9 (Quận 4), Phường 2, Phường Vĩnh Hội, Phường 15 (Quận 5), Phường 26';
  const parsed = parsePredecessorText(text);
  const runs = parsed.kind === 'made-of' ? parsed.mentions.map((each) => each.districtOfRun) : [];
  expect(runs).toEqual(['Quận 4', 'Quận 4', null, null, 'Quận 5', null]);
});
