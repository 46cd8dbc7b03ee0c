import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import { PeriodSummarySchema } from '@congkhai/shared/scorecards/summary';
import { MostReadListSchema, type MostReadWindow } from '@congkhai/shared/views/most-read';
import {
  listPeriodIds,
  refreshIndexSummary,
} from '../../functions/src/handlers/refresh-index-summary';
import { refreshMostRead } from '../../functions/src/handlers/refresh-most-read';
import { type Api, openApi } from '../helpers/api';
import {
  anArticleId,
  anItemScore,
  aScorecard,
  put,
  putArticles,
  putPeriod,
  someArticles,
  TIEN_MY,
} from '../helpers/builders';
import { aView } from '../helpers/view-events';

const PERIOD = 'tien-phuoc-2022';

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
    await Promise.all(articles.map((_article, index) => readBy('a', index + 1)));
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

describe('refresh-index-summary', () => {
  const key = objectKeys.summary(PERIOD);

  async function ranking() {
    const text = (await api.published.read(key))?.text ?? 'null';
    const [block] = PeriodSummarySchema.parse(JSON.parse(text)).blocks;
    return block?.ranking.map(({ unit, rank, points }) => [unit.unitId, rank, points]);
  }

  test('follows the published scorecards, and twice is once', async () => {
    await putPeriod(api.published);
    await refreshIndexSummary(api.published, PERIOD);
    expect(await ranking()).toEqual([['xa-tien-chau', 1, 85.82]]);
    const stored = await api.published.read(key);
    await refreshIndexSummary(api.published, PERIOD);
    expect(await api.published.read(key)).toEqual(stored);

    const better = aScorecard({ unit: TIEN_MY });
    better.scores['1'] = anItemScore({ appraisedScoreThousandths: 13_500 });
    await put(api.published, objectKeys.scorecard(PERIOD, TIEN_MY.unitId), better);
    await refreshIndexSummary(api.published, PERIOD);
    expect(await ranking()).toEqual([
      ['xa-tien-my', 1, 86.35],
      ['xa-tien-chau', 2, 85.82],
    ]);
    await api.published.remove(objectKeys.scorecard(PERIOD, TIEN_MY.unitId));
    await refreshIndexSummary(api.published, PERIOD);
    expect(await api.published.read(key)).toMatchObject({ text: stored?.text });
  });

  test('goes when its period is no longer published', async () => {
    await putPeriod(api.published);
    await refreshIndexSummary(api.published, PERIOD);
    await api.published.remove(objectKeys.period(PERIOD));
    expect(await listPeriodIds(api.published)).toEqual([PERIOD]);
    await refreshIndexSummary(api.published, PERIOD);
    expect(await api.published.read(key)).toBeNull();
    expect(await listPeriodIds(api.published)).toEqual([]);
  });

  test('stays as it was, and fails loudly, while a framework or a scorecard cannot be used', async () => {
    await putPeriod(api.published);
    await refreshIndexSummary(api.published, PERIOD);
    const stored = await api.published.read(key);
    const card = objectKeys.scorecard(PERIOD, TIEN_MY.unitId);
    await put(api.published, card, { ...aScorecard({ unit: TIEN_MY }), blockId: '../xa' });
    await expect(refreshIndexSummary(api.published, PERIOD)).rejects.toThrow(card);
    await api.published.remove(card);
    await api.published.remove(objectKeys.framework('tien-phuoc-xa-2022'));
    await expect(refreshIndexSummary(api.published, PERIOD)).rejects.toThrow('tien-phuoc-xa-2022');
    expect(await api.published.read(key)).toEqual(stored);
  });
});
