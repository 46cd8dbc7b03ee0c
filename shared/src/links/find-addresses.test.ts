import { findAddresses } from './find-addresses';

const addressesIn = (document: unknown) => findAddresses(document).map(({ address }) => address);

test('links of a body, of its HTML and of a website field are found with their place', () => {
  expect(
    findAddresses({
      title: 'Tin',
      body: [{ type: 'paragraph', children: [{ type: 'link', url: 'https://a.vn/x' }] }],
      bodyHtml: '<p><a href="https://b.vn/?x=1&amp;y=2" rel="noopener">b</a></p>',
      units: [{ website: 'c.vn' }],
    }),
  ).toEqual([
    { address: 'https://a.vn/x', path: ['body', 0, 'children', 0, 'url'] },
    { address: 'https://b.vn/?x=1&y=2', path: ['bodyHtml'] },
    { address: 'c.vn', path: ['units', 0, 'website'] },
  ]);
});

test.each([
  ['https://bet88.com', true],
  [' //bet88.com ', true],
  ['\u200bhttps://bet88.com', true],
  ['www.bet88.com', true],
  ['javascript:alert(1)', true],
  ['data:text/html,x', true],
  ['\\\\bet88.com', true],
  ['Xem https://bet88.com', false],
  ['Nguồn: chinhphu.vn', false],
  ['214/QĐ-UBND', false],
  ['08:30', false],
  ['Data: kết quả', false],
])('%j in any field is an address: %s', (text, isAddress) => {
  expect(addressesIn({ byline: text })).toEqual(isAddress ? [text.trim().replace(/^ /, '')] : []);
});

test.each([
  '<img src=x onerror=alert(1)>',
  "<a href='x'>",
  '<svg/href="x">',
  '<form action = "x">',
])('HTML %s holds an address', (html) => {
  expect(addressesIn({ bodyHtml: html })).toEqual(['x']);
});

test('every image of a srcset is looked at', () => {
  const bodyHtml = '<img src="/a.png" srcset="/a.png 208w, https://b.vn/b.png 500w,data:x,y">';
  expect(addressesIn({ bodyHtml })).toEqual([
    '/a.png',
    '/a.png',
    'https://b.vn/b.png',
    'data:x',
    'y',
  ]);
});

test('words about HTML in an attribute are no addresses', () => {
  const bodyHtml = '<img alt="viết &lt;img src=x&gt; href=//a.vn > cite=b" src="/a.png">';
  expect(addressesIn({ bodyHtml })).toEqual(['/a.png']);
});

test('words about HTML are no addresses', () => {
  expect(addressesIn({ bodyHtml: '<p>&lt;a href=&quot;https://bet88.com&quot;&gt;</p>' })).toEqual(
    [],
  );
});
