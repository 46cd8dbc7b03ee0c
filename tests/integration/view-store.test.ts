import type { ViewStore } from '../../functions/src/stores/view-store';
import { anArticleId } from '../helpers/builders';
import { anEventId, aView, someTallies } from '../helpers/view-events';
import { type OpenViews, VIEW_STORES } from '../helpers/view-stores';

// What every adapter of the view store promises when it records. Reading counts is in view-counts.test.ts, sealing in view-sealing.test.ts.

const ARTICLE = anArticleId(1);
const OTHER_ARTICLE = anArticleId(2);

describe.each(VIEW_STORES)('recording in $place', ({ open }) => {
  let opened: OpenViews;
  let views: ViewStore;

  beforeEach(async () => {
    opened = await open();
    views = opened.views;
  });
  afterEach(() => opened.close());

  async function countsOf(articleId = ARTICLE) {
    const now = new Date('2023-10-06T08:00:00.000Z');
    const [counts] = await views.countViews({ articleIds: [articleId], windows: ['all'], now });
    return { viewCount: counts?.viewCount, readCount: counts?.readCount };
  }

  async function totals() {
    const { viewCount, visitCount } = await views.totals();
    return { viewCount, visitCount };
  }

  async function talliesOf(localDay: string) {
    const [tallies] = await views.tallies({ fromDay: localDay, toDay: localDay });
    return tallies?.classes ?? someTallies();
  }

  async function recordAt(...moments: string[]): Promise<void> {
    for (const at of moments) await views.record(aView({ at }));
  }

  test('the first view of an article is a view, a read and the beginning of a visit', async () => {
    await views.record(aView());
    expect(await countsOf()).toEqual({ viewCount: 1, readCount: 1 });
    expect(await totals()).toEqual({ viewCount: 1, visitCount: 1 });
    expect(await talliesOf('2023-10-06')).toEqual(someTallies({ human: 1 }));
  });

  test('an event that is sent again changes nothing, whatever else it says the second time', async () => {
    const view = aView();
    await Promise.all([views.record(view), views.record(view)]);
    await views.record({ ...view, articleId: OTHER_ARTICLE, readerKey: 'reader-2' });
    await views.record({
      ...view,
      recordedAt: new Date('2023-10-07T08:00:00.000Z'),
      agent: 'isbot',
    });
    expect(await countsOf()).toEqual({ viewCount: 1, readCount: 1 });
    expect(await countsOf(OTHER_ARTICLE)).toEqual({ viewCount: 0, readCount: 0 });
    expect(await totals()).toEqual({ viewCount: 1, visitCount: 1 });
    expect(await talliesOf('2023-10-07')).toEqual(someTallies());
  });

  test.each([
    { seconds: 29.999, viewCount: 1, at: '2023-10-06T08:00:29.999Z' },
    { seconds: 30, viewCount: 2, at: '2023-10-06T08:00:30.000Z' },
  ])(
    'with a reload $seconds seconds later there are $viewCount views',
    async ({ at, viewCount }) => {
      await recordAt('2023-10-06T08:00:00.000Z', at);
      expect(await countsOf()).toEqual({ viewCount, readCount: 1 });
      const tallies = someTallies({ human: viewCount, duplicate: 2 - viewCount });
      expect(await talliesOf('2023-10-06')).toEqual(tallies);
    },
  );

  test('who reloads without end is counted once in 30 seconds: duplicates do not put the next view off', async () => {
    for (let second = 0; second < 60; second += 10)
      await recordAt(`2023-10-06T08:00:${String(second).padStart(2, '0')}.000Z`);
    expect(await talliesOf('2023-10-06')).toEqual(someTallies({ human: 2, duplicate: 4 }));
  });

  test('the same reader within 30 seconds is no duplicate on another article or in another language', async () => {
    await views.record(aView());
    await views.record(aView({ articleId: OTHER_ARTICLE }));
    await views.record(aView({ locale: 'en' }));
    expect(await totals()).toEqual({ viewCount: 3, visitCount: 1 });
    expect(await countsOf()).toEqual({ viewCount: 2, readCount: 2 });
  });

  test('a read is counted once for each reader, article and clock hour', async () => {
    await recordAt('2023-10-06T08:00:00.000Z', '2023-10-06T08:59:59.999Z');
    expect(await countsOf()).toEqual({ viewCount: 2, readCount: 1 });
    await recordAt('2023-10-06T09:00:30.000Z');
    await views.record(aView({ at: '2023-10-06T09:00:31.000Z', readerKey: 'reader-2' }));
    expect(await countsOf()).toEqual({ viewCount: 4, readCount: 3 });
  });

  test('a reload across the full hour is neither a view nor a read', async () => {
    await recordAt('2023-10-06T08:59:50.000Z', '2023-10-06T09:00:10.000Z');
    expect(await countsOf()).toEqual({ viewCount: 1, readCount: 1 });
  });

  test.each([
    { idle: '29:59.999', visitCount: 1, at: '2023-10-06T08:29:59.999Z' },
    { idle: '30:00', visitCount: 2, at: '2023-10-06T08:30:00.000Z' },
  ])(
    'after $idle minutes without a view there are $visitCount visits',
    async ({ at, visitCount }) => {
      await recordAt('2023-10-06T08:00:00.000Z', at);
      expect(await totals()).toEqual({ viewCount: 2, visitCount });
    },
  );

  test('a reload keeps a visit going although it is no view', async () => {
    await recordAt('2023-10-06T08:00:00.000Z', '2023-10-06T08:00:20.000Z');
    await views.record(aView({ at: '2023-10-06T08:30:10.000Z', articleId: OTHER_ARTICLE }));
    expect(await totals()).toEqual({ viewCount: 2, visitCount: 1 });
  });

  test('a declared bot is tallied and counts nowhere, nor does it make a later view a duplicate', async () => {
    await views.record(aView({ agent: 'isbot' }));
    expect(await totals()).toEqual({ viewCount: 0, visitCount: 0 });
    await views.record(aView());
    expect(await talliesOf('2023-10-06')).toEqual(someTallies({ human: 1, 'declared-bot': 1 }));
    expect(await totals()).toEqual({ viewCount: 1, visitCount: 1 });
  });

  test.each([
    ['declared-bot', { agent: 'isbot' }],
    ['declared-bot', { agent: 'counter' }],
    ['declared-bot', { agent: 'none' }],
    ['internal', { isInternal: true, agent: 'isbot' }],
    ['prefetch', { isPrefetch: true }],
  ] as const)('%s: %j is tallied and counted nowhere', async (viewClass, facts) => {
    await views.record(aView(facts));
    expect(await talliesOf('2023-10-06')).toEqual(someTallies({ [viewClass]: 1 }));
    expect(await totals()).toEqual({ viewCount: 0, visitCount: 0 });
    expect(await countsOf()).toEqual({ viewCount: 0, readCount: 0 });
  });

  test('what a reader opens beyond 120 times in a clock hour is suspect; the next hour begins anew', async () => {
    const articles = Array.from({ length: 122 }, (_, n) => anArticleId(n + 1));
    for (const articleId of articles) await views.record(aView({ articleId }));
    expect(await talliesOf('2023-10-06')).toEqual(someTallies({ human: 120, suspect: 2 }));
    await recordAt('2023-10-06T09:00:00.000Z');
    expect(await talliesOf('2023-10-06')).toEqual(someTallies({ human: 121, suspect: 2 }));
  });

  test('what a network opens of an article beyond 300 times in a clock hour is suspect; other networks count', async () => {
    const from = (networkKey: string, n: number) => aView({ networkKey, readerKey: `reader-${n}` });
    await Promise.all(Array.from({ length: 301 }, (_, n) => views.record(from('network-1', n))));
    expect(await talliesOf('2023-10-06')).toEqual(someTallies({ human: 300, suspect: 1 }));
    await views.record(from('network-2', 1_000));
    expect(await countsOf()).toEqual({ viewCount: 301, readCount: 301 });
  });

  test('the first activation in a tab starts a visit, also for a reader without a key', async () => {
    await views.record(aView({ readerKey: null, startsTab: true }));
    await views.record(aView({ readerKey: null, startsTab: false }));
    await recordAt('2023-10-06T08:00:00.000Z');
    await views.record(aView({ articleId: OTHER_ARTICLE, startsTab: true }));
    expect(await totals()).toEqual({ viewCount: 4, visitCount: 3 });
  });

  test('a reader without a key is counted as views only: no read, no visit, never a duplicate', async () => {
    await views.record(aView({ readerKey: null }));
    await views.record(aView({ readerKey: null }));
    expect(await countsOf()).toEqual({ viewCount: 2, readCount: 0 });
    expect(await totals()).toEqual({ viewCount: 2, visitCount: 0 });
  });

  test('the day in Viet Nam turns at 17:00 UTC: tallies begin anew, and so do visits, because readers have other keys', async () => {
    await recordAt('2023-10-06T16:59:59.999Z');
    await views.record(aView({ at: '2023-10-06T17:00:00.000Z', readerKey: 'reader-1-next-day' }));
    expect(await talliesOf('2023-10-06')).toEqual(someTallies({ human: 1 }));
    expect(await talliesOf('2023-10-07')).toEqual(someTallies({ human: 1 }));
    expect(await totals()).toEqual({ viewCount: 2, visitCount: 2 });
  });

  test('a leap day is a day of its own, from 17:00 UTC on 28 February', async () => {
    await recordAt('2028-02-28T17:00:00.000Z', '2028-02-29T16:59:00.000Z');
    expect(await talliesOf('2028-02-29')).toEqual(someTallies({ human: 2 }));
    await recordAt('2028-02-29T17:00:00.000Z');
    expect(await talliesOf('2028-03-01')).toEqual(someTallies({ human: 1 }));
    const now = new Date('2028-03-01T00:00:00.000Z');
    const counts = await views.countByArticle({ locale: 'vi', window: 'month', now });
    expect(counts).toMatchObject([{ viewCount: 1 }]);
  });

  test('a clock that is set back by a second does not count a reload, nor start a visit', async () => {
    await recordAt('2023-10-06T08:00:01.000Z', '2023-10-06T08:00:00.000Z');
    expect(await talliesOf('2023-10-06')).toEqual(someTallies({ human: 1, duplicate: 1 }));
    expect(await totals()).toEqual({ viewCount: 1, visitCount: 1 });
  });

  test('a clock that is set back by an hour gives no hour a second read by the same reader', async () => {
    await recordAt('2023-10-06T08:10:00.000Z', '2023-10-06T09:10:00.000Z');
    await recordAt('2023-10-06T08:11:00.000Z', '2023-10-06T08:11:10.000Z');
    expect(await countsOf()).toEqual({ viewCount: 3, readCount: 2 });
    expect(await talliesOf('2023-10-06')).toEqual(someTallies({ human: 3, duplicate: 1 }));
  });

  test('a day keeps its salt, and no two days have the same', async () => {
    const salt = await views.readerSaltOf('2023-10-06');
    expect(salt.byteLength).toBe(32);
    expect(await views.readerSaltOf('2023-10-06')).toEqual(salt);
    expect(await views.readerSaltOf('2023-10-07')).not.toEqual(salt);
    views = await opened.reopen();
    expect(await views.readerSaltOf('2023-10-06')).toEqual(salt);
  });

  test('when a day is over its salt is forgotten, and that of today is not', async () => {
    const salt = await views.readerSaltOf('2023-10-06');
    const saltOfToday = await views.readerSaltOf('2023-10-07');
    await views.forgetReaders(new Date('2023-10-06T16:59:59.999Z'));
    expect(await views.readerSaltOf('2023-10-06')).toEqual(salt);
    await views.forgetReaders(new Date('2023-10-06T17:00:00.000Z'));
    expect(await views.readerSaltOf('2023-10-06')).not.toEqual(salt);
    expect(await views.readerSaltOf('2023-10-07')).toEqual(saltOfToday);
  });

  test('a thousand views at once are all counted, and are still there when the store is opened again', async () => {
    const some = Array.from({ length: 1_000 }, (_, n) =>
      aView({ readerKey: `reader-${n}`, networkKey: `network-${n}` }),
    );
    await Promise.all(some.map((view) => views.record(view)));
    views = await opened.reopen();
    await Promise.all(some.map((view) => views.record(view)));
    expect(await countsOf()).toEqual({ viewCount: 1_000, readCount: 1_000 });
    expect(await totals()).toEqual({ viewCount: 1_000, visitCount: 1_000 });
  });

  test('what is remembered of readers and networks outlives the process', async () => {
    await recordAt('2023-10-06T08:59:50.000Z');
    views = await opened.reopen();
    await recordAt('2023-10-06T09:00:10.000Z');
    expect(await talliesOf('2023-10-06')).toEqual(someTallies({ human: 1, duplicate: 1 }));
    await recordAt('2023-10-06T09:00:20.000Z');
    views = await opened.reopen();
    await recordAt('2023-10-06T09:10:00.000Z');
    expect(await countsOf()).toEqual({ viewCount: 3, readCount: 2 });
    expect(await totals()).toEqual({ viewCount: 3, visitCount: 1 });
  });

  test('what was accepted before closing is recorded', async () => {
    const recorded = views.record(aView({ eventId: anEventId(999_999) }));
    views = await opened.reopen();
    await recorded;
    expect(await totals()).toEqual({ viewCount: 1, visitCount: 1 });
  });
});
