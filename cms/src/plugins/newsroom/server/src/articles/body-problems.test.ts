import { bodyProblems } from './body-problems';

const text = (value: string) => ({ type: 'text', text: value });
const paragraph = (...children: object[]) => ({ type: 'paragraph', children });
const link = (url: string) => ({ type: 'link', url, children: [text('xem')] });

test('a body of every kind of block has no problems', () => {
  expect(
    bodyProblems([
      { type: 'heading', level: 2, children: [text('Mục')] },
      paragraph(text('Theo '), link('https://quangnam.gov.vn/qd-214')),
      { type: 'quote', children: [text('trích')] },
      {
        type: 'list',
        format: 'ordered',
        indentLevel: 0,
        children: [
          { type: 'list-item', children: [link('/tin/mot')] },
          {
            type: 'list',
            format: 'unordered',
            children: [{ type: 'list-item', children: [text('a')] }],
          },
        ],
      },
    ]),
  ).toEqual([]);
});

test.each(['javascript:alert(1)', 'data:text/html,x', '//evil.example', 'ftp://a.vn/x', ''])(
  'a link to "%s" is named with the block it stands in',
  (url) => {
    expect(bodyProblems([paragraph(text('a')), paragraph(text('b'), link(url))])).toEqual([
      expect.stringContaining(`Khối thứ 2 của nội dung: liên kết “${url}” không được phép`),
    ]);
  },
);

test('a forbidden link is found inside a nested list', () => {
  const inner = {
    type: 'list',
    format: 'unordered',
    children: [{ type: 'list-item', children: [link('javascript:x')] }],
  };
  expect(bodyProblems([{ type: 'list', format: 'ordered', children: [inner] }])).toEqual([
    expect.stringContaining('Khối thứ 1 của nội dung: liên kết “javascript:x” không được phép'),
  ]);
});

test('an image is not published yet, and is called by its Vietnamese name', () => {
  expect(bodyProblems([{ type: 'image', image: { url: '/a.png' }, children: [text('')] }])).toEqual(
    ['Khối thứ 1 của nội dung: chưa đăng được loại nội dung “ảnh”'],
  );
});

test('an unknown kind of inline content is refused', () => {
  expect(bodyProblems([paragraph({ type: 'iframe', src: 'x' })])).toEqual([
    'Khối thứ 1 của nội dung: chưa đăng được loại nội dung “iframe”',
  ]);
});

test('two forbidden links in a block are both named, the same one once', () => {
  expect(
    bodyProblems([paragraph(link('javascript:a'), link('javascript:b'), link('javascript:a'))]),
  ).toHaveLength(2);
});

test('what is not a list of blocks is refused', () => {
  expect(bodyProblems('<script>')).toEqual(['Nội dung không hợp lệ hoặc quá dài']);
});

test('a link cannot bring the signs of message templates into the message', () => {
  expect(bodyProblems([paragraph(link("javascript:{a}<b>'"))])).toEqual([
    expect.stringContaining('liên kết “javascript:ab” không được phép'),
  ]);
});
