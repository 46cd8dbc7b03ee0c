import {
  parseArticleIndexSubject,
  parseArticleListSubject,
  parseArticleSubject,
  scopesOf,
  subjects,
} from './subjects';

const ARTICLE_ID = 'tz4a98xxat96iws9zmbrgj3a';

test('subjects are read back as they were made', () => {
  const article = { articleId: ARTICLE_ID, locale: 'en' } as const;
  expect(parseArticleSubject(subjects.article(article))).toEqual(article);
  for (const scope of ['all', 'category/cchc', 'unit/tien-chau'] as const) {
    const list = { locale: 'vi', scope, month: '2023-10' } as const;
    expect(parseArticleListSubject(subjects.articleList(list))).toEqual(list);
    const index = { locale: 'vi', scope } as const;
    expect(parseArticleIndexSubject(subjects.articleIndex(index))).toEqual(index);
  }
});

test.each([
  'article-list:vi/category/2023-10',
  'article-list:vi/author/an/2023-10',
  'article-list:vi/category/a/b/2023-10',
  'article-list:fr/all/2023-10',
  'article-list:vi/all/2023-13',
])('%s names no list', (subject) => {
  expect(() => parseArticleListSubject(subject)).toThrow();
});

test('an article stands in the list of all and in those of its category and unit', () => {
  expect(scopesOf({ category: null, unit: null })).toEqual(['all']);
  expect(scopesOf({ category: { categoryId: 'cchc' }, unit: { unitId: 'tien-chau' } })).toEqual([
    'all',
    'category/cchc',
    'unit/tien-chau',
  ]);
});
