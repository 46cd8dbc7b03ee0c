import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import { MostReadResponseSchema } from '@congkhai/shared/contracts/read-api-views';
import type { ListExceptions } from '@congkhai/shared/views/exceptions';
import { createMostReadRefresh } from '../../functions/src/handlers/refresh-most-read';
import { type Api, openApi } from '../helpers/api';
import {
  anArticleId,
  aUnit,
  put,
  putArticles,
  putUnits,
  someArticles,
  TIEN_MY,
} from '../helpers/builders';
import { aView } from '../helpers/view-events';

let api: Api;
beforeEach(() => {
  api = openApi();
});
afterEach(() => api.close());

async function readBy(reader: string, article: number, at?: string): Promise<void> {
  const view = { readerKey: reader, articleId: anArticleId(article), ...(at ? { at } : {}) };
  await api.views.record(aView(view));
}
/** The slugs and reads of a most-read answer; a pinned article has a star. */
async function mostRead(query: string): Promise<string[]> {
  const response = await api.get(`/v1/most-read?${query}`);
  const { data } = MostReadResponseSchema.parse(await response.json());
  expect(data.map(({ rank }) => rank)).toEqual(data.map((_, index) => index + 1));
  return data.map(
    ({ article, isPinned, readCount }) => `${article.slug}${isPinned ? '*' : ''}: ${readCount}`,
  );
}

describe('what editors decided about lists', () => {
  const everywhere = { scope: null, windows: null, untilDay: null };
  const decide = (exceptions: Partial<ListExceptions>) =>
    put(api.published, objectKeys.listExceptions(), { pins: [], exclusions: [], ...exceptions });

  // Article 1 has 1 read, 2 has 2, 3 has 3; article 4 was read long ago, and 5 never. Number 1 is of Tiên Mỹ, the others of Tiên Châu.
  beforeEach(async () => {
    const articles = someArticles(5).map((article, index) =>
      index === 0 ? { ...article, unit: TIEN_MY } : article,
    );
    await putArticles(api.published, articles);
    await putUnits(api.published, [aUnit(), aUnit({ unitId: TIEN_MY.unitId })]);
    for (const [reader, article] of [1, 2, 3, 2, 3, 3].entries())
      await readBy(`r${reader}`, article);
    await readBy('a', 4, '2023-08-01T00:00:00.000Z');
    await createMostReadRefresh(api)();
  });

  test('puts pins first in their order, with the counts that they have in the window, and moves no count', async () => {
    await decide({
      pins: [5, 1, 4].map((n) => ({ articleId: anArticleId(n), ...everywhere })),
    });
    expect(await mostRead('window=7d')).toEqual([
      'tin-5*: 0',
      'tin-1*: 1',
      'tin-4*: 0',
      'tin-3: 3',
      'tin-2: 2',
    ]);
    expect(await mostRead('window=all&limit=4')).toEqual([
      'tin-5*: 0',
      'tin-1*: 1',
      'tin-4*: 1',
      'tin-3: 3',
    ]);
  });

  test('leaves out what is excluded, also where it is pinned, and what is pinned and not public', async () => {
    await decide({
      pins: [3, 2].map((n) => ({ articleId: anArticleId(n), ...everywhere })),
      exclusions: [{ articleId: anArticleId(3), ...everywhere }],
    });
    expect(await mostRead('window=7d')).toEqual(['tin-2*: 2', 'tin-1: 1']);
    await api.published.remove(objectKeys.article(anArticleId(2), 'vi'));
    expect(await mostRead('window=7d')).toEqual(['tin-1: 1']);
    await decide({});
    expect(await mostRead('window=7d')).toEqual(['tin-3: 3', 'tin-1: 1']);
  });

  test.each([
    ['everywhere', {}, ['tin-1*', 'tin-1*', '-', 'tin-1*']],
    ['in one window', { windows: ['7d'] as const }, ['tin-1*', '-', '-', '-']],
    ['in the list of all', { scope: 'all' as const }, ['tin-1*', 'tin-1*', '-', '-']],
    // An editor may put an article first where it does not belong, by saying so.
    ['in the list of a unit', { scope: 'unit/xa-tien-chau' as const }, ['-', '-', 'tin-1*', '-']],
    ['until today', { untilDay: '2023-10-06' }, ['tin-1*', 'tin-1*', '-', 'tin-1*']],
    ['until yesterday', { untilDay: '2023-10-05' }, ['-', '-', '-', '-']],
  ])('a pin %s is first in the lists that it is for', async (_name, limits, expected) => {
    const { windows = null, ...rest } = { windows: null, ...limits };
    await decide({
      pins: [
        { articleId: anArticleId(1), ...everywhere, ...rest, windows: windows && [...windows] },
      ],
    });
    const queries = [
      'window=7d',
      'window=30d',
      'window=7d&unit=xa-tien-chau',
      'window=30d&unit=xa-tien-my',
    ];
    const found: string[] = [];
    for (const query of queries) {
      const [first = ''] = await mostRead(query);
      found.push(first.includes('*') ? (first.split(':')[0] ?? '') : '-');
    }
    expect(found).toEqual(expected);
  });

  test('until a day ends with that day in Viet Nam', async () => {
    const pin = { ...everywhere, articleId: anArticleId(1), untilDay: '2023-10-06' };
    await decide({ pins: [pin] });
    api.clock.now = new Date('2023-10-06T16:59:59.999Z');
    expect((await mostRead('window=7d'))[0]).toBe('tin-1*: 1');
    api.clock.now = new Date('2023-10-06T17:00:00.000Z');
    expect((await mostRead('window=7d'))[0]).toBe('tin-3: 3');
  });
});
