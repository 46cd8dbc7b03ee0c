import {
  VIEW_CLASSES,
  VIEW_SOURCES,
  type ViewClass,
  type ViewSource,
} from '@congkhai/shared/views/view';

/** The version of the tables below, kept in the file as `user_version`. */
export const SCHEMA_VERSION = 3;

const columnOfClass = (name: ViewClass) => `${name.replaceAll('-', '_')}_count`;
const columnOfSource = (name: ViewSource) => `from_${name}_count`;

/** What is counted of an article. */
export const ARTICLE_COLUMNS = [
  'view_count',
  'read_count',
  'suspect_count',
  ...VIEW_SOURCES.map(columnOfSource),
] as const;

/** What is counted of the whole site. Its views are the events of class `human`. */
export const SITE_COLUMNS = [
  'read_count',
  'visit_count',
  'without_reader_count',
  ...VIEW_CLASSES.map(columnOfClass),
] as const;

function counters(columns: readonly string[]): string {
  return columns.map((column) => `${column} INTEGER NOT NULL DEFAULT 0,`).join('\n  ');
}

/**
 * Hours are numbered from 1970 in UTC, days from 1970 in Viet Nam (hour-numbers.ts).
 * `event_batches` holds what was recorded until its hour is sealed and nobody needs it any more to tell readers apart: a row for each hour of a
 * commit, in the order of arrival, with its events as one text (packed-events.ts). `event_ids` outlives it, so that an event that is sent again is known.
 * The counters hold all batches up to `counted_batch`; those after it are added to them by a later commit (sqlite-view-writer.ts).
 * Counts of articles are kept by hour for 40 days, by day, and in all for the days that are closed. `day_counts` and `month_counts` have the
 * closed days once more, packed (period-counts.ts), because a list needs all articles of a period and an answer all days of an article.
 * A row of `days` closes the day: what comes later is recorded on a later day.
 */
export const SCHEMA = `
CREATE TABLE articles (
  article INTEGER PRIMARY KEY,
  article_id TEXT NOT NULL,
  locale TEXT NOT NULL,
  UNIQUE (article_id, locale)
) STRICT;

CREATE TABLE event_ids (
  event_id BLOB PRIMARY KEY,
  hour INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE event_batches (
  batch INTEGER PRIMARY KEY,
  hour INTEGER NOT NULL,
  first_offset_milliseconds INTEGER NOT NULL,
  events TEXT NOT NULL
) STRICT;
CREATE INDEX event_batches_by_hour ON event_batches (hour, first_offset_milliseconds);

CREATE TABLE article_hours (
  hour INTEGER NOT NULL,
  article INTEGER NOT NULL,
  ${counters(ARTICLE_COLUMNS)}
  PRIMARY KEY (hour, article)
) STRICT, WITHOUT ROWID;

CREATE TABLE article_days (
  article INTEGER NOT NULL,
  local_day INTEGER NOT NULL,
  ${counters(ARTICLE_COLUMNS)}
  PRIMARY KEY (article, local_day)
) STRICT, WITHOUT ROWID;

CREATE TABLE article_totals (
  article INTEGER PRIMARY KEY,
  view_count INTEGER NOT NULL,
  read_count INTEGER NOT NULL
) STRICT;

CREATE TABLE day_counts (
  local_day INTEGER PRIMARY KEY,
  counts BLOB NOT NULL
) STRICT;

CREATE TABLE month_counts (
  month TEXT PRIMARY KEY,
  counts BLOB NOT NULL
) STRICT;

CREATE TABLE hours (
  hour INTEGER PRIMARY KEY,
  ${counters(SITE_COLUMNS)}
  seal_version INTEGER,
  seal_sha256 TEXT
) STRICT;

CREATE TABLE days (
  local_day INTEGER PRIMARY KEY,
  ${counters(SITE_COLUMNS)}
  seal_version INTEGER,
  seal_sha256 TEXT
) STRICT;

CREATE TABLE rejections (
  local_day INTEGER NOT NULL,
  reason TEXT NOT NULL,
  request_count INTEGER NOT NULL,
  PRIMARY KEY (local_day, reason)
) STRICT, WITHOUT ROWID;

CREATE TABLE reader_salts (
  local_day INTEGER PRIMARY KEY,
  salt BLOB NOT NULL
) STRICT;

CREATE TABLE recording (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  first_open_hour INTEGER NOT NULL,
  counted_batch INTEGER NOT NULL
) STRICT;
INSERT INTO recording VALUES (1, 0, 0);
`;

/** A statement that adds to the counters of a row, which it makes if it is missing. It takes the key, then the columns in their order. */
export function addingTo(
  table: string,
  key: readonly string[],
  columns: readonly string[],
): string {
  const names = [...key, ...columns];
  const sums = columns.map((column) => `${column} = ${column} + excluded.${column}`);
  return `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})
    ON CONFLICT DO UPDATE SET ${sums.join(', ')}`;
}
