import type { Locale } from '@congkhai/shared/contracts/identifiers';
import { type ArticleListScope, objectKeys } from '@congkhai/shared/contracts/object-keys';
import { MostReadListSchema, type MostReadWindow } from '@congkhai/shared/views/most-read';
import { RisingListSchema } from '@congkhai/shared/views/rising';
import { createMostReadRefresh } from '../../functions/src/handlers/refresh-most-read';
import { type Api, openApi } from '../helpers/api';
import {
  anArticle,
  anArticleId,
  aUnit,
  CATEGORY,
  putArticles,
  putCategories,
  putUnits,
  someArticles,
  TIEN_CHAU,
  TIEN_MY,
} from '../helpers/builders';
import { aView } from '../helpers/view-events';

let api: Api;
let refreshMostRead: () => Promise<void>;
beforeEach(() => {
  api = openApi();
  refreshMostRead = createMostReadRefresh(api);
});
afterEach(() => api.close());

const stored = (window: MostReadWindow, scope: ArticleListScope = 'all', locale: Locale = 'vi') =>
  api.published.read(objectKeys.mostRead(locale, scope, window));
async function listOf(window: MostReadWindow, scope?: ArticleListScope, locale?: Locale) {
  const document = await stored(window, scope, locale);
  return document && MostReadListSchema.parse(JSON.parse(document.text));
}
/** The numbers of the articles in a list. */
async function articlesOf(window: MostReadWindow, scope?: ArticleListScope, locale?: Locale) {
  const list = await listOf(window, scope, locale);
  return list?.entries.map(({ articleId }) => Number(articleId.slice(-4))) ?? null;
}
async function readBy(readerKey: string, article: number, at?: string): Promise<void> {
  const view = { readerKey, articleId: anArticleId(article), ...(at ? { at } : {}) };
  await api.views.record(aView(view));
}

describe('most-read lists', () => {
  test.each([
    ['today', '2023-10-05T17:00:00.000Z', '2023-10-05T16:59:59.999Z'],
    // Now is 08:00 UTC: the running clock hour and the 23 before.
    ['24h', '2023-10-05T09:00:00.000Z', '2023-10-05T08:59:59.999Z'],
    ['7d', '2023-09-29T17:00:00.000Z', '2023-09-29T16:59:59.999Z'],
    ['30d', '2023-09-06T17:00:00.000Z', '2023-09-06T16:59:59.999Z'],
    ['month', '2023-09-30T17:00:00.000Z', '2023-09-30T16:59:59.999Z'],
    ['year', '2022-12-31T17:00:00.000Z', '2022-12-31T16:59:59.999Z'],
  ] as const)('of %s count a read at %s and not one at %s', async (window, inside, outside) => {
    await putArticles(api.published, someArticles(2));
    await readBy('a', 2, outside);
    await readBy('a', 1, inside);
    await refreshMostRead();
    expect(await articlesOf(window)).toEqual([1]);
    expect(await articlesOf('all')).toEqual([1, 2]);
  });

  test('rank by reads, then by views, then by article id', async () => {
    await putArticles(api.published, someArticles(4));
    // Article 1: one read of two views, a minute apart. 2 and 4: one of one. 3: two reads.
    await readBy('a', 1, '2023-10-06T07:00:00.000Z');
    await readBy('a', 1, '2023-10-06T07:01:00.000Z');
    for (const article of [4, 2, 3]) await readBy('a', article);
    await readBy('b', 3);
    await refreshMostRead();
    expect((await listOf('today'))?.entries).toEqual([
      { articleId: anArticleId(3), readCount: 2, viewCount: 2 },
      { articleId: anArticleId(1), readCount: 1, viewCount: 2 },
      { articleId: anArticleId(2), readCount: 1, viewCount: 1 },
      { articleId: anArticleId(4), readCount: 1, viewCount: 1 },
    ]);
  });

  test('hold 200 articles that are public, filled up with the next ones', async () => {
    const articles = someArticles(202);
    await putArticles(api.published, articles.slice(1));
    for (const index of articles.keys()) await readBy(`a${index}`, index + 1);
    for (const article of [1, 2]) await readBy('b', article);
    await refreshMostRead();
    const listed = await articlesOf('all');
    expect(listed).toHaveLength(200);
    expect(listed?.[0]).toBe(2);
  });

  test('are kept for each language', async () => {
    await putArticles(api.published, someArticles(1));
    await putArticles(api.published, [anArticle({ articleId: anArticleId(2), locale: 'en' })]);
    await readBy('a', 1);
    await api.views.record(aView({ articleId: anArticleId(2), locale: 'en' }));
    await refreshMostRead();
    expect(await articlesOf('today')).toEqual([1]);
    expect(await articlesOf('today', 'all', 'en')).toEqual([2]);
  });

  test('are kept for each category and unit with what is below it, and for no other', async () => {
    const [first, second, third] = someArticles(3);
    if (!first || !second || !third) throw new Error('There are three');
    const sub = { categoryId: 'mot-cua', name: 'Một cửa' };
    await putArticles(api.published, [
      { ...first, unit: TIEN_CHAU },
      { ...second, unit: TIEN_MY, category: sub },
      { ...third, unit: null, category: null },
    ]);
    await putCategories(api.published, [
      { ...CATEGORY, parentCategoryId: null },
      { ...sub, parentCategoryId: CATEGORY.categoryId },
      { categoryId: 'the-thao', name: 'Thể thao', parentCategoryId: null },
    ]);
    const district = aUnit({ unitId: 'huyen-tien-phuoc', parentUnitId: null });
    await putUnits(api.published, [district, aUnit(), aUnit({ unitId: TIEN_MY.unitId })]);
    for (const article of [1, 2, 3]) await readBy('a', article);
    await readBy('b', 2);
    await refreshMostRead();
    expect(await articlesOf('today', 'category/cai-cach-hanh-chinh')).toEqual([2, 1]);
    expect(await articlesOf('today', 'category/mot-cua')).toEqual([2]);
    expect(await articlesOf('today', 'category/the-thao')).toBeNull();
    expect(await articlesOf('today', 'unit/huyen-tien-phuoc')).toEqual([2, 1]);
    expect(await articlesOf('today', 'unit/xa-tien-chau')).toEqual([1]);
    expect(await articlesOf('today')).toEqual([2, 1, 3]);
  });

  test('that have not changed are not written again, so computedAt says since when they are so', async () => {
    await putArticles(api.published, someArticles(1));
    await readBy('a', 1);
    await refreshMostRead();
    const first = await stored('7d');
    api.clock.now = new Date('2023-10-06T08:10:00.000Z');
    await refreshMostRead();
    expect(await stored('7d')).toEqual(first);
    await createMostReadRefresh(api)();
    expect(await stored('7d')).toEqual(first);
    await readBy('b', 1);
    await refreshMostRead();
    expect(await listOf('7d')).toMatchObject({
      computedAt: '2023-10-06T08:10:00.000Z',
      entries: [{ readCount: 2, viewCount: 2 }],
    });
  });

  test('that have become empty are removed: at midnight in Viet Nam, and when the last article is unpublished', async () => {
    await putArticles(api.published, someArticles(1));
    await readBy('a', 1);
    await refreshMostRead();
    expect(await articlesOf('today', 'unit/xa-tien-chau')).toEqual([1]);
    api.clock.now = new Date('2023-10-06T17:00:00.000Z');
    await refreshMostRead();
    expect(await articlesOf('today')).toBeNull();
    expect(await articlesOf('7d', 'unit/xa-tien-chau')).toEqual([1]);
    await api.published.remove(objectKeys.articleListIndex('vi', 'all'));
    await refreshMostRead();
    expect(await api.published.list('lists/most-read/')).toEqual([]);
  });

  test('that somebody broke or made up are mended when the job starts, and in the next hour', async () => {
    await putArticles(api.published, someArticles(1));
    await readBy('a', 1);
    const key = objectKeys.mostRead('vi', 'all', '7d');
    for (const now of ['2023-10-06T08:10:00.000Z', '2023-10-06T09:00:00.000Z']) {
      await api.published.write(key, 'Hacklink');
      await api.published.write('lists/most-read/vi/all/100d.json', '{}');
      api.clock.now = new Date(now);
      await refreshMostRead();
      expect(await articlesOf('7d')).toEqual([1]);
      expect(await api.published.list('lists/most-read/vi/all/')).not.toContain(
        'lists/most-read/vi/all/100d.json',
      );
    }
  });

  test('go with an article that is filed elsewhere', async () => {
    await putArticles(api.published, [anArticle({ unit: TIEN_CHAU })]);
    await readBy('a', 1);
    await refreshMostRead();
    expect(await articlesOf('today', 'unit/xa-tien-chau')).toEqual([1]);
    await putArticles(api.published, [anArticle({ unit: TIEN_MY })]);
    await refreshMostRead();
    expect(await articlesOf('today', 'unit/xa-tien-chau')).toBeNull();
    expect(await articlesOf('today', 'unit/xa-tien-my')).toEqual([1]);
  });
});

test('what is read more than usual at this hour is on the rising list of its scopes', async () => {
  await putArticles(api.published, someArticles(2));
  // Now is 08:00 UTC. Article 1 has 4 reads in the previous hour and 8 in this one, and had 7 in the same hours of three days; article 2 has 9.
  for (let reader = 0; reader < 12; reader += 1)
    await readBy(`r${reader}`, 1, reader < 4 ? '2023-10-06T07:30:00.000Z' : undefined);
  for (const [reader, day] of ['05', '05', '05', '04', '04', '01', '01'].entries())
    await readBy(`e${reader}`, 1, `2023-10-${day}T08:59:59.999Z`);
  await readBy('other-hour', 1, '2023-10-05T09:00:00.000Z');
  for (let reader = 0; reader < 9; reader += 1) await readBy(`r${reader}`, 2);
  await refreshMostRead();
  for (const scope of ['all', 'unit/xa-tien-chau'] as const) {
    const document = await api.published.read(objectKeys.rising('vi', scope));
    expect(RisingListSchema.parse(JSON.parse(document?.text ?? ''))).toMatchObject({
      hour: '2023-10-06T08',
      entries: [{ articleId: anArticleId(1), readCount: 12, earlierReadCount: 7 }],
    });
  }
  api.clock.now = new Date('2023-10-06T10:00:00.000Z');
  await refreshMostRead();
  expect(await api.published.list('lists/rising/')).toEqual([]);
});
