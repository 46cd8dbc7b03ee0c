import { randomBytes } from 'node:crypto';
import { localDayOf } from '@congkhai/shared/time/local-day';
import type { Database } from 'better-sqlite3';
import { dayNumberOf, firstHourOfDay, hourNumberAt } from './hour-numbers';

const SALT_BYTES = 32;
/** What tells readers apart is needed for so long after an hour: a visit goes on for 30 minutes. */
const EVENTS_KEPT_MILLISECONDS = 45 * 60_000;
/** An event id is known for three days. */
const EVENT_IDS_KEPT_HOURS = 72;
/** Event ids are deleted in portions, so that nobody who records has to wait long, and so are batches of events, which are larger. */
const PORTION_ROWS = 5_000;
const PORTION_BATCHES = 200;

/** Keeps the salts of reader keys, and forgets in time what must not or need not be kept. */
export function prepareForgetting(database: Database) {
  const insertSalt = database.prepare('INSERT OR IGNORE INTO reader_salts VALUES (?, ?)');
  const findSalt = database
    .prepare<[number], Buffer>('SELECT salt FROM reader_salts WHERE local_day = ?')
    .pluck();
  const deleteSalts = database.prepare('DELETE FROM reader_salts WHERE local_day < ?');
  const findLastSealed = database
    .prepare<[], number | null>('SELECT max(hour) FROM hours WHERE seal_version IS NOT NULL')
    .pluck();
  const deleteBatches = database.prepare(`
    DELETE FROM event_batches
    WHERE batch IN (SELECT batch FROM event_batches WHERE hour < ? LIMIT ${PORTION_BATCHES})`);
  const forgetIds = prepareForgettingIds(database);
  let isLogEmpty = false;

  return {
    readerSaltOf(localDay: string): Uint8Array {
      const day = dayNumberOf(localDay);
      insertSalt.run(day, randomBytes(SALT_BYTES));
      const salt = findSalt.get(day);
      if (!salt) throw new Error(`The reader salt of ${localDay} was deleted while it was read`);
      return salt;
    },
    /** Forgets a portion of what is due at this time, and says whether there may be more. */
    forgetSome(now: Date): boolean {
      const today = dayNumberOf(localDayOf(now));
      const saltCount = deleteSalts.run(today).changes;
      const batchCount = deleteBatches.run(
        firstHourToKeep(now, today, findLastSealed.get() ?? null),
      ).changes;
      if (saltCount + batchCount > 0) isLogEmpty = false;
      if (batchCount === PORTION_BATCHES || forgetIds(now, today)) return true;
      // The write-ahead log still holds what was deleted, until it is emptied; while somebody reads, it cannot be.
      if (!isLogEmpty) isLogEmpty = isCheckpointDone(database.pragma('wal_checkpoint(TRUNCATE)'));
      return false;
    },
  };
}

function firstHourToKeep(now: Date, today: number, lastSealed: number | null): number {
  const longAgo = hourNumberAt(now.getTime() - EVENTS_KEPT_MILLISECONDS);
  return Math.min((lastSealed ?? -1) + 1, Math.max(longAgo, firstHourOfDay(today)));
}

/** Ids lie in the order of the clocks of those who made them, so what is old is found by going through all of them, once in a day. */
function prepareForgettingIds(database: Database): (now: Date, today: number) => boolean {
  const findLast = database
    .prepare<[Buffer], Buffer>(
      `SELECT event_id FROM event_ids WHERE event_id > ? ORDER BY event_id LIMIT 1 OFFSET ${PORTION_ROWS - 1}`,
    )
    .pluck();
  const deleteBetween = database.prepare(
    'DELETE FROM event_ids WHERE event_id > ? AND event_id <= ? AND hour < ?',
  );
  const beyondAll = Buffer.alloc(17, 0xff);
  let doneDay: number | null = null;
  let from: Buffer = Buffer.alloc(0);

  return function forgetSomeIds(now, today) {
    if (today === doneDay) return false;
    const last = findLast.get(from);
    const firstHourKept = hourNumberAt(now.getTime()) - EVENT_IDS_KEPT_HOURS;
    deleteBetween.run(from, last ?? beyondAll, firstHourKept);
    from = last ?? Buffer.alloc(0);
    if (last) return true;
    doneDay = today;
    return false;
  };
}

function isCheckpointDone(outcome: unknown): boolean {
  return Array.isArray(outcome) && outcome[0]?.busy === 0;
}
