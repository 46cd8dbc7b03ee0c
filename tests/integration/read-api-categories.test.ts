import { type Api, openApi } from '../helpers/api';
import { CATEGORY, putCategories, putList, someArticles } from '../helpers/builders';

// GET /v1/categories on a folder of its own.

let api: Api;
beforeEach(() => {
  api = openApi();
});
afterEach(() => api.close());

test('a menu of categories says how many articles the list of each has in a language, and their English names', async () => {
  const index = { categoryId: 'chi-so', name: 'Chỉ số', parentCategoryId: CATEGORY.categoryId };
  const empty = { categoryId: 'mot-cua', name: 'Một cửa', parentCategoryId: null };
  const nameEnglish = 'Administrative reform';
  await putCategories(api.published, [
    { ...CATEGORY, nameEnglish, parentCategoryId: null },
    index,
    empty,
  ]);
  const articles = someArticles(12);
  await putList(api.published, `category/${CATEGORY.categoryId}`, articles);
  await putList(api.published, 'category/chi-so', articles.slice(0, 3));
  const menu = await api.get('/v1/categories');
  expect(await menu.json()).toEqual({
    data: [
      { ...CATEGORY, nameEnglish, parentCategoryId: null, articleCount: 12 },
      { ...index, nameEnglish: null, articleCount: 3 },
      { ...empty, nameEnglish: null, articleCount: 0 },
    ],
    meta: { categoryCount: 3 },
  });
  const english = await api.get('/v1/categories?locale=en');
  expect(await english.json()).toMatchObject({ data: [{ articleCount: 0 }, {}, {}] });
});
