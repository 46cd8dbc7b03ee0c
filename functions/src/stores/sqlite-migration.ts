import type { Database } from 'better-sqlite3';
import { firstHourOfDay } from './hour-numbers';
import { ARTICLE_COLUMNS, SCHEMA } from './sqlite-schema';
import { prepareDays } from './sqlite-seals';

/**
 * Brings a file of the first version to the present one, in the transaction of the caller. Its counts are kept: articles by hour and by day, tallies,
 * and which event ids are known. It had no events to seal, so its days are closed without a seal; sources and suspects were not told
 * then, and repeats are now called duplicates. Visits were only counted in all: they are those of the first day. A day that is closed takes nothing
 * more, and today has to; so what was counted today is counted with the last hour of yesterday.
 */
export function migrateFirstVersion(database: Database): void {
  const old = ['view_events', 'article_hours', 'article_totals', 'site_totals', 'day_tallies'];
  for (const table of old) database.exec(`ALTER TABLE ${table} RENAME TO old_${table}`);
  database.exec('DROP TABLE reader_salts; DROP TABLE readers; DROP TABLE reader_articles;');
  database.exec(SCHEMA);
  database.exec(COPY);
  const days = prepareDays(database);
  const findDays = database.prepare<[], number>('SELECT local_day FROM days').pluck();
  const findArticles = database
    .prepare<[number, number], [number, number, number]>(`
      SELECT article, sum(view_count), sum(read_count) FROM article_hours
      WHERE hour BETWEEN ? AND ? GROUP BY article ORDER BY article`)
    .raw();
  const nothingElse = ARTICLE_COLUMNS.slice(2).map(() => 0);
  for (const day of findDays.all()) {
    const rows = findArticles.all(firstHourOfDay(day), firstHourOfDay(day + 1) - 1);
    days.replace(
      day,
      rows.map(([article, viewCount, readCount]) => ({
        article,
        row: [viewCount, readCount, ...nothingElse],
      })),
    );
  }
  for (const table of old) database.exec(`DROP TABLE old_${table}`);
}

/**
 * Brings a file of the second version to the present one, in the transaction of the caller. It had a row for each event, all of which are counted;
 * they become batches (packed-events.ts), each of one hour.
 */
export function migrateSecondVersion(database: Database): void {
  database.exec(`
    CREATE TABLE event_batches (
      batch INTEGER PRIMARY KEY,
      hour INTEGER NOT NULL,
      first_offset_milliseconds INTEGER NOT NULL,
      events TEXT NOT NULL
    ) STRICT;
    CREATE INDEX event_batches_by_hour ON event_batches (hour, first_offset_milliseconds);
    INSERT INTO event_batches (hour, first_offset_milliseconds, events)
      SELECT hour, min(offset_milliseconds), json_group_array(json_array(
        ${UUID}, article_id, locale, hour * 3600000 + offset_milliseconds, reader_key, network_key, agent, source,
        is_internal + is_prefetch * 2 + CASE WHEN starts_tab IS NULL THEN 0 ELSE 4 + starts_tab * 8 END + starts_visit * 32,
        class))
      FROM (SELECT * FROM events JOIN articles USING (article) ORDER BY arrival)
      GROUP BY hour, arrival / ${EVENTS_PER_BATCH} ORDER BY min(arrival);
    DROP TABLE events;
    ALTER TABLE recording ADD COLUMN counted_batch INTEGER NOT NULL DEFAULT 0;
    UPDATE recording SET counted_batch = coalesce((SELECT max(batch) FROM event_batches), 0);`);
}

const EVENTS_PER_BATCH = 500;
const DIGITS = 'lower(hex(event_id))';
const UUID = [
  [1, 8],
  [9, 4],
  [13, 4],
  [17, 4],
  [21, 12],
]
  .map(([from, count]) => `substr(${DIGITS}, ${from}, ${count})`)
  .join(" || '-' || ");

const TODAY = "(CAST(strftime('%s', 'now') AS INTEGER) / 3600 + 7) / 24";
const HOUR = `min(CAST(strftime('%s', hour || ':00:00') AS INTEGER) / 3600, ${TODAY} * 24 - 8)`;
const DAY = `min(CAST(strftime('%s', local_day) AS INTEGER) / 86400, ${TODAY} - 1)`;
const COPY = `
INSERT INTO articles (article_id, locale)
  SELECT article_id, locale FROM old_article_totals ORDER BY article_id, locale;
INSERT INTO event_ids SELECT event_id, recorded_at / 3600000 FROM old_view_events;
INSERT INTO article_hours (hour, article, view_count, read_count)
  SELECT ${HOUR}, article, sum(view_count), sum(read_count)
  FROM old_article_hours JOIN articles USING (article_id, locale) GROUP BY 1, 2;
INSERT INTO hours (hour, read_count, human_count, seal_version)
  SELECT hour, sum(read_count), sum(view_count), 0 FROM article_hours GROUP BY hour;
INSERT INTO days (local_day, human_count, duplicate_count, declared_bot_count, seal_version)
  SELECT ${DAY},
    coalesce(sum(event_count) FILTER (WHERE class = 'human'), 0),
    coalesce(sum(event_count) FILTER (WHERE class = 'repeat'), 0),
    coalesce(sum(event_count) FILTER (WHERE class = 'bot'), 0),
    0
  FROM old_day_tallies GROUP BY 1;
UPDATE days SET read_count =
  coalesce((SELECT sum(read_count) FROM hours WHERE (hour + 7) / 24 = local_day), 0);
UPDATE days SET visit_count = (SELECT visit_count FROM old_site_totals)
  WHERE local_day = (SELECT min(local_day) FROM days);
UPDATE recording SET first_open_hour = coalesce((SELECT (max(local_day) + 1) * 24 - 7 FROM days), 0);
`;
