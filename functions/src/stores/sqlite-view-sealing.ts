import type { Database } from 'better-sqlite3';
import {
  dayNameOf,
  dayNumberOf,
  dayOfHour,
  firstHourOfDay,
  hourNameOf,
  hourNumberOf,
} from './hour-numbers';
import { attempt, openToWrite } from './sqlite-database';
import { eventOfRow, SELECT_EVENTS, type StoredEvent } from './sqlite-events';
import { prepareSeals } from './sqlite-seals';
import type { UnsealedView, ViewSealing } from './view-store';

/** Events are read in portions, so that nothing waits for whoever goes through them. */
const PORTION_ROWS = 1_000;

/** Seals hours and days in a SQLite file, over a connection of its own. */
export function openSqliteViewSealing({ file }: { file: string }): ViewSealing {
  const database = openToWrite(file);
  const closeBefore = prepareClosing(database);
  const eventsOf = prepareEvents(database);
  const { applyHourSeal, applyDaySeal } = prepareSeals(database, closeBefore);
  const chain = prepareChain(database);
  return {
    hoursToSeal: (beforeHour) => attempt(() => chain.hoursToSeal(beforeHour)),
    eventsOf: (hour) =>
      attempt(() => {
        closeBefore(hourNumberOf(hour) + 1);
        return () => eventsOf(hourNumberOf(hour));
      }),
    applyHourSeal: (sealed) => attempt(() => applyHourSeal(sealed)),
    chainHeads: () => attempt(chain.heads),
    daysToSeal: (beforeDay) =>
      attempt(() => {
        const days = chain.daysToSeal(beforeDay);
        const last = days.at(-1);
        if (last !== undefined) closeBefore(firstHourOfDay(last + 1));
        return days.map(dayNameOf);
      }),
    applyDaySeal: (sealed) => attempt(() => applyDaySeal(sealed)),
    close: async () => void database.close(),
  };
}

/** From when this returns on nothing is recorded in an hour before the one given. */
function prepareClosing(database: Database): (hour: number) => void {
  const close = database.prepare('UPDATE recording SET first_open_hour = max(first_open_hour, ?)');
  return (hour) => void close.run(hour);
}

function prepareEvents(database: Database) {
  const findEvents = database.prepare<[number, number, Buffer], StoredEvent>(`
    ${SELECT_EVENTS} WHERE hour = ? AND (offset_milliseconds, event_id) > (?, ?)
    ORDER BY offset_milliseconds, event_id LIMIT ${PORTION_ROWS}`);

  return function* eventsOf(hour: number): Generator<UnsealedView> {
    let portion = findEvents.all(hour, -1, Buffer.alloc(0));
    while (portion.length > 0) {
      for (const row of portion)
        yield {
          ...eventOfRow(row),
          isDuplicate: row.viewClass === 'duplicate',
          startsVisit: row.startsVisit === 1,
        };
      const last = portion.at(-1);
      portion = last ? findEvents.all(hour, last.offset, last.eventId) : [];
    }
  };
}

function prepareChain(database: Database) {
  const findHoursToSeal = database
    .prepare<[number], number>(
      'SELECT hour FROM hours WHERE hour < ? AND seal_version IS NULL ORDER BY hour',
    )
    .pluck();
  const findDaysToSeal = database
    .prepare<[number, number], number>(`
      SELECT DISTINCT (hour + 7) / 24 FROM hours
      WHERE hour >= ? AND (hour + 7) / 24 < ? ORDER BY 1`)
    .pluck();
  const findLastDay = database
    .prepare<[], number | null>('SELECT max(local_day) FROM days')
    .pluck();
  const findHead = (table: 'hours' | 'days', key: 'hour' | 'local_day') =>
    database
      .prepare<[], [number, string]>(
        `SELECT ${key}, seal_sha256 FROM ${table} WHERE seal_sha256 IS NOT NULL ORDER BY ${key} DESC LIMIT 1`,
      )
      .raw();
  const findHourHead = findHead('hours', 'hour');
  const findDayHead = findHead('days', 'local_day');

  return {
    hoursToSeal: (beforeHour: string) =>
      findHoursToSeal.all(hourNumberOf(beforeHour)).map(hourNameOf),
    daysToSeal(beforeDay: string): number[] {
      const firstDay = (findLastDay.get() ?? -1) + 1;
      const before = dayNumberOf(beforeDay);
      const [firstUnsealedHour] = findHoursToSeal.all(firstHourOfDay(before));
      const end = firstUnsealedHour === undefined ? before : dayOfHour(firstUnsealedHour);
      return findDaysToSeal.all(firstHourOfDay(firstDay), end);
    },
    heads() {
      const hour = findHourHead.get();
      const day = findDayHead.get();
      return {
        hour: hour ? { hour: hourNameOf(hour[0]), sha256: hour[1] } : null,
        day: day ? { localDay: dayNameOf(day[0]), sha256: day[1] } : null,
      };
    },
  };
}
