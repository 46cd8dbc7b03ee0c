import type { ViewEvent } from '@congkhai/shared/views/class-view';
import type { Database } from 'better-sqlite3';

const ID_BYTES = 16;
/** To insert fewer ids than this one by one is as fast. */
const MANY = 4;
/** All ids of a batch in one statement, which takes them from one row of bytes. */
const INSERT_ALL = `
WITH RECURSIVE places (place) AS (
  SELECT 0 UNION ALL SELECT place + 1 FROM places WHERE place + 1 < @count
)
INSERT OR IGNORE INTO event_ids SELECT substr(@ids, place * ${ID_BYTES} + 1, ${ID_BYTES}), @hour FROM places`;

/**
 * Notes the ids of events in the transaction of the caller, and gives the events whose id was not known. Nearly always that is all of them; only if
 * not, they are looked at one by one.
 */
export function prepareEventIds(
  database: Database,
): (events: readonly ViewEvent[], hour: number) => readonly ViewEvent[] {
  const insert = database.prepare('INSERT OR IGNORE INTO event_ids VALUES (?, ?)');
  const insertAll = database.prepare(INSERT_ALL);
  const [begin, takeBack, end] = ['SAVEPOINT ids', 'ROLLBACK TO ids', 'RELEASE ids'].map((text) =>
    database.prepare(text),
  );

  function areAllNew(events: readonly ViewEvent[], hour: number): boolean {
    begin?.run();
    const count = events.length;
    const isAll = insertAll.run({ ids: bytesOf(events), hour, count }).changes === count;
    if (!isAll) takeBack?.run();
    end?.run();
    return isAll;
  }

  return function noteIds(events, hour) {
    if (events.length >= MANY && areAllNew(events, hour)) return events;
    return events.filter((event) => insert.run(bytesOf([event]), hour).changes > 0);
  };
}

function bytesOf(events: readonly ViewEvent[]): Buffer {
  const ids = events.map(({ eventId }) => eventId).join('');
  return Buffer.from(ids.replaceAll('-', ''), 'hex');
}
