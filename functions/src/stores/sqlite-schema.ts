/** The version of the tables below, kept in the file as `user_version`. */
export const SCHEMA_VERSION = 1;

/**
 * `view_events` is the record of everything that was ever acknowledged; the counters can be rebuilt from it.
 * `reader_salts`, `reader_articles` and `readers` hold what is needed to tell readers apart, and only for the day that it is.
 */
export const SCHEMA = `
CREATE TABLE view_events (
  event_id BLOB PRIMARY KEY,
  article_id TEXT NOT NULL,
  locale TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  class TEXT NOT NULL,
  has_reader INTEGER NOT NULL,
  is_read INTEGER NOT NULL,
  starts_visit INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE article_hours (
  locale TEXT NOT NULL,
  hour TEXT NOT NULL,
  article_id TEXT NOT NULL,
  view_count INTEGER NOT NULL,
  read_count INTEGER NOT NULL,
  PRIMARY KEY (locale, hour, article_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE article_totals (
  article_id TEXT NOT NULL,
  locale TEXT NOT NULL,
  view_count INTEGER NOT NULL,
  read_count INTEGER NOT NULL,
  PRIMARY KEY (article_id, locale)
) STRICT, WITHOUT ROWID;

CREATE TABLE site_totals (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  view_count INTEGER NOT NULL,
  visit_count INTEGER NOT NULL
) STRICT;
INSERT INTO site_totals VALUES (1, 0, 0);

CREATE TABLE day_tallies (
  local_day TEXT NOT NULL,
  class TEXT NOT NULL,
  event_count INTEGER NOT NULL,
  PRIMARY KEY (local_day, class)
) STRICT, WITHOUT ROWID;

CREATE TABLE reader_salts (
  local_day TEXT PRIMARY KEY,
  salt BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE readers (
  local_day TEXT NOT NULL,
  reader_key TEXT NOT NULL,
  last_seen_at INTEGER NOT NULL,
  PRIMARY KEY (local_day, reader_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE reader_articles (
  local_day TEXT NOT NULL,
  reader_key TEXT NOT NULL,
  article_id TEXT NOT NULL,
  locale TEXT NOT NULL,
  hour TEXT NOT NULL,
  last_viewed_at INTEGER NOT NULL,
  PRIMARY KEY (local_day, reader_key, article_id, locale, hour)
) STRICT, WITHOUT ROWID;
`;
