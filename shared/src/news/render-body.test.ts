import { type BodyBlock, BodySchema } from './body';
import { plainTextOf, renderBody } from './render-body';

const paragraph = (...children: unknown[]) => ({ type: 'paragraph', children });
const text = (value: string, marks: object = {}) => ({ type: 'text', text: value, ...marks });
const link = (url: string) => ({ type: 'link', url, children: [text('liên kết')] });

test('markup in a text is shown, never run', () => {
  const body = BodySchema.parse([paragraph(text(`<script>alert("x")</script> & 'y'`))]);
  expect(renderBody(body)).toBe(
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
  const html = renderBody(BodySchema.parse([paragraph(link(url))]));
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
  expect(renderBody(body)).toBe(
    [
      '<h2>Mục</h2>',
      '<p><em><strong>đậm</strong></em><br>hàng</p>',
      '<blockquote><p>trích</p></blockquote>',
      '<ol><li>một</li><li><ul><li>hai</li></ul></li></ol>',
    ].join('\n'),
  );
  expect(plainTextOf(body)).toBe('Mục\nđậm\nhàng\ntrích\nmột\nhai');
});
