import { MOST_READ_WINDOWS } from '@congkhai/shared/views/most-read';
import type { ViewStore } from '../../functions/src/stores/view-store';
import { anArticleId } from '../helpers/builders';
import { aDaySeal, anHourSeal, aView, someTallies } from '../helpers/view-events';
import { type OpenViews, VIEW_STORES } from '../helpers/view-stores';

// What every adapter of the view store promises to whoever reads counts.

const ARTICLE = anArticleId(1);
const OTHER_ARTICLE = anArticleId(2);
/** 15:30 in Viet Nam on Friday, 6 October 2023. */
const NOW = new Date('2023-10-06T08:30:00.000Z');

describe.each(VIEW_STORES)('counts in $place', ({ open }) => {
  let opened: OpenViews;
  let views: ViewStore;

  beforeEach(async () => {
    opened = await open();
    views = opened.views;
  });
  afterEach(() => opened.close());

  let lastReader = 0;
  /** Views at these moments, each by a reader of their own. */
  async function recordAt(...moments: string[]): Promise<void> {
    for (const at of moments) {
      lastReader += 1;
      await views.record(aView({ at, readerKey: `reader-${lastReader}` }));
    }
  }

  /** Seals every hour before the one that it is now, and every day before today. */
  async function sealAll(): Promise<void> {
    for (const hour of await views.hoursToSeal('2023-10-06T08'))
      await views.applyHourSeal(await anHourSeal(views, hour));
    for (const localDay of await views.daysToSeal('2023-10-06')) {
      const [day] = await views.daysOf({
        articleId: ARTICLE,
        locale: 'vi',
        fromDay: localDay,
        toDay: localDay,
      });
      const [tallies] = await views.tallies({ fromDay: localDay, toDay: localDay });
      if (!day || !tallies) throw new Error(`Nothing was recorded on ${localDay}`);
      const { viewCount, readCount, suspectCount, sources } = day;
      const articles = [
        { articleId: ARTICLE, locale: 'vi' as const, viewCount, readCount, suspectCount, sources },
      ];
      const { visitCount, withoutReaderCount, classes } = tallies;
      await views.applyDaySeal(
        aDaySeal({ localDay, articles, visitCount, withoutReaderCount, tallies: classes }),
      );
    }
  }

  test('counts are given for the articles and windows asked, in that order, over all locales', async () => {
    await views.record(aView({ articleId: OTHER_ARTICLE }));
    await views.record(aView({ articleId: OTHER_ARTICLE, locale: 'en' }));
    const articleIds = [ARTICLE, OTHER_ARTICLE];
    const nothing = { viewCount: 0, readCount: 0 };
    const both = { viewCount: 2, readCount: 2 };
    expect(await views.countViews({ articleIds, windows: ['all', 'today'], now: NOW })).toEqual([
      { articleId: ARTICLE, window: 'all', ...nothing },
      { articleId: ARTICLE, window: 'today', ...nothing },
      { articleId: OTHER_ARTICLE, window: 'all', ...both },
      { articleId: OTHER_ARTICLE, window: 'today', ...both },
    ]);
  });

  // One view at the first instant of each window, and one just before it. Windows turn at 17:00 UTC, midnight in Viet Nam.
  const EDGES = [
    '2023-10-06T08:29:00.000Z',
    '2023-10-05T17:00:00.000Z', // today
    '2023-10-05T16:59:59.999Z',
    '2023-10-05T09:00:00.000Z', // 24h: the running clock hour and the 23 before
    '2023-10-05T08:59:59.999Z',
    '2023-09-30T17:00:00.000Z', // month
    '2023-09-30T16:59:59.999Z',
    '2023-09-29T17:00:00.000Z', // 7d: today and the 6 days before
    '2023-09-29T16:59:59.999Z',
    '2023-09-06T17:00:00.000Z', // 30d: today and the 29 days before
    '2023-09-06T16:59:59.999Z',
    '2022-12-31T17:00:00.000Z', // year
    '2022-12-31T16:59:59.999Z',
  ];
  const IN_WINDOW = { today: 2, '24h': 4, '7d': 8, '30d': 10, month: 6, year: 12, all: 13 };

  test.each([{ state: 'as recorded' }, { state: 'as sealed' }])(
    'windows begin on the instant, and end with now: $state',
    async ({ state }) => {
      await recordAt(...EDGES.toReversed());
      if (state === 'as sealed') await sealAll();
      const windows = MOST_READ_WINDOWS;
      const counted = await views.countViews({ articleIds: [ARTICLE], windows, now: NOW });
      expect(
        Object.fromEntries(counted.map(({ window, viewCount }) => [window, viewCount])),
      ).toEqual(IN_WINDOW);
      for (const window of windows) {
        const counts = { viewCount: IN_WINDOW[window], readCount: IN_WINDOW[window] };
        expect(await views.countByArticle({ locale: 'vi', window, now: NOW })).toEqual([
          { articleId: ARTICLE, ...counts },
        ]);
        expect(await views.countByArticle({ locale: 'en', window, now: NOW })).toEqual([]);
      }
      expect(await views.totals()).toEqual({ viewCount: 13, readCount: 13, visitCount: 13 });
    },
  );

  test('counts outlive the opening of the store, sealed or not', async () => {
    await recordAt('2023-10-05T08:00:00.000Z', '2023-10-06T08:00:00.000Z');
    await sealAll();
    views = await opened.reopen();
    expect(await views.totals()).toEqual({ viewCount: 2, readCount: 2, visitCount: 2 });
    expect(await views.countByArticle({ locale: 'vi', window: 'all', now: NOW })).toEqual([
      { articleId: ARTICLE, viewCount: 2, readCount: 2 },
    ]);
  });

  test('reads by hour are those of the hours asked, of one locale', async () => {
    await recordAt('2023-10-06T06:59:59.999Z', '2023-10-06T07:00:00.000Z');
    await recordAt('2023-10-06T08:00:00.000Z', '2023-10-06T08:00:01.000Z');
    await views.record(aView({ at: '2023-10-06T08:00:00.000Z', readerKey: null }));
    await views.record(aView({ at: '2023-10-06T08:00:00.000Z', locale: 'en' }));
    const hours = ['2023-10-06T08', '2023-10-06T06', '2023-10-06T05'];
    const counts = await views.readsByHour({ locale: 'vi', hours });
    expect(counts.toSorted((a, b) => (a.hour < b.hour ? -1 : 1))).toEqual([
      { articleId: ARTICLE, hour: '2023-10-06T06', readCount: 1 },
      { articleId: ARTICLE, hour: '2023-10-06T08', readCount: 2 },
    ]);
  });

  test('the days of an article tell where its readers came from, in one locale or in all', async () => {
    await recordAt('2023-10-05T16:59:59.999Z', '2023-10-05T17:00:00.000Z');
    await views.record(aView({ readerKey: 'a', source: 'search' }));
    await views.record(aView({ readerKey: 'a', at: '2023-10-06T08:05:00.000Z', source: 'search' }));
    await views.record(aView({ readerKey: 'b', source: 'government', locale: 'en' }));
    const days = { articleId: ARTICLE, fromDay: '2023-10-05', toDay: '2023-10-06' };
    const first = {
      localDay: '2023-10-05',
      viewCount: 1,
      readCount: 1,
      suspectCount: 0,
      sources: { direct: 1 },
    };
    expect(await views.daysOf({ ...days, locale: 'vi' })).toEqual([
      first,
      {
        localDay: '2023-10-06',
        viewCount: 3,
        readCount: 2,
        suspectCount: 0,
        sources: { direct: 1, search: 2 },
      },
    ]);
    expect(await views.daysOf({ ...days, locale: null })).toEqual([
      first,
      {
        localDay: '2023-10-06',
        viewCount: 4,
        readCount: 3,
        suspectCount: 0,
        sources: { direct: 1, search: 2, government: 1 },
      },
    ]);
    expect(await views.daysOf({ ...days, locale: 'vi', fromDay: '2023-10-07' })).toEqual([]);
    expect(await views.daysOf({ ...days, locale: null, articleId: OTHER_ARTICLE })).toEqual([]);
  });

  test('hours of the site have views, reads and visits; hours without a view are left out', async () => {
    await recordAt('2023-10-06T06:59:59.999Z', '2023-10-06T08:00:00.000Z');
    await views.record(aView({ readerKey: null, at: '2023-10-06T08:00:00.000Z' }));
    await views.record(aView({ agent: 'isbot', at: '2023-10-06T07:00:00.000Z' }));
    expect(await views.siteHours({ fromHour: '2023-10-06T06', toHour: '2023-10-06T08' })).toEqual([
      { hour: '2023-10-06T06', viewCount: 1, readCount: 1, visitCount: 1 },
      { hour: '2023-10-06T08', viewCount: 2, readCount: 1, visitCount: 1 },
    ]);
    const none = { fromHour: '2023-10-06T07', toHour: '2023-10-06T07' };
    expect(await views.siteHours(none)).toEqual([]);
  });

  test('refused requests are tallied by reason on their day, beside what was recorded', async () => {
    views.tallyRejected('origin', new Date('2023-10-06T16:59:59.999Z'));
    views.tallyRejected('origin', NOW);
    views.tallyRejected('rate', NOW);
    views.tallyRejected('token', new Date('2023-10-06T17:00:00.000Z'));
    await views.record(aView({ readerKey: null }));
    views = await opened.reopen();
    const nothing = { classes: someTallies(), withoutReaderCount: 0, visitCount: 0 };
    expect(await views.tallies({ fromDay: '2023-10-05', toDay: '2023-10-07' })).toEqual([
      {
        localDay: '2023-10-06',
        classes: someTallies({ human: 1 }),
        rejected: { origin: 2, rate: 1 },
        withoutReaderCount: 1,
        visitCount: 0,
      },
      { localDay: '2023-10-07', ...nothing, rejected: { token: 1 } },
    ]);
  });

  test.each([{ state: 'as recorded' }, { state: 'as sealed' }])(
    'days are counted by article and language $state, and no day outside of the range',
    async ({ state }) => {
      await recordAt(
        '2023-10-04T16:59:59.999Z',
        '2023-10-04T17:00:00.000Z',
        '2023-10-05T02:00:00.000Z',
      );
      if (state === 'as sealed') await sealAll();
      await views.record(aView({ at: '2023-10-05T17:00:00.000Z', articleId: OTHER_ARTICLE }));
      await views.record(aView({ at: '2023-10-06T08:00:00.000Z', locale: 'en' }));
      const count = (localDay: string, articleId: string, locale: string, viewCount: number) => ({
        localDay,
        articleId,
        locale,
        viewCount,
        readCount: viewCount,
      });
      const days = { fromDay: '2023-10-05', toDay: '2023-10-06' };
      const expected = [
        count('2023-10-05', ARTICLE, 'vi', 2),
        count('2023-10-06', OTHER_ARTICLE, 'vi', 1),
        count('2023-10-06', ARTICLE, 'en', 1),
      ];
      const counted = await views.countDays(days);
      expect(counted).toHaveLength(expected.length);
      expect(counted).toEqual(expect.arrayContaining(expected));
      const closed = await views.countDays({ fromDay: '2023-10-04', toDay: '2023-10-04' });
      expect(closed).toEqual([count('2023-10-04', ARTICLE, 'vi', 1)]);
      const ofLocale = (locale: 'vi' | 'en') =>
        views.countViews({ articleIds: [ARTICLE], windows: ['all'], locale, now: NOW });
      expect(await ofLocale('vi')).toMatchObject([{ viewCount: 3 }]);
      expect(await ofLocale('en')).toMatchObject([{ viewCount: 1 }]);
    },
  );
});
