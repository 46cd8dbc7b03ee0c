import { addressOf, mentionIn } from './address';

test.each([
  ['/tin-tuc/cai-cach', '/tin-tuc/cai-cach'],
  ['https://cu.example.vn/tin-tuc/cai-cach?utm_source=zalo#top', '/tin-tuc/cai-cach'],
  ['//cu.example.vn/tin-tuc/cai-cach', '/tin-tuc/cai-cach'],
  ['tin-tuc/cai-cach/', '/tin-tuc/cai-cach'],
  ['/tin-tuc//cai-cach.html', '/tin-tuc/cai-cach'],
  ['/Tin-Tuc/Cai-Cach.ASPX', '/tin-tuc/cai-cach'],
  ['/tin-tuc/cai-cach/index.html', '/tin-tuc/cai-cach'],
  ['/tin-tuc/cai-cach/default.aspx/index.html', '/tin-tuc/cai-cach'],
  ['/index.php', '/'],
  ['/', '/'],
  ['', '/'],
  ['?utm_source=zalo', '/'],
  // The example portal keeps the slug in the query string, and its language there too.
  ['/?bai=cai-cach&lang=en', '/en/cai-cach'],
  ['/xem.aspx?slug=cai-cach', '/cai-cach'],
  ['/#/tin/cai-cach', '/tin/cai-cach'],
  ['/#!/tin/cai-cach', '/tin/cai-cach'],
  ['/#binh-luan', '/'],
  // Encoded and plain, NFC and NFD are one address.
  ['/tin-t%E1%BB%A9c/c%E1%BA%A3i-c%C3%A1ch', '/tin-tức/cải-cách'],
  ['/tin-tức/cải-cách'.normalize('NFD'), '/tin-tức/cải-cách'],
  // What is wrongly encoded stays as it is.
  ['/100%-la', '/100%-la'],
  ['/phien-ban-1.2', '/phien-ban-1.2'],
])('the address %j is compared as %s', (written, address) => {
  expect(addressOf(written)).toBe(address);
});

test.each([
  ['/tin-tuc/cai-cach', { locale: null, slug: 'cai-cach', lastSegment: 'cai-cach' }],
  ['/vi/cai-cach', { locale: 'vi', slug: 'cai-cach', lastSegment: 'cai-cach' }],
  ['/en-us/news/reform', { locale: 'en', slug: 'reform', lastSegment: 'reform' }],
  ['/tin-tức/cải-cách', { locale: null, slug: 'cai-cach', lastSegment: 'cải-cách' }],
  // "viet-nam" only begins like a language.
  ['/viet-nam', { locale: null, slug: 'viet-nam', lastSegment: 'viet-nam' }],
  ['/', null],
  ['/vi', null],
  ['/…', null],
])('the address %s names the article %j', (address, mention) => {
  expect(mentionIn(address)).toEqual(mention);
});
