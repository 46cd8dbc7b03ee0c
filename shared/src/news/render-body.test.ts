import { type BodyBlock, BodySchema } from './body';
import { BodyPartsSchema, parseCell } from './body-parts';
import { plainTextOf, renderBody } from './render-body';

const paragraph = (...children: unknown[]) => ({ type: 'paragraph', children });
const text = (value: string, marks: object = {}) => ({ type: 'text', text: value, ...marks });
const link = (url: string) => ({ type: 'link', url, children: [text('liên kết')] });

test('markup in a text is shown, never run', () => {
  const body = BodySchema.parse([paragraph(text(`<script>alert("x")</script> & 'y'`))]);
  expect(renderBody(body, 'vi')).toBe(
    '<p>&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;y&#39;</p>',
  );
});

test.each([
  ['javascript:alert(1)'],
  ['JaVaScRiPt:alert(1)'],
  ['java\tscript:alert(1)'],
  [' javascript:alert(1)'],
  ['data:text/html,<script>alert(1)</script>'],
  ['//evil.example'],
  ['\\\\evil.example'],
  ['vbscript:x'],
  ['http://'],
  ['relative/path'],
  [''],
])('a link to %p is refused', (url) => {
  expect(BodySchema.safeParse([paragraph(link(url))]).success).toBe(false);
});

test.each([
  ['https://quangnam.gov.vn/a?b=1&c="'],
  ['mailto:a@b.vn'],
  ['tel:+842353'],
  ['/tin-tuc'],
])('a link to %p is rendered with its address escaped', (url) => {
  const html = renderBody(BodySchema.parse([paragraph(link(url))]), 'vi');
  const address = url.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  expect(html).toBe(`<p><a href="${address}" rel="noopener">liên kết</a></p>`);
});

test('keys that Strapi keeps and we do not know never reach the document', () => {
  const [block] = BodySchema.parse([
    { ...paragraph(text('a', { onclick: 'alert(1)' })), dangerouslySetInnerHTML: 'x' },
  ]);
  expect(block).toEqual({ type: 'paragraph', children: [{ type: 'text', text: 'a' }] });
});

test.each([[{ type: 'image', image: { url: 'https://x' } }], [{ type: 'html', children: [] }]])(
  'a block of another kind is refused: %j',
  (block) => {
    expect(BodySchema.safeParse([block]).success).toBe(false);
  },
);

test('marks, headings, quotes and nested lists become their elements', () => {
  const body: BodyBlock[] = BodySchema.parse([
    { type: 'heading', level: 1, children: [text('Mục')] },
    paragraph(text('đậm', { bold: true, italic: true }), text('\nhàng')),
    { type: 'quote', children: [text('trích')] },
    {
      type: 'list',
      format: 'ordered',
      children: [
        { type: 'list-item', children: [text('một')] },
        {
          type: 'list',
          format: 'unordered',
          children: [{ type: 'list-item', children: [text('hai')] }],
        },
      ],
    },
  ]);
  expect(renderBody(body, 'vi')).toBe(
    [
      '<h2>Mục</h2>',
      '<p><em><strong>đậm</strong></em><br>hàng</p>',
      '<blockquote><p>trích</p></blockquote>',
      '<ol><li>một</li><li><ul><li>hai</li></ul></li></ol>',
    ].join('\n'),
  );
  expect(plainTextOf(body)).toBe('Mục\nđậm\nhàng\ntrích\nmột\nhai');
});

describe('tables', () => {
  const cell = (value: string) => parseCell(value);
  const table = (fields: object) => ({
    type: 'table',
    caption: 'Điểm & hạng',
    headerRowCount: 1,
    hasHeaderColumn: true,
    rows: [
      [cell('Xã'), cell('Điểm')],
      [cell('Tiên Châu'), cell('85,82')],
    ],
    ...fields,
  });
  const render = (part: unknown) => renderBody(BodyPartsSchema.parse([part]), 'vi');

  test('have a caption, and headers that say what they are headers of', () => {
    expect(render(table({}))).toBe(
      '<table><caption>Điểm &amp; hạng</caption>' +
        '<thead><tr><th scope="col">Xã</th><th scope="col">Điểm</th></tr></thead>' +
        '<tbody><tr><th scope="row">Tiên Châu</th><td>85,82</td></tr></tbody></table>',
    );
  });

  test('without a header row have the headers before their rows', () => {
    expect(render(table({ headerRowCount: 0, rows: [[cell('Tiên Mỹ'), cell('80')]] }))).toBe(
      '<table><caption>Điểm &amp; hạng</caption>' +
        '<tbody><tr><th scope="row">Tiên Mỹ</th><td>80</td></tr></tbody></table>',
    );
  });

  test('hold text and links, and markup in them is shown', () => {
    const rows = [[cell('Văn bản')], [cell('xem [QĐ <214>](https://a.vn/?x=1&y=2) nhé')]];
    expect(render(table({ hasHeaderColumn: false, rows }))).toContain(
      '<td>xem <a href="https://a.vn/?x=1&amp;y=2" rel="noopener">QĐ &lt;214&gt;</a> nhé</td>',
    );
  });

  test.each([
    ['without any header', { headerRowCount: 0, hasHeaderColumn: false }],
    ['of headers only', { headerRowCount: 2 }],
    ['with rows of different lengths', { rows: [[cell('a')], [cell('b'), cell('c')]] }],
    ['without a caption', { caption: ' ' }],
    ['that links to a script', { rows: [[cell('a')], [cell('[b](javascript:alert)')]] }],
    ['that links to another protocol', { rows: [[cell('a')], [cell('[b](//evil.example)')]] }],
  ])('%s are refused', (_, fields) => {
    expect(BodyPartsSchema.safeParse([table(fields)]).success).toBe(false);
  });
});

const KEY = `media/${'0123456789abcdef'.repeat(2)}/hoi-nghi.jpg`;
const IMAGE = {
  mediaType: 'image/jpeg',
  alternativeText: 'Hội nghị "một cửa"',
  caption: null,
  sizes: [
    { key: KEY.replace('hoi-nghi', 'nho'), width: 500, height: 300, byteCount: 30_000 },
    { key: KEY, width: 1000, height: 600, byteCount: 90_000 },
  ],
};
const rendered = (part: unknown) => renderBody(BodyPartsSchema.parse([part]), 'vi');

test('a figure can be had in every size, says what it shows, and has its caption below', () => {
  const image = { ...IMAGE, caption: 'Ảnh: <Tân>' };
  expect(rendered({ type: 'figure', image })).toBe(
    `<figure><img src="/v1/${KEY}" srcset="/v1/${KEY.replace('hoi-nghi', 'nho')} 500w, /v1/${KEY} 1000w" ` +
      'sizes="(min-width: 48rem) 44rem, 100vw" width="1000" height="600" alt="Hội nghị &quot;một cửa&quot;" loading="lazy">' +
      '<figcaption>Ảnh: &lt;Tân&gt;</figcaption></figure>',
  );
  expect(rendered({ type: 'figure', image: IMAGE })).not.toContain('figcaption');
});

test.each([
  ['nothing said of what it shows', { alternativeText: '' }],
  ['a picture that is a program', { mediaType: 'image/svg+xml' }],
  ['a picture elsewhere', { sizes: [{ ...IMAGE.sizes[0], key: 'https://evil.example/a.jpg' }] }],
  [
    'a picture outside the media',
    { sizes: [{ ...IMAGE.sizes[0], key: `media/../${KEY.slice(6)}` }] },
  ],
])('a figure with %s is refused', (_, fields) => {
  const part = { type: 'figure', image: { ...IMAGE, ...fields } };
  expect(BodyPartsSchema.safeParse([part]).success).toBe(false);
});

test('a file says what kind it is and how large, in the form of the language', () => {
  const key = KEY.replace('.jpg', '.pdf');
  const file = {
    key,
    title: 'Quyết định <214>',
    mediaType: 'application/pdf',
    byteCount: 1_249_000,
  };
  const parts = BodyPartsSchema.parse([{ type: 'file', file }]);
  expect(renderBody(parts, 'vi')).toBe(
    `<p><a href="/v1/${key}" rel="noopener">Quyết định &lt;214&gt;</a> (PDF, 1,2 MB)</p>`,
  );
  expect(renderBody(parts, 'en')).toContain('(PDF, 1.2 MB)');
});

test('a quotation names who said it, and where', () => {
  const part = {
    type: 'quotation',
    text: ['Công khai là "nước sạch".', 'Ai cũng cần.'],
    attribution: 'Chủ tịch xã',
    url: 'https://a.vn/"x',
  };
  const words = '<p>Công khai là &quot;nước sạch&quot;.</p><p>Ai cũng cần.</p>';
  expect(rendered(part)).toBe(
    `<figure><blockquote cite="https://a.vn/&quot;x">${words}</blockquote>` +
      '<figcaption><a href="https://a.vn/&quot;x" rel="noopener">Chủ tịch xã</a></figcaption></figure>',
  );
  expect(rendered({ ...part, url: null })).toContain('<figcaption>Chủ tịch xã</figcaption>');
  expect(BodyPartsSchema.safeParse([{ ...part, url: 'javascript:x' }]).success).toBe(false);
  expect(BodyPartsSchema.safeParse([{ ...part, attribution: '' }]).success).toBe(false);
});
