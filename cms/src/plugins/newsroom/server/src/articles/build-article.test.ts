import type { ArticleRow } from './article-row';
import { buildArticle, buildHeadline } from './build-article';

const ARTICLE_ID = 'tz4a98xxat96iws9zmbrgj3a';

function aRow(overrides: Partial<ArticleRow> = {}): ArticleRow {
  return {
    documentId: ARTICLE_ID,
    locale: 'vi',
    publishedAt: new Date('2026-11-25T02:00:00.000Z'),
    title: 'Hội nghị cải cách hành chính',
    slug: 'hoi-nghi-cai-cach-hanh-chinh',
    lead: null,
    eventDate: '2023-10-06',
    publicationDate: new Date('2023-10-06T10:00:00.000Z'),
    category: null,
    unit: null,
    isDemonstration: false,
    byline: null,
    source: null,
    body: [{ type: 'paragraph', children: [{ type: 'text', text: 'Chiều ngày 06/10/2023…' }] }],
    legalDocuments: [],
    ...overrides,
  };
}

function problemsOf(row: ArticleRow) {
  const building = buildArticle(row);
  return building.kind === 'refused' ? building.problems : [];
}

test('an article without lead, byline, source, category and unit can be published', () => {
  expect(buildArticle(aRow({ lead: '', byline: '' }))).toMatchObject({
    kind: 'built',
    built: {
      lead: null,
      byline: null,
      category: null,
      unit: null,
      bodyHtml: '<p>Chiều ngày 06/10/2023…</p>',
    },
  });
});

test('readers see when it first appeared and when it was last published, in lists too', () => {
  const built = { publishedAt: '2023-10-06T10:00:00.000Z', updatedAt: '2026-11-25T02:00:00.000Z' };
  expect(buildArticle(aRow())).toMatchObject({ built });
  expect(buildHeadline(aRow())).toMatchObject({ built });
});

test('fields of relations that readers must not get are left out', () => {
  const category = { categoryId: 'cchc', name: 'Cải cách hành chính', id: 3, documentId: 'x' };
  expect(buildHeadline(aRow({ category }))).toMatchObject({
    built: { category: { categoryId: 'cchc', name: 'Cải cách hành chính' } },
  });
});

describe('what keeps an article from being published is named at its field', () => {
  test.each([
    ['no title', { title: '' }, 'title', 'Chưa nhập'],
    ['no title at all', { title: null }, 'title', 'Chưa nhập'],
    ['a lead that is too long', { lead: 'a'.repeat(1_001) }, 'lead', 'Dài quá 1000 ký tự'],
    ['no slug', { slug: null }, 'slug', 'Chưa nhập'],
    [
      'a slug with a dot',
      { slug: 'a.b' },
      'slug',
      'Chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối',
    ],
    ['no body', { body: null }, 'body', 'Chưa nhập nội dung'],
    [
      'a body of blanks',
      { body: [{ type: 'paragraph', children: [{ type: 'text', text: ' \n' }] }] },
      'body',
      'Chưa nhập nội dung',
    ],
    ['no publication date', { publicationDate: null }, 'publicationDate', 'Chưa nhập'],
    [
      'a language readers cannot ask for',
      { locale: 'fr' },
      'locale',
      'Cổng thông tin chỉ đăng bài tiếng Việt (vi) và tiếng Anh (en)',
    ],
  ])('%s', (_, overrides, field, message) => {
    expect(problemsOf(aRow(overrides))).toEqual([{ field, message }]);
  });

  test('a forbidden link', () => {
    const link = {
      type: 'link',
      url: 'javascript:alert(1)',
      children: [{ type: 'text', text: 'x' }],
    };
    const problems = problemsOf(aRow({ body: [{ type: 'paragraph', children: [link] }] }));
    expect(problems).toEqual([
      { field: 'body', message: expect.stringContaining('javascript:alert(1)') },
    ]);
  });
});
