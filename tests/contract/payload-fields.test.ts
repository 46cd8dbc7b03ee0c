import { BodyPartsSchema } from '@congkhai/shared/news/body-parts';
import { renderBody } from '@congkhai/shared/news/render-body';
import { headOf } from '@congkhai/shared/news/structured-data';
import { anArticle } from '../helpers/builders';
import { ALL_PAYLOADS, HARD_TEXTS } from '../helpers/payloads';
import { foreignPartsOf, textOf } from '../helpers/published-html';

// Every payload in every place that the renderer writes, one at a time: what the tests with a CMS pack together.

const text = (words: string) => ({ type: 'text', text: words });
/** As forms and imports store it: NFC, without the characters that control and show nothing. */
const stored = (words: string) => words.normalize('NFC').replace(/(?![\t\n\r])\p{Cc}/gu, '');
const line = (words: string) => words.replace(/\p{Cc}+/gu, ' ').trim();
const key = `media/${'a'.repeat(32)}/anh.png`;

const PLACES: readonly [string, (words: string) => object][] = [
  ['a paragraph', (words) => ({ type: 'paragraph', children: [text(words)] })],
  [
    'marked words',
    (words) => ({ type: 'paragraph', children: [{ ...text(words), bold: true, code: true }] }),
  ],
  [
    'the words of a link',
    (words) => ({
      type: 'paragraph',
      children: [{ type: 'link', url: 'https://quangnam.gov.vn/', children: [text(words)] }],
    }),
  ],
  ['a heading', (words) => ({ type: 'heading', level: 2, children: [text(words)] })],
  [
    'an item of a list',
    (words) => ({
      type: 'list',
      format: 'ordered',
      children: [{ type: 'list-item', children: [text(words)] }],
    }),
  ],
  ['a quote', (words) => ({ type: 'quote', children: [text(words)] })],
  ['code', (words) => ({ type: 'code', children: [text(words)] })],
  [
    'a cell',
    (words) => ({
      type: 'table',
      caption: 'Bảng',
      headerRowCount: 1,
      hasHeaderColumn: true,
      rows: [[[text(words)]], [[text(words)]]],
    }),
  ],
  [
    'the name of a table',
    (words) => ({
      type: 'table',
      caption: line(words),
      headerRowCount: 1,
      hasHeaderColumn: false,
      rows: [[[text('Xã')]], [[text('a')]]],
    }),
  ],
  [
    'an image',
    (words) => ({
      type: 'figure',
      image: {
        mediaType: 'image/png',
        alternativeText: line(words),
        caption: line(words),
        sizes: [{ key, width: 8, height: 6, byteCount: 90 }],
      },
    }),
  ],
  [
    'the name of a file',
    (words) => ({
      type: 'file',
      file: {
        key: key.replace('png', 'pdf'),
        title: line(words),
        mediaType: 'application/pdf',
        byteCount: 90,
      },
    }),
  ],
  [
    'a quotation',
    (words) => ({
      type: 'quotation',
      text: [line(words)],
      attribution: line(words),
      url: 'https://quangnam.gov.vn/',
    }),
  ],
];

test.each(PLACES)('in %s every text is words, and nothing of it is active', (_, partOf) => {
  const texts = [...ALL_PAYLOADS, ...HARD_TEXTS]
    .map((each) => stored(each).slice(0, 280))
    .filter((each) => line(each) !== '');
  const wrong = texts.filter((each) => {
    const html = renderBody(BodyPartsSchema.parse([partOf(each)]), 'vi');
    const words = line(each);
    return (
      foreignPartsOf(html).length > 0 ||
      !(html.includes('<img') || line(textOf(html)).includes(words))
    );
  });
  expect(wrong).toEqual([]);
});

test('in the head of a page no text ends its element', () => {
  const site = {
    name: 'CCHC',
    apiUrl: 'https://cchc.gov.vn',
    articleUrl: 'https://cchc.gov.vn/{slug}',
  };
  const wrong = ALL_PAYLOADS.map((each) => line(each).slice(0, 190)).filter((each) => {
    const article = anArticle({ title: each, lead: each, byline: each });
    const { jsonLd } = headOf(article, site);
    return jsonLd.includes('<') || JSON.parse(jsonLd).headline !== article.title;
  });
  expect(wrong).toEqual([]);
});
