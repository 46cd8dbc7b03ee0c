import { convertPage, type SavedPage } from './convert-page';
import { PORTAL_PROFILES } from './profiles';
import { STATE_HOSTS } from './spam';

const settings = { profiles: PORTAL_PROFILES, allowedHosts: STATE_HOSTS };
const SENTENCE = 'Hội nghị đánh giá chỉ số cải cách hành chính của các xã, thị trấn trong huyện.';

function conversionOf(html: string | Uint8Array, page: Partial<SavedPage> = {}) {
  const bytes = typeof html === 'string' ? new TextEncoder().encode(html) : html;
  return convertPage({ file: 'tin.html', bytes, files: new Set(), ...page }, settings);
}
function convert(...parameters: Parameters<typeof conversionOf>) {
  const conversion = conversionOf(...parameters);
  if (conversion.kind !== 'converted') throw new Error(conversion.message);
  return conversion;
}
const text = (words: string, marks = {}) => ({ type: 'text', text: words, ...marks });
const paragraph = (...children: object[]) => ({ type: 'paragraph', children });
/** A page in which a body stands as WordPress has it. */
const wordpress = (
  body: string,
  head = '',
) => `<!DOCTYPE html><html lang="vi"><head>${head}</head><body>
<h1 class="entry-title">Công bố chỉ số năm 2022</h1><time datetime="2023-10-06T14:30:00+07:00">6 tháng 10</time>
<div class="entry-content">${body}</div></body></html>`;

test('a clean page keeps its structure: headings, lists, tables, links, emphasis', () => {
  const { article, report } = convert(
    wordpress(`<p>${SENTENCE}</p><h2>Kết quả</h2>
<ol><li>Chỉ đạo <strong>điều hành</strong><ul><li>12,97 điểm</li></ul></li><li>Thể chế</li></ol>
<table><caption>Điểm các lĩnh vực</caption><tr><th>Lĩnh vực</th><th>Điểm</th></tr><tr><td rowspan="2">Thể chế</td><td>3</td></tr><tr><td>3,5</td></tr></table>
<p>Xem <a href="https://congbao.chinhphu.vn/214">Quyết định số 214/QĐ-UBND</a>.</p><blockquote>Trích lời</blockquote>`),
  );
  expect(report).toMatchObject({ profile: 'wordpress', injections: [], questions: [] });
  expect(article).toMatchObject({
    title: 'Công bố chỉ số năm 2022',
    publishedAt: '2023-10-06 14:30:00',
  });
  expect(article.body).toEqual([
    paragraph(text(SENTENCE)),
    { type: 'heading', level: 2, children: [text('Kết quả')] },
    {
      type: 'list',
      format: 'ordered',
      children: [
        { type: 'list-item', children: [text('Chỉ đạo '), text('điều hành', { bold: true })] },
        {
          type: 'list',
          format: 'unordered',
          children: [{ type: 'list-item', children: [text('12,97 điểm')] }],
        },
        { type: 'list-item', children: [text('Thể chế')] },
      ],
    },
    {
      type: 'table',
      caption: 'Điểm các lĩnh vực',
      headerRowCount: 1,
      hasHeaderColumn: false,
      rows: [
        ['Lĩnh vực', 'Điểm'],
        ['Thể chế', '3'],
        ['Thể chế', '3,5'],
      ],
    },
    paragraph(
      text('Xem '),
      {
        type: 'link',
        url: 'https://congbao.chinhphu.vn/214',
        children: [text('Quyết định số 214/QĐ-UBND')],
      },
      text('.'),
    ),
    { type: 'quote', children: [text('Trích lời')] },
  ]);
});

test('a list within a list that has no items is left out', () => {
  const { article } = convert(wordpress(`<p>${SENTENCE}</p><ul><li>Một</li><ul></ul></ul>`));
  expect(article.body?.[1]).toMatchObject({ type: 'list', children: [{ type: 'list-item' }] });
});

test.each([
  ['cells of its own', '<th>Tiên Châu</th><td>85,82</td>', true],
  ['bold words', '<td><b>Tiên Châu</b></td><td>85,82</td>', true],
  ['words like the others', '<td>Tiên Châu</td><td>85,82</td>', false],
])('the first column of a table heads its rows if it has %s', (_, cells, hasHeaderColumn) => {
  const { article, report } = convert(
    wordpress(
      `<p>${SENTENCE}</p><table><tr><th>Xã</th><th>Điểm</th></tr><tr>${cells}</tr></table>`,
    ),
  );
  expect(article.body?.[1]).toMatchObject({ headerRowCount: 1, hasHeaderColumn, caption: null });
  expect(report.questions).toEqual([
    { kind: 'missing-table-name', message: expect.stringContaining('“Xã” chưa có tên') },
  ]);
});

test('phrases spliced in between Vietnamese words are taken out and named with their places', () => {
  const { article, report } = convert(
    wordpress(
      `<p>UBND xã đạt 85,82 điểm <a href="https://x.bet.example/">nhà cái uy tín</a> và xếp thứ 4/15.</p>
<p>Công tác chỉ đạo z-library điều hành đạt 12,97 điểm.</p>
<p>Theo <a href="//t.example/1">báo cáo của huyện</a>, kết quả tăng.</p>
<p>Thủ tục hành chính <a href="javascript:document.write('x')">xem</a> được niêm yết.</p>`,
    ),
  );
  expect(article.body).toEqual([
    paragraph(text('UBND xã đạt 85,82 điểm và xếp thứ 4/15.')),
    paragraph(text('Công tác chỉ đạo điều hành đạt 12,97 điểm.')),
    paragraph(text('Theo báo cáo của huyện, kết quả tăng.')),
    paragraph(text('Thủ tục hành chính được niêm yết.')),
  ]);
  expect(report.injections).toMatchObject([
    {
      place: 'sentence',
      text: 'nhà cái uy tín',
      address: 'https://x.bet.example/',
      before: 'UBND xã đạt 85,82 điểm ',
      after: ' và xếp thứ 4/15.',
    },
    { place: 'sentence', text: 'xem', reasons: ['active-address'] },
    {
      place: 'sentence',
      text: 'z-library',
      before: 'Công tác chỉ đạo ',
      after: ' điều hành đạt 12,97 điểm.',
    },
  ]);
  expect(report.questions).toEqual([
    {
      kind: 'foreign-link',
      message: expect.stringContaining('“báo cáo của huyện” dẫn tới t.example'),
    },
  ]);
});

test.each([
  ['display:none', 'hidden-display-none'],
  ['position:absolute; left:-9999px', 'hidden-off-screen'],
  ['text-indent: -5000px', 'hidden-off-screen'],
  ['font-size:0', 'hidden-zero-size'],
  ['height:0; overflow:hidden', 'hidden-zero-size'],
  ['color:#FFF', 'hidden-same-colour'],
  ['color: rgb(10, 20, 30); background-color: #0a141e', 'hidden-same-colour'],
  ['opacity:0', 'hidden-transparent'],
])('words hidden by “%s” never reach the article', (style, reason) => {
  const { article, report } = convert(
    wordpress(
      `<p>${SENTENCE}</p><div style="${style}"><a href="https://a.example/">casino</a></div>`,
    ),
  );
  expect(article.body).toEqual([paragraph(text(SENTENCE))]);
  expect(report.injections).toMatchObject([
    { place: 'body', text: 'casino', reasons: expect.arrayContaining([reason, 'foreign-host']) },
  ]);
});

test('honest news about gambling stays, with a question', () => {
  const crime = 'Công an huyện bắt quả tang nhóm đánh bạc, thu giữ 30 triệu đồng trong đêm.';
  const { article, report } = convert(wordpress(`<p>${crime}</p>`));
  expect(article.body).toEqual([paragraph(text(crime))]);
  expect(report).toMatchObject({ injections: [], questions: [{ kind: 'gambling-words' }] });
});

test('an old page of nested tables and broken tags, without a profile, is read by where its sentences stand', () => {
  const { article, report } =
    convert(`<html><body><table><tr><td><a href="/">Trang chủ</a></td></tr></table>
<table><tr><td><h1>Hội nghị sơ kết<br>9 tháng</h1><table><tr><td><font face="Arial">${SENTENCE}<br><br><b>${SENTENCE}</font></b>
<p>${SENTENCE}<p align=right>Lê Thị An</td></tr></table></td></tr></table>
<div>Cập nhật: <a href="http://cheap.example/">office key</a></div></body></html>`);
  expect(report.profile).toBe('heuristic');
  expect(article).toMatchObject({ title: 'Hội nghị sơ kết 9 tháng', byline: 'Lê Thị An' });
  expect(article.body).toEqual([
    paragraph(text(SENTENCE)),
    paragraph(text(SENTENCE, { bold: true })),
    paragraph(text(SENTENCE)),
  ]);
  expect(report.injections).toMatchObject([
    { place: 'footer', text: 'office key', reasons: ['foreign-host'] },
  ]);
});

test('images and attachments come along if they were saved; alternative text is kept or asked for', () => {
  const files = new Set([
    'tin/a_files/hoi nghi.jpg',
    'tin/a_files/anh2.jpg',
    'tin/a_files/ke-hoach.pdf',
  ]);
  const { article, report } = convert(
    wordpress(`<p>${SENTENCE}</p><figure><img src="a_files/hoi%20nghi.jpg" alt="Các đại biểu trong hội trường"><figcaption>Toàn cảnh</figcaption></figure>
<img src="a_files/anh2.jpg" alt="ảnh 2"><img src="a_files/mat.jpg" alt="x"><img src="a_files/anh2.jpg" width="1" height="1">
<p>Tải <a href="a_files/ke-hoach.pdf">kế hoạch số 5</a> về.</p>`),
    { file: 'tin/a.html', files },
  );
  expect(article.body).toEqual([
    paragraph(text(SENTENCE)),
    {
      type: 'figure',
      file: 'tin/a_files/hoi nghi.jpg',
      alternativeText: 'Các đại biểu trong hội trường',
      caption: 'Toàn cảnh',
    },
    { type: 'figure', file: 'tin/a_files/anh2.jpg', alternativeText: null, caption: null },
    paragraph(text('Tải kế hoạch số 5 về.')),
  ]);
  expect(article.attachments).toEqual([{ file: 'tin/a_files/ke-hoach.pdf', name: 'ke-hoach.pdf' }]);
  expect(report.questions.map(({ kind }) => kind)).toEqual([
    'missing-alternative-text',
    'missing-file',
  ]);
});

describe('encodings', () => {
  const page = (charset: string, words = SENTENCE) =>
    wordpress(`<p>${words}</p>`, `<meta charset="${charset}">`);

  test('UTF-8 that declares itself windows-1252 is UTF-8', () => {
    const { article, report } = convert(page('windows-1252'));
    expect(article.body).toEqual([paragraph(text(SENTENCE))]);
    expect(report.notes).toEqual([expect.stringContaining('windows-1252')]);
  });

  test('windows-1258 is read, its marks joined to their letters', () => {
    // "cải cách hành chính, điểm tốt": ả is a + hook (D2), á = E1, à = E0, í = ED, đ = F0, ể = ê (EA) + hook, ố = ô (F4) + acute (EC).
    const words = [
      ...'ca',
      0xd2,
      ...'i c',
      0xe1,
      ...'ch h',
      0xe0,
      ...'nh ch',
      0xed,
      ...'nh, ',
      0xf0,
      ...'i',
      0xea,
      0xd2,
      ...'m t',
      0xf4,
      0xec,
      ...'t',
    ];
    const bytes = (part: (string | number)[]) =>
      part.map((unit) => (typeof unit === 'number' ? unit : unit.charCodeAt(0)));
    const [head = '', tail = ''] = page('windows-1258', 'BODY').split('BODY');
    const ascii = (html: string) => bytes([...html.normalize('NFD').replace(/[^\x20-\x7e]/g, '')]);
    const { article, report } = convert(
      new Uint8Array([...ascii(head), ...bytes([...words, ...' ', ...words]), ...ascii(tail)]),
    );
    expect(report.encoding).toBe('windows-1258');
    const once = 'cải cách hành chính, điểm tốt';
    expect(article.body).toEqual([paragraph(text(`${once} ${once}`))]);
  });

  test('decomposed Unicode is joined', () => {
    const { article, report } = convert(page('utf-8', SENTENCE.normalize('NFD')));
    expect(article.body).toEqual([paragraph(text(SENTENCE))]);
    expect(report.notes).toEqual([expect.stringContaining('NFC')]);
  });

  test.each([
    [
      'TCVN3',
      'Céng hoµ x· héi chñ nghÜa ViÖt Nam, §éc lËp, b¸o c¸o kÕt qu¶ c¶i c¸ch hµnh chÝnh n¨m 2003 cña huyÖn ®­îc c«ng bè',
    ],
    [
      'VNI',
      'Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, baùo caùo keát quaû caûi caùch haønh chính naêm 2003 cuûa huyeän ñöôïc coâng boá',
    ],
  ])('%s is recognised, named and not guessed at', (encoding, words) => {
    expect(conversionOf(page('utf-8', words))).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining(encoding),
    });
  });

  test('a page without an article is refused, not imported empty', () => {
    expect(conversionOf('<html><body><p>404</p></body></html>').kind).toBe('refused');
  });
});
