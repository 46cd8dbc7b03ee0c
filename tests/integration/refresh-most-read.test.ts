import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import { MostReadListSchema, type MostReadWindow } from '@congkhai/shared/views/most-read';
import { refreshMostRead } from '../../functions/src/handlers/refresh-most-read';
import { type Api, openApi } from '../helpers/api';
import { anArticleId, put, putArticles, someArticles } from '../helpers/builders';
import { aView } from '../helpers/view-events';

let api: Api;
beforeEach(() => {
  api = openApi();
});
afterEach(() => api.close());

describe('refresh-most-read', () => {
  const key = objectKeys.mostRead('vi', '7d');

  async function listOf(window: MostReadWindow) {
    const stored = await api.published.read(objectKeys.mostRead('vi', window));
    return MostReadListSchema.parse(JSON.parse(stored?.text ?? 'null'));
  }
  async function readBy(readerKey: string, article: number, at?: string): Promise<void> {
    const view = { readerKey, articleId: anArticleId(article), ...(at ? { at } : {}) };
    await api.views.record(aView(view));
  }
  const articlesOf = async (window: MostReadWindow) =>
    (await listOf(window)).entries.map(({ articleId }) => Number(articleId.slice(-4)));

  test('ranks by reads, in every window by what was read in it', async () => {
    await putArticles(api.published, someArticles(3));
    await readBy('a', 1, '2023-10-05T16:59:59.000Z');
    await readBy('b', 1, '2023-10-05T16:59:59.000Z');
    await readBy('a', 2, '2023-10-05T17:00:00.000Z');
    await readBy('a', 3, '2023-08-01T00:00:00.000Z');
    await refreshMostRead(api);
    expect(await articlesOf('today')).toEqual([2]);
    expect(await articlesOf('7d')).toEqual([1, 2]);
    expect(await articlesOf('30d')).toEqual([1, 2]);
    expect(await articlesOf('all')).toEqual([1, 2, 3]);
  });

  test('lists articles that are public now, and fills up with the next ones', async () => {
    const articles = someArticles(202);
    await Promise.all(
      articles
        .slice(1)
        .map((article) => put(api.published, objectKeys.article(article.articleId, 'vi'), article)),
    );
    await Promise.all(articles.map((_article, index) => readBy(`a${index % 2}`, index + 1)));
    await Promise.all([1, 2].map((article) => readBy('b', article)));
    await refreshMostRead(api);
    const listed = await articlesOf('all');
    expect(listed).toHaveLength(200);
    expect(listed[0]).toBe(2);
  });

  test('a list that has not changed is not written again, so computedAt says since when it is so', async () => {
    await putArticles(api.published, someArticles(1));
    await readBy('a', 1);
    await refreshMostRead(api);
    const first = await api.published.read(key);
    api.clock.now = new Date('2023-10-06T08:10:00.000Z');
    await refreshMostRead(api);
    expect(await api.published.read(key)).toEqual(first);
    await readBy('b', 1);
    await refreshMostRead(api);
    expect(await listOf('7d')).toMatchObject({
      computedAt: '2023-10-06T08:10:00.000Z',
      entries: [{ readCount: 2, viewCount: 2 }],
    });
  });

  test('a list that somebody broke is written anew', async () => {
    await api.published.write(key, 'Hacklink');
    await refreshMostRead(api);
    expect(await listOf('7d')).toMatchObject({ window: '7d', entries: [] });
  });
});
