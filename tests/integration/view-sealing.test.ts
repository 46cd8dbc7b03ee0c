import { VIEW_RULES } from '@congkhai/shared/views/view-rules';
import type { ViewStore } from '../../functions/src/stores/view-store';
import { anArticleId } from '../helpers/builders';
import {
  aDaySeal,
  anEventId,
  anHourSeal,
  aSha256,
  aView,
  someTallies,
} from '../helpers/view-events';
import { type OpenViews, VIEW_STORES } from '../helpers/view-stores';

// What every adapter of the view store promises to whoever seals hours and days.

const ARTICLE = anArticleId(1);
const OTHER_ARTICLE = anArticleId(2);
const HOUR = '2023-10-06T08';
const NOW = new Date('2023-10-06T09:30:00.000Z');

describe.each(VIEW_STORES)('sealing in $place', ({ open }) => {
  let opened: OpenViews;
  let views: ViewStore;

  beforeEach(async () => {
    opened = await open();
    views = opened.views;
  });
  afterEach(() => opened.close());

  async function recordAt(...moments: string[]): Promise<void> {
    for (const at of moments) await views.record(aView({ at, readerKey: `reader ${at}` }));
  }

  async function seal(hour: string): Promise<void> {
    await views.applyHourSeal(await anHourSeal(views, hour));
  }

  async function talliesOf(localDay: string) {
    const [tallies] = await views.tallies({ fromDay: localDay, toDay: localDay });
    return tallies?.classes;
  }

  async function viewsOf(articleId = ARTICLE) {
    const windows = ['all', 'today', '24h'] as const;
    const counts = await views.countViews({ articleIds: [articleId], windows, now: NOW });
    return counts.map(({ viewCount }) => viewCount);
  }

  test('hours that had events are to be sealed, in their order, until they are', async () => {
    await recordAt('2023-10-06T09:00:00.000Z', '2023-10-06T07:00:00.000Z');
    await views.record(aView({ at: '2023-10-06T05:00:00.000Z', agent: 'isbot' }));
    expect(await views.hoursToSeal('2023-10-06T09')).toEqual(['2023-10-06T05', '2023-10-06T07']);
    await seal('2023-10-06T05');
    expect(await views.hoursToSeal('2023-10-06T09')).toEqual(['2023-10-06T07']);
    expect(await views.hoursToSeal('2023-10-06T05')).toEqual([]);
  });

  test('the events of an hour come by time and then by id, as often as asked, with what was found out', async () => {
    const first = aView({ at: '2023-10-06T08:00:00.000Z', source: 'search', startsTab: true });
    const again = aView({ at: '2023-10-06T08:00:10.000Z', startsTab: false });
    const private_ = aView({ at: '2023-10-06T08:59:59.999Z', readerKey: null, locale: 'en' });
    const bot = { ...aView(), eventId: anEventId(0), agent: 'isbot' as const, isPrefetch: true };
    for (const event of [private_, first, again, bot]) await views.record(event);
    await recordAt('2023-10-06T07:59:59.999Z', '2023-10-06T09:00:00.000Z');
    const events = await views.eventsOf(HOUR);
    expect([...events()]).toEqual([
      { ...bot, isDuplicate: false, startsVisit: false },
      { ...first, isDuplicate: false, startsVisit: true },
      { ...again, isDuplicate: true, startsVisit: false },
      { ...private_, isDuplicate: false, startsVisit: false },
    ]);
    expect([...events()]).toHaveLength(4);
  });

  test('more events than are read at once are all there, in their order', async () => {
    const many = Array.from({ length: 2_300 }, (_, n) =>
      aView({ at: `2023-10-06T08:00:00.${String(n % 7).padStart(3, '0')}Z`, readerKey: `r${n}` }),
    );
    await Promise.all(many.map((event) => views.record(event)));
    const events = await views.eventsOf(HOUR);
    const order = [...events()].map(
      ({ recordedAt, eventId }) => `${recordedAt.toISOString()} ${eventId}`,
    );
    expect(order).toHaveLength(2_300);
    expect(order).toEqual(order.toSorted());
  });

  test('sealing an hour by the rules that it was recorded by changes no count', async () => {
    await recordAt('2023-10-06T08:00:00.000Z', '2023-10-06T08:10:00.000Z');
    await views.record(aView({ at: '2023-10-06T08:10:00.000Z', articleId: OTHER_ARTICLE }));
    await recordAt('2023-10-06T09:00:00.000Z');
    const before = [await viewsOf(), await views.totals(), await talliesOf('2023-10-06')];
    await seal(HOUR);
    expect([await viewsOf(), await views.totals(), await talliesOf('2023-10-06')]).toEqual(before);
  });

  test('sealed counts take the place of those that were recorded, however often they are applied', async () => {
    for (const n of [1, 2, 3]) await views.record(aView({ readerKey: `reader-${n}` }));
    await views.record(aView({ articleId: OTHER_ARTICLE }));
    await recordAt('2023-10-06T09:00:00.000Z');
    const counts = { viewCount: 1, readCount: 1, suspectCount: 2, sources: { direct: 1 } };
    const sealed = await anHourSeal(views, HOUR, {
      articles: [{ articleId: ARTICLE, locale: 'vi', ...counts }],
      visitCount: 1,
      tallies: someTallies({ human: 1, suspect: 3 }),
    });
    await views.applyHourSeal(sealed);
    await views.applyHourSeal(sealed);
    expect(await viewsOf()).toEqual([2, 2, 2]);
    expect(await viewsOf(OTHER_ARTICLE)).toEqual([0, 0, 0]);
    expect(await views.totals()).toEqual({ viewCount: 2, readCount: 2, visitCount: 2 });
    expect(await talliesOf('2023-10-06')).toEqual(someTallies({ human: 2, suspect: 3 }));
    const day = { articleId: ARTICLE, locale: null, fromDay: '2023-10-06', toDay: '2023-10-06' };
    expect(await views.daysOf(day)).toMatchObject([
      { viewCount: 2, suspectCount: 2, sources: { direct: 2 } },
    ]);
    expect(await views.readsByHour({ locale: 'vi', hours: [HOUR] })).toEqual([
      { articleId: ARTICLE, hour: HOUR, readCount: 1 },
    ]);
  });

  test('a later version takes the place of an earlier one, and an earlier one changes nothing any more', async () => {
    await recordAt('2023-10-06T08:00:00.000Z', '2023-10-06T08:00:01.000Z');
    const first = await anHourSeal(views, HOUR);
    const strict = { ...VIEW_RULES, version: 'strict', concentrationMin: 1 };
    const second = await anHourSeal(views, HOUR, { rules: strict, version: 2 });
    await views.applyHourSeal(first);
    expect(await viewsOf()).toEqual([2, 2, 2]);
    await views.applyHourSeal(second);
    await views.applyHourSeal(first);
    expect(await viewsOf()).toEqual([0, 0, 0]);
    expect(await talliesOf('2023-10-06')).toEqual(someTallies({ suspect: 2 }));
    // The chain is made of first versions.
    expect((await views.chainHeads()).hour).toEqual({ hour: HOUR, sha256: first.sha256 });
  });

  test('from the moment that an hour is read to be sealed, late events are recorded in the next one', async () => {
    await recordAt('2023-10-06T08:00:00.000Z');
    const events = await views.eventsOf(HOUR);
    await views.record(aView({ at: '2023-10-06T08:59:59.999Z', readerKey: 'late' }));
    await views.record(aView({ at: '2023-10-06T03:00:00.000Z', readerKey: 'set back' }));
    expect([...events()]).toHaveLength(1);
    const next = await views.eventsOf('2023-10-06T09');
    const late = new Date('2023-10-06T09:00:00.000Z');
    expect([...next()]).toMatchObject([{ recordedAt: late }, { recordedAt: late }]);
    expect(await views.hoursToSeal('2023-10-06T10')).toEqual([HOUR, '2023-10-06T09']);
  });

  test('an event that is sent again after its hour was sealed changes nothing', async () => {
    const view = aView();
    await views.record(view);
    await seal(HOUR);
    await views.record(view);
    await views.record({ ...view, recordedAt: NOW });
    await views.forgetReaders(new Date('2023-10-07T20:00:00.000Z'));
    views = await opened.reopen();
    await views.record({ ...view, recordedAt: new Date('2023-10-07T20:00:00.000Z') });
    expect(await views.totals()).toEqual({ viewCount: 1, readCount: 1, visitCount: 1 });
    expect(await views.hoursToSeal('2023-10-08T00')).toEqual([]);
  });

  test('what tells readers apart is kept for 45 minutes after an hour that is sealed, and never longer than the day', async () => {
    await recordAt('2023-10-06T08:00:00.000Z', '2023-10-06T15:59:00.000Z');
    const eventCountOf = async (hour: string) => [...(await views.eventsOf(hour))()].length;
    await views.forgetReaders(new Date('2023-10-06T12:00:00.000Z'));
    expect(await eventCountOf(HOUR)).toBe(1);
    await seal(HOUR);
    await views.forgetReaders(new Date('2023-10-06T09:44:59.999Z'));
    expect(await eventCountOf(HOUR)).toBe(1);
    await views.forgetReaders(new Date('2023-10-06T09:45:00.000Z'));
    expect(await eventCountOf(HOUR)).toBe(0);
    await seal('2023-10-06T15');
    await views.forgetReaders(new Date('2023-10-06T17:00:00.000Z'));
    expect(await eventCountOf('2023-10-06T15')).toBe(0);
    expect(await views.totals()).toEqual({ viewCount: 2, readCount: 2, visitCount: 2 });
  });

  test('days are to be sealed when all their hours are, before any later day', async () => {
    await recordAt('2023-10-04T08:00:00.000Z', '2023-10-05T08:00:00.000Z');
    await recordAt('2023-10-05T17:00:00.000Z');
    expect(await views.daysToSeal('2023-10-06')).toEqual([]);
    await seal('2023-10-04T08');
    expect(await views.daysToSeal('2023-10-06')).toEqual(['2023-10-04']);
    await seal('2023-10-05T08');
    await seal('2023-10-05T17');
    expect(await views.daysToSeal('2023-10-06')).toEqual(['2023-10-04', '2023-10-05']);
    await views.applyDaySeal(aDaySeal({ localDay: '2023-10-04' }));
    expect(await views.daysToSeal('2023-10-06')).toEqual(['2023-10-05']);
  });

  test('a day counts as it was sealed, and a later version takes the place of an earlier one', async () => {
    const article = { articleId: ARTICLE, locale: 'vi' as const, suspectCount: 0, sources: {} };
    const sealed = (version: number, viewCount: number) =>
      aDaySeal({
        localDay: '2023-10-05',
        version,
        articles: [{ ...article, viewCount, readCount: viewCount }],
        tallies: someTallies({ human: viewCount }),
      });
    await recordAt('2023-10-05T08:00:00.000Z', '2023-10-06T08:00:00.000Z');
    await seal('2023-10-05T08');
    await views.applyDaySeal(sealed(1, 5));
    await views.applyDaySeal(sealed(1, 5));
    expect(await viewsOf()).toEqual([6, 1, 1]);
    await views.applyDaySeal(sealed(2, 3));
    await views.applyDaySeal(sealed(1, 5));
    expect(await viewsOf()).toEqual([4, 1, 1]);
    expect(await views.totals()).toMatchObject({ viewCount: 4 });
    for (const window of ['7d', 'month', 'year', 'all'] as const)
      expect(await views.countByArticle({ locale: 'vi', window, now: NOW })).toMatchObject([
        { viewCount: 4 },
      ]);
    // The first hour that is still open is of the next day.
    await recordAt('2023-10-05T17:00:00.000Z');
    const days = { articleId: ARTICLE, locale: null, fromDay: '2023-10-05', toDay: '2023-10-05' };
    expect(await views.daysOf(days)).toMatchObject([{ viewCount: 3 }]);
    expect(await talliesOf('2023-10-05')).toEqual(someTallies({ human: 3 }));
  });

  test('when a day is sealed, a clock that is set back does not bring events into it', async () => {
    await recordAt('2023-10-05T08:00:00.000Z');
    await seal('2023-10-05T08');
    await views.applyDaySeal(aDaySeal({ localDay: '2023-10-05' }));
    await recordAt('2023-10-05T16:00:00.000Z');
    expect(await talliesOf('2023-10-05')).toEqual(someTallies());
    expect(await talliesOf('2023-10-06')).toEqual(someTallies({ human: 1 }));
  });

  test('whoever looks is told the oldest hour and the oldest day that are over and not sealed, and closes nothing by looking', async () => {
    const at = new Date('2023-10-06T09:30:00.000Z');
    expect(await views.oldestUnsealed(at)).toEqual({ hour: null, localDay: null });
    // 16:59 UTC is the last minute of 5 October in Viet Nam, and the running hour is not over.
    await recordAt(
      '2023-10-05T16:59:00.000Z',
      '2023-10-06T05:00:00.000Z',
      '2023-10-06T09:00:00.000Z',
    );
    expect(await views.oldestUnsealed(at)).toEqual({
      hour: '2023-10-05T16',
      localDay: '2023-10-05',
    });
    expect(await views.oldestUnsealed(new Date('2023-10-05T16:59:59.999Z'))).toEqual({
      hour: null,
      localDay: null,
    });
    await recordAt('2023-10-05T16:59:30.000Z');
    expect(await talliesOf('2023-10-05')).toMatchObject({ human: 2 });
    await seal('2023-10-05T16');
    expect(await views.oldestUnsealed(at)).toEqual({
      hour: '2023-10-06T05',
      localDay: '2023-10-05',
    });
    await views.applyDaySeal(aDaySeal({ localDay: '2023-10-05' }));
    expect(await views.oldestUnsealed(at)).toEqual({ hour: '2023-10-06T05', localDay: null });
    await seal('2023-10-06T05');
    expect(await views.oldestUnsealed(at)).toEqual({ hour: null, localDay: null });
  });

  test('the heads of the chains are the last hour and the last day that were sealed', async () => {
    expect(await views.chainHeads()).toEqual({ hour: null, day: null });
    await recordAt('2023-10-05T07:00:00.000Z', '2023-10-05T08:00:00.000Z');
    await seal('2023-10-05T07');
    await seal('2023-10-05T08');
    await views.applyDaySeal(aDaySeal({ localDay: '2023-10-05' }));
    views = await opened.reopen();
    expect(await views.chainHeads()).toEqual({
      hour: { hour: '2023-10-05T08', sha256: aSha256('2023-10-05T08 1') },
      day: { localDay: '2023-10-05', sha256: aSha256('2023-10-05 1') },
    });
  });
});
