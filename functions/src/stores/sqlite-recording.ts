import { localDayOf, utcHourOf } from '@congkhai/shared/time/local-day';
import { VIEW_RULES } from '@congkhai/shared/views/view-rules';
import type { Database } from 'better-sqlite3';
import type { ViewClass, ViewEvent } from './view-store';

/** What an event turned out to be. */
interface Classing {
  viewClass: ViewClass;
  isRead: boolean;
  startsVisit: boolean;
}

/** An event as the tables name it. */
type EventRow = ReturnType<typeof eventRowOf>;

/** Prepares the statements that record one event. What comes back must run inside a transaction. */
export function prepareRecording(database: Database): (event: ViewEvent) => void {
  const findEvent = database.prepare('SELECT 1 FROM view_events WHERE event_id = ?');
  const insertEvent = database.prepare(`
    INSERT INTO view_events VALUES
      (:eventId, :articleId, :locale, :recordedAt, :viewClass, :hasReader, :isRead, :startsVisit)`);
  const addToTally = database.prepare(`
    INSERT INTO day_tallies VALUES (:localDay, :viewClass, 1)
    ON CONFLICT DO UPDATE SET event_count = event_count + 1`);
  const addToHour = database.prepare(`
    INSERT INTO article_hours VALUES (:locale, :hour, :articleId, 1, :isRead)
    ON CONFLICT DO UPDATE SET view_count = view_count + 1, read_count = read_count + :isRead`);
  const addToTotals = database.prepare(`
    INSERT INTO article_totals VALUES (:articleId, :locale, 1, :isRead)
    ON CONFLICT DO UPDATE SET view_count = view_count + 1, read_count = read_count + :isRead`);
  const addToSite = database.prepare(
    'UPDATE site_totals SET view_count = view_count + 1, visit_count = visit_count + :startsVisit',
  );
  const classReader = prepareReaderClassing(database);

  return function recordEvent(event) {
    const row = eventRowOf(event);
    if (findEvent.get(row.eventId)) return;
    const { viewClass, ...classing } = event.isBot
      ? { viewClass: 'bot' as const, isRead: false, startsVisit: false }
      : classReader(row, event.readerKey);
    const classed = {
      ...row,
      viewClass,
      hasReader: Number(event.readerKey !== null),
      isRead: Number(classing.isRead),
      startsVisit: Number(classing.startsVisit),
    };
    insertEvent.run(classed);
    addToTally.run(classed);
    if (viewClass !== 'human') return;
    addToHour.run(classed);
    addToTotals.run(classed);
    addToSite.run(classed);
  };
}

function prepareReaderClassing(database: Database) {
  const findVisit = database.prepare(`
    SELECT 1 FROM readers WHERE local_day = :localDay AND reader_key = :readerKey
      AND last_seen_at > :recordedAt - ${VIEW_RULES.visitIdleSeconds * 1_000}`);
  const noteVisit = database.prepare(`
    INSERT INTO readers VALUES (:localDay, :readerKey, :recordedAt)
    ON CONFLICT DO UPDATE SET last_seen_at = :recordedAt`);
  const sameArticle = `local_day = :localDay AND reader_key = :readerKey
    AND article_id = :articleId AND locale = :locale`;
  // Looks both ways, because a clock that was set back a little must not make a reload count twice.
  const findRecentView = database.prepare(`
    SELECT 1 FROM reader_articles WHERE ${sameArticle}
      AND abs(last_viewed_at - :recordedAt) < ${VIEW_RULES.duplicateSeconds * 1_000} LIMIT 1`);
  const findRead = database.prepare(
    `SELECT 1 FROM reader_articles WHERE ${sameArticle} AND hour = :hour`,
  );
  const noteView = database.prepare(`
    INSERT INTO reader_articles
    VALUES (:localDay, :readerKey, :articleId, :locale, :hour, :recordedAt)
    ON CONFLICT DO UPDATE SET last_viewed_at = :recordedAt`);

  return function classReader(row: EventRow, readerKey: string | null): Classing {
    if (readerKey === null) return { viewClass: 'human', isRead: false, startsVisit: false };
    const view = { ...row, readerKey };
    const isRepeat = findRecentView.get(view) !== undefined;
    const startsVisit = !isRepeat && findVisit.get(view) === undefined;
    noteVisit.run(view);
    if (isRepeat) return { viewClass: 'repeat', isRead: false, startsVisit };
    const isRead = findRead.get(view) === undefined;
    noteView.run(view);
    return { viewClass: 'human', isRead, startsVisit };
  };
}

function eventRowOf({ eventId, articleId, locale, recordedAt }: ViewEvent) {
  return {
    eventId: Buffer.from(eventId.replaceAll('-', ''), 'hex'),
    articleId,
    locale,
    recordedAt: recordedAt.getTime(),
    localDay: localDayOf(recordedAt),
    hour: utcHourOf(recordedAt),
  };
}
