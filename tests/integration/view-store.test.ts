import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteViewStore } from '../../functions/src/stores/sqlite-view-store';
import type { ViewStore } from '../../functions/src/stores/view-store';
import { anArticleId } from '../helpers/builders';
import { anEventId, aView } from '../helpers/view-events';

// What every adapter of the view store promises, run on real storage.

interface OpenViews {
  views: ViewStore;
  /** Closes the store and opens what it stored again. */
  reopen(): Promise<ViewStore>;
  close(): Promise<void>;
}

async function openSqlite(): Promise<OpenViews> {
  const folder = mkdtempSync(join(tmpdir(), 'congkhai-views-'));
  const open = () => openSqliteViewStore({ file: join(folder, 'views.sqlite') });
  let views = open();
  return {
    views,
    async reopen() {
      await views.close();
      views = open();
      return views;
    },
    async close() {
      await views.close();
      rmSync(folder, { recursive: true });
    },
  };
}

const ARTICLE = anArticleId(1);
const OTHER_ARTICLE = anArticleId(2);

describe.each([{ place: 'a SQLite file', open: openSqlite }])('views in $place', ({ open }) => {
  let opened: OpenViews;
  let views: ViewStore;

  beforeEach(async () => {
    opened = await open();
    views = opened.views;
  });
  afterEach(() => opened.close());

  async function countsOf(articleId = ARTICLE) {
    const [counts] = await views.countViews([articleId]);
    return { viewCount: counts?.viewCount, readCount: counts?.readCount };
  }

  async function recordAt(...moments: string[]): Promise<void> {
    for (const at of moments) await views.record(aView({ at }));
  }

  test('the first view of an article is a view, a read and the beginning of a visit', async () => {
    await views.record(aView());
    expect(await countsOf()).toEqual({ viewCount: 1, readCount: 1 });
    expect(await views.totals()).toEqual({ viewCount: 1, visitCount: 1 });
    expect(await views.talliesOf('2023-10-06')).toEqual({ human: 1, repeat: 0, bot: 0 });
  });

  test('an event that is sent again changes nothing, whatever else it says the second time', async () => {
    const view = aView();
    await Promise.all([views.record(view), views.record(view)]);
    await views.record({ ...view, articleId: OTHER_ARTICLE, readerKey: 'reader-2' });
    await views.record({ ...view, recordedAt: new Date('2023-10-07T08:00:00.000Z'), isBot: true });
    expect(await countsOf()).toEqual({ viewCount: 1, readCount: 1 });
    expect(await countsOf(OTHER_ARTICLE)).toEqual({ viewCount: 0, readCount: 0 });
    expect(await views.totals()).toEqual({ viewCount: 1, visitCount: 1 });
    expect(await views.talliesOf('2023-10-07')).toEqual({ human: 0, repeat: 0, bot: 0 });
  });

  test.each([
    { seconds: 29.999, viewCount: 1, at: '2023-10-06T08:00:29.999Z' },
    { seconds: 30, viewCount: 2, at: '2023-10-06T08:00:30.000Z' },
  ])(
    'with a reload $seconds seconds later there are $viewCount views',
    async ({ at, viewCount }) => {
      await recordAt('2023-10-06T08:00:00.000Z', at);
      expect(await countsOf()).toEqual({ viewCount, readCount: 1 });
      const tallies = { human: viewCount, repeat: 2 - viewCount, bot: 0 };
      expect(await views.talliesOf('2023-10-06')).toEqual(tallies);
    },
  );

  test('who reloads without end is counted once in 30 seconds: repeats do not put the next view off', async () => {
    for (let second = 0; second < 60; second += 10)
      await recordAt(`2023-10-06T08:00:${String(second).padStart(2, '0')}.000Z`);
    expect(await views.talliesOf('2023-10-06')).toEqual({ human: 2, repeat: 4, bot: 0 });
  });

  test('the same reader within 30 seconds is no repeat on another article or in another language', async () => {
    await views.record(aView());
    await views.record(aView({ articleId: OTHER_ARTICLE }));
    await views.record(aView({ locale: 'en' }));
    expect(await views.totals()).toEqual({ viewCount: 3, visitCount: 1 });
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
      expect(await views.totals()).toEqual({ viewCount: 2, visitCount });
    },
  );

  test('a reload keeps a visit going although it is no view', async () => {
    await recordAt('2023-10-06T08:00:00.000Z', '2023-10-06T08:00:20.000Z');
    await views.record(aView({ at: '2023-10-06T08:30:10.000Z', articleId: OTHER_ARTICLE }));
    expect(await views.totals()).toEqual({ viewCount: 2, visitCount: 1 });
  });

  test('a declared bot is tallied and counts nowhere, nor does it make a later view a repeat', async () => {
    await views.record(aView({ isBot: true }));
    expect(await views.totals()).toEqual({ viewCount: 0, visitCount: 0 });
    await views.record(aView());
    expect(await views.talliesOf('2023-10-06')).toEqual({ human: 1, repeat: 0, bot: 1 });
    expect(await views.totals()).toEqual({ viewCount: 1, visitCount: 1 });
  });

  test('a reader without a key is counted as views only: no read, no visit, never a repeat', async () => {
    await views.record(aView({ readerKey: null }));
    await views.record(aView({ readerKey: null }));
    expect(await countsOf()).toEqual({ viewCount: 2, readCount: 0 });
    expect(await views.totals()).toEqual({ viewCount: 2, visitCount: 0 });
  });

  test('the day in Viet Nam turns at 17:00 UTC: tallies and visits begin anew', async () => {
    await recordAt('2023-10-06T16:59:59.999Z', '2023-10-06T17:00:00.000Z');
    expect(await views.talliesOf('2023-10-06')).toEqual({ human: 1, repeat: 0, bot: 0 });
    expect(await views.talliesOf('2023-10-07')).toEqual({ human: 1, repeat: 0, bot: 0 });
    expect(await views.totals()).toEqual({ viewCount: 2, visitCount: 2 });
  });

  test('a leap day is a day of its own, from 17:00 UTC on 28 February', async () => {
    await recordAt('2028-02-28T17:00:00.000Z', '2028-02-29T16:59:59.000Z');
    expect(await views.talliesOf('2028-02-29')).toEqual({ human: 2, repeat: 0, bot: 0 });
    await recordAt('2028-02-29T17:00:00.000Z');
    expect(await views.talliesOf('2028-03-01')).toEqual({ human: 1, repeat: 0, bot: 0 });
    const counts = await views.countByArticle({ locale: 'vi', fromHour: '2028-02-29T16' });
    expect(counts).toMatchObject([{ viewCount: 2 }]);
  });

  test('a clock that is set back by a second does not count a reload, nor start a visit', async () => {
    await recordAt('2023-10-06T08:00:01.000Z', '2023-10-06T08:00:00.000Z');
    expect(await views.talliesOf('2023-10-06')).toEqual({ human: 1, repeat: 1, bot: 0 });
    expect(await views.totals()).toEqual({ viewCount: 1, visitCount: 1 });
  });

  test('a clock that is set back by an hour gives no hour a second read by the same reader', async () => {
    await recordAt('2023-10-06T08:10:00.000Z', '2023-10-06T09:10:00.000Z');
    await recordAt('2023-10-06T08:11:00.000Z', '2023-10-06T08:11:10.000Z');
    expect(await countsOf()).toEqual({ viewCount: 3, readCount: 2 });
    expect(await views.talliesOf('2023-10-06')).toEqual({ human: 3, repeat: 1, bot: 0 });
  });

  test('counts are given for the articles asked, in that order, over all locales', async () => {
    await views.record(aView({ articleId: OTHER_ARTICLE }));
    await views.record(aView({ articleId: OTHER_ARTICLE, locale: 'en' }));
    expect(await views.countViews([ARTICLE, OTHER_ARTICLE])).toEqual([
      { articleId: ARTICLE, viewCount: 0, readCount: 0 },
      { articleId: OTHER_ARTICLE, viewCount: 2, readCount: 2 },
    ]);
  });

  test('counts by article are of one locale and begin with the hour asked', async () => {
    await recordAt('2023-10-06T07:59:59.999Z', '2023-10-06T08:01:00.000Z');
    await views.record(aView({ articleId: OTHER_ARTICLE, locale: 'en' }));
    const fromEight = await views.countByArticle({ locale: 'vi', fromHour: '2023-10-06T08' });
    expect(fromEight).toEqual([{ articleId: ARTICLE, viewCount: 1, readCount: 1 }]);
    const sinceEver = await views.countByArticle({ locale: 'vi', fromHour: null });
    expect(sinceEver).toEqual([{ articleId: ARTICLE, viewCount: 2, readCount: 2 }]);
  });

  test('a day keeps its salt, and no two days have the same', async () => {
    const salt = await views.readerSaltOf('2023-10-06');
    expect(salt.byteLength).toBe(32);
    expect(await views.readerSaltOf('2023-10-06')).toEqual(salt);
    expect(await views.readerSaltOf('2023-10-07')).not.toEqual(salt);
    views = await opened.reopen();
    expect(await views.readerSaltOf('2023-10-06')).toEqual(salt);
  });

  test('when a day is over its salt and its readers are forgotten, and the counts stay', async () => {
    const salt = await views.readerSaltOf('2023-10-06');
    const saltOfToday = await views.readerSaltOf('2023-10-07');
    await views.record(aView());
    await views.forgetReadersBefore('2023-10-07');
    expect(await views.readerSaltOf('2023-10-06')).not.toEqual(salt);
    expect(await views.readerSaltOf('2023-10-07')).toEqual(saltOfToday);
    // Nothing tells any more that this reader was here before.
    await views.record(aView());
    expect(await views.totals()).toEqual({ viewCount: 2, visitCount: 2 });
  });

  test('a thousand views at once are all counted, and are still there when the store is opened again', async () => {
    const some = Array.from({ length: 1_000 }, (_, n) => aView({ readerKey: `reader-${n}` }));
    await Promise.all(some.map((view) => views.record(view)));
    views = await opened.reopen();
    await Promise.all(some.map((view) => views.record(view)));
    expect(await countsOf()).toEqual({ viewCount: 1_000, readCount: 1_000 });
    expect(await views.totals()).toEqual({ viewCount: 1_000, visitCount: 1_000 });
  });

  test('what was accepted before closing is recorded', async () => {
    const recorded = views.record(aView({ eventId: anEventId(999_999) }));
    views = await opened.reopen();
    await recorded;
    expect(await views.totals()).toEqual({ viewCount: 1, visitCount: 1 });
  });
});
