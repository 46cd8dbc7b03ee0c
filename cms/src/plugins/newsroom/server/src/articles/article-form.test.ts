import { slugWishOf, tidyArticleForm } from './article-form';

describe('the slug a form asks for', () => {
  test.each([
    ['nothing was entered', '', 'Công bố chỉ số ở Đắk Lắk', 'made', 'cong-bo-chi-so-o-dak-lak'],
    ['nothing was sent', undefined, 'Quyết định 214/QĐ-UBND', 'made', 'quyet-dinh-214-qd-ubnd'],
    ['one was chosen', 'tin-moi', 'Tiêu đề', 'chosen', 'tin-moi'],
    ['one was typed in Vietnamese', 'Tin Mới', 'Tiêu đề', 'chosen', 'tin-moi'],
    ['it only holds signs', '///', 'Tiêu đề', 'made', 'tieu-de'],
    ['neither can be written in ASCII', '', '日本', 'made', ''],
    ['there is no title', null, undefined, 'made', ''],
  ])('%s', (_, slug, title, kind, expected) => {
    expect(slugWishOf(slug, title)).toEqual({ kind, slug: expected });
  });

  test('a slug that the form made too long is cut, and may be numbered', () => {
    expect(slugWishOf('a'.repeat(200), 'Tiêu đề')).toEqual({ kind: 'made', slug: 'a'.repeat(120) });
  });
});

test('a body that could never be published is refused at the first save', () => {
  const form = { body: [{ type: 'image', image: {}, children: [] }] };
  expect(tidyArticleForm(form).problems).toEqual([
    { field: 'body', message: 'Khối thứ 1 của nội dung: chưa đăng được loại nội dung “ảnh”' },
  ]);
});

test('a form without a body has nothing to refuse', () => {
  expect(tidyArticleForm({ title: ' Tin ' })).toEqual({ data: { title: 'Tin' }, problems: [] });
});
