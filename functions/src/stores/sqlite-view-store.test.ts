import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localDayOf, utcHourOf } from '@congkhai/shared/time/local-day';
import type { ViewEvent } from '@congkhai/shared/views/class-view';
import Database from 'better-sqlite3';
import { openSqliteViewCounts } from './sqlite-view-counts';
import { openSqliteRecorder } from './sqlite-view-recorder';
import { openSqliteViewStore } from './sqlite-view-store';
import { StoreUnavailable } from './store-unavailable';
import type { UnsealedView, ViewStore } from './view-store';

// What every view store promises is in tests/integration/view-store.test.ts; here is what only a SQLite file goes through.

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'congkhai-sqlite-'));
  file = join(folder, 'views.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true }));

function aView(n: number): ViewEvent {
  return {
    eventId: `0190b5a2-3c4d-7e8f-9a0b-${String(n).padStart(12, '0')}`,
    articleId: 'article00000000000000001',
    locale: 'vi',
    recordedAt: new Date('2023-10-06T08:00:00.000Z'),
    readerKey: `reader-${n}`,
    networkKey: `network-${n}`,
    agent: 'browser',
    source: 'direct',
    isInternal: false,
    isPrefetch: false,
    startsTab: null,
  };
}

test('a file that a later version has written is refused, and not touched', () => {
  const later = new Database(file);
  later.pragma('user_version = 4');
  later.close();
  expect(() => openSqliteViewStore({ file })).toThrow('another version');
});

test('more views than one commit takes are all counted', async () => {
  const views = openSqliteViewStore({ file });
  await Promise.all(Array.from({ length: 2_500 }, (_, n) => views.record(aView(n))));
  const counted = { viewCount: 2_500, readCount: 2_500, visitCount: 2_500 };
  expect(await views.totals()).toEqual(counted);
  await views.close();
});

test('while another process holds the file nothing is acknowledged; afterwards the same view is counted once', async () => {
  const views = openSqliteViewStore({ file });
  const other = new Database(file);
  other.exec('BEGIN IMMEDIATE');
  await expect(views.record(aView(1))).rejects.toThrow(StoreUnavailable);
  await expect(views.checkHealth()).rejects.toThrow(StoreUnavailable);
  expect(await views.totals()).toEqual({ viewCount: 0, readCount: 0, visitCount: 0 });
  other.close();
  await views.record(aView(1));
  await views.checkHealth();
  expect(await views.totals()).toEqual({ viewCount: 1, readCount: 1, visitCount: 1 });
  await views.close();
});

test('of a batch in which some events are known, or come twice, the others are counted, once each', async () => {
  const views = openSqliteViewStore({ file });
  const record = (numbers: number[]) => Promise.all(numbers.map((n) => views.record(aView(n))));
  const upTo = (last: number) => Array.from({ length: last }, (_, n) => n + 1);
  await record(upTo(100));
  await record([...upTo(150), 150, 151, 151]);
  expect(await views.totals()).toEqual({ viewCount: 151, readCount: 151, visitCount: 151 });
  const recorded = [...(await views.eventsOf('2023-10-06T08'))()].map(({ eventId }) => eventId);
  expect(recorded.sort()).toEqual(upTo(151).map((n) => aView(n).eventId));
  await views.close();
});

/** Under heavy load: two large batches in a second, of which the second is counted a minute later at the latest. */
async function recordUncounted() {
  const recorder = openSqliteRecorder({ file, countingMilliseconds: 60_000 });
  const views = (from: number) => Array.from({ length: 100 }, (_, n) => aView(from + n));
  await recorder.record({ events: views(0), rejections: [] });
  await recorder.record({ events: views(100), rejections: [] });
  return recorder;
}

test('under heavy load a batch is counted with a later one; after a crash it is counted when the file is opened, once', async () => {
  const recorder = await recordUncounted();
  const counts = openSqliteViewCounts({ file });
  expect(await counts.totals()).toMatchObject({ viewCount: 100 });
  // What a crash leaves: the file and its log as they are now.
  const left = join(folder, 'left.sqlite');
  for (const end of ['', '-wal']) copyFileSync(`${file}${end}`, `${left}${end}`);
  for (let n = 0; n < 2; n += 1) {
    const again = openSqliteViewStore({ file: left });
    await again.record(aView(150));
    expect(await again.totals()).toEqual({ viewCount: 200, readCount: 200, visitCount: 200 });
    await again.close();
  }
  // A small batch is counted at once, and with it what was left over.
  await recorder.record({ events: [aView(200)], rejections: [] });
  expect(await counts.totals()).toMatchObject({ viewCount: 201 });
  await recorder.close();
  await counts.close();
});

test('a recorder that is closed has counted everything', async () => {
  await (await recordUncounted()).close();
  const counts = openSqliteViewCounts({ file });
  expect(await counts.totals()).toMatchObject({ viewCount: 200 });
  await counts.close();
});

test('an acknowledged view is there at once for another process that reads the file', async () => {
  const views = openSqliteViewStore({ file });
  await views.record(aView(1));
  const other = new Database(file, { readonly: true });
  expect(other.pragma('journal_mode', { simple: true })).toBe('wal');
  expect(other.prepare('SELECT count(*) FROM event_batches').pluck().get()).toBe(1);
  other.close();
  await views.close();
});

test('a file of the first version keeps its counts, and its events are known when they are sent again', async () => {
  const today = new Date();
  const first = new Database(file);
  first.exec(FIRST_VERSION);
  const { eventId, articleId } = aView(1);
  const id = Buffer.from(eventId.replaceAll('-', ''), 'hex');
  const addEvent = first.prepare(
    "INSERT INTO view_events VALUES (?, ?, 'vi', ?, 'human', 1, 1, 1)",
  );
  addEvent.run(id, articleId, Date.parse('2023-10-06T08:00:00.000Z'));
  const addHour = first.prepare("INSERT INTO article_hours VALUES ('vi', ?, ?, ?, ?)");
  addHour.run('2023-10-06T08', articleId, 3, 2);
  addHour.run('2023-10-06T17', articleId, 4, 4);
  addHour.run(utcHourOf(today), articleId, 5, 5);
  first.prepare("INSERT INTO article_totals VALUES (?, 'vi', 12, 11)").run(articleId);
  first.exec('UPDATE site_totals SET view_count = 12, visit_count = 9');
  const addTally = first.prepare('INSERT INTO day_tallies VALUES (?, ?, ?)');
  addTally.run('2023-10-06', 'human', 3);
  addTally.run('2023-10-06', 'repeat', 7);
  addTally.run('2023-10-07', 'human', 4);
  addTally.run(localDayOf(today), 'human', 5);
  addTally.run(localDayOf(today), 'bot', 6);
  first.close();

  const views = openSqliteViewStore({ file });
  const totals = { viewCount: 12, readCount: 11, visitCount: 9 };
  expect(await views.totals()).toEqual(totals);
  await views.record(aView(1));
  expect(await views.totals()).toEqual(totals);
  await views.record({ ...aView(2), recordedAt: today });
  const counted = { articleId, viewCount: 13, readCount: 12 };
  for (const window of ['all', '7d'] as const) {
    const [counts] = await views.countByArticle({ locale: 'vi', window, now: today });
    expect(counts).toEqual(window === 'all' ? counted : { articleId, viewCount: 6, readCount: 6 });
  }
  const days = await views.tallies({ fromDay: '2023-10-06', toDay: '2023-10-07' });
  expect(days).toMatchObject([
    { localDay: '2023-10-06', classes: { human: 3, duplicate: 7 } },
    { localDay: '2023-10-07', classes: { human: 4, duplicate: 0 } },
  ]);
  const article = { articleId, locale: null, fromDay: '2023-10-06', toDay: '2023-10-07' };
  expect(await views.daysOf(article)).toMatchObject([{ readCount: 2 }, { readCount: 4 }]);
  // Nothing of it can be sealed; what is new can.
  expect(await views.hoursToSeal('9999-01-01T00')).toEqual([utcHourOf(today)]);
  await views.close();
});

test('a file of the second version keeps its counts and its events, which can be sealed', async () => {
  const before = openSqliteViewStore({ file });
  await before.record(aView(1));
  await before.record({ ...aView(2), startsTab: true, locale: 'en', readerKey: null });
  await before.record({ ...aView(3), readerKey: 'reader-1' });
  const read = async (views: ViewStore) => ({
    totals: await views.totals(),
    events: [...(await views.eventsOf('2023-10-06T08'))()],
  });
  const expected = await read(before);
  expect(expected.events.map(({ isDuplicate }) => isDuplicate)).toEqual([false, false, true]);
  await before.close();
  backToSecondVersion(expected.events);
  const views = openSqliteViewStore({ file });
  expect(await read(views)).toEqual(expected);
  await views.record(aView(1));
  expect(await views.totals()).toEqual(expected.totals);
  await views.close();
});

/** Makes of a file of the present version what the second version would have made of the same events. */
function backToSecondVersion(events: readonly UnsealedView[]): void {
  const second = new Database(file);
  second.exec(`DROP TABLE event_batches; ALTER TABLE recording DROP COLUMN counted_batch;
    CREATE TABLE events (hour INTEGER NOT NULL, offset_milliseconds INTEGER NOT NULL, event_id BLOB NOT NULL, arrival INTEGER NOT NULL,
      article INTEGER NOT NULL, reader_key TEXT, network_key TEXT NOT NULL, agent TEXT NOT NULL, source TEXT NOT NULL,
      is_internal INTEGER NOT NULL, is_prefetch INTEGER NOT NULL, starts_tab INTEGER, class TEXT NOT NULL,
      starts_visit INTEGER NOT NULL, PRIMARY KEY (hour, offset_milliseconds, event_id)) STRICT, WITHOUT ROWID;
    PRAGMA user_version = 2;`);
  const add = second.prepare(`
    INSERT INTO events SELECT ?, ?, ?, ?, article, ?, ?, 'browser', 'direct', 0, 0, ?, ?, ?
    FROM articles WHERE article_id = ? AND locale = ?`);
  for (const [index, event] of events.entries()) {
    const at = event.recordedAt.getTime();
    add.run(
      Math.floor(at / 3_600_000),
      at % 3_600_000,
      Buffer.from(event.eventId.replaceAll('-', ''), 'hex'),
      index + 1,
      event.readerKey,
      event.networkKey,
      event.startsTab === null ? null : Number(event.startsTab),
      event.isDuplicate ? 'duplicate' : 'human',
      Number(event.startsVisit),
      event.articleId,
      event.locale,
    );
  }
  second.close();
}

const FIRST_VERSION = `
CREATE TABLE view_events (event_id BLOB PRIMARY KEY, article_id TEXT NOT NULL, locale TEXT NOT NULL, recorded_at INTEGER NOT NULL,
  class TEXT NOT NULL, has_reader INTEGER NOT NULL, is_read INTEGER NOT NULL, starts_visit INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE article_hours (locale TEXT NOT NULL, hour TEXT NOT NULL, article_id TEXT NOT NULL, view_count INTEGER NOT NULL,
  read_count INTEGER NOT NULL, PRIMARY KEY (locale, hour, article_id)) STRICT, WITHOUT ROWID;
CREATE TABLE article_totals (article_id TEXT NOT NULL, locale TEXT NOT NULL, view_count INTEGER NOT NULL, read_count INTEGER NOT NULL,
  PRIMARY KEY (article_id, locale)) STRICT, WITHOUT ROWID;
CREATE TABLE site_totals (id INTEGER PRIMARY KEY CHECK (id = 1), view_count INTEGER NOT NULL, visit_count INTEGER NOT NULL) STRICT;
INSERT INTO site_totals VALUES (1, 0, 0);
CREATE TABLE day_tallies (local_day TEXT NOT NULL, class TEXT NOT NULL, event_count INTEGER NOT NULL,
  PRIMARY KEY (local_day, class)) STRICT, WITHOUT ROWID;
CREATE TABLE reader_salts (local_day TEXT PRIMARY KEY, salt BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE readers (local_day TEXT NOT NULL, reader_key TEXT NOT NULL, last_seen_at INTEGER NOT NULL,
  PRIMARY KEY (local_day, reader_key)) STRICT, WITHOUT ROWID;
CREATE TABLE reader_articles (local_day TEXT NOT NULL, reader_key TEXT NOT NULL, article_id TEXT NOT NULL, locale TEXT NOT NULL,
  hour TEXT NOT NULL, last_viewed_at INTEGER NOT NULL, PRIMARY KEY (local_day, reader_key, article_id, locale, hour)) STRICT, WITHOUT ROWID;
PRAGMA user_version = 1;
`;
