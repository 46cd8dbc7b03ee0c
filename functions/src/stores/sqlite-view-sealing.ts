import type { Database } from 'better-sqlite3';
import {
  dayNameOf,
  dayNumberOf,
  dayOfHour,
  firstHourOfDay,
  hourNameOf,
  hourNumberOf,
  MILLISECONDS_PER_HOUR,
} from './hour-numbers';
import { type RecordedView, unpackRecorded } from './packed-events';
import { attempt, openToWrite } from './sqlite-database';
import { prepareSeals } from './sqlite-seals';
import type { Closing, UnsealedView, ViewSealing } from './view-store';

/** Batches of events are read in portions, so that nothing waits for whoever goes through them. */
const PORTION_BATCHES = 20;

/** Seals hours and days in a SQLite file, over a connection of its own. */
export function openSqliteViewSealing({ file }: { file: string }): ViewSealing & Closing {
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
    sealedHoursOf: (localDay) => attempt(() => chain.sealedHoursOf(localDay)),
    applyDaySeal: (sealed) => attempt(() => applyDaySeal(sealed)),
    close: async () => void database.close(),
  };
}

/** From when this returns on nothing is recorded in an hour before the one given. */
function prepareClosing(database: Database): (hour: number) => void {
  const close = database.prepare('UPDATE recording SET first_open_hour = max(first_open_hour, ?)');
  return (hour) => void close.run(hour);
}

interface StoredBatch {
  batch: number;
  first: number;
  events: string;
}

/** The events of an hour in their order. Batches overlap a little at most, so only a few events of an hour are held at a time. */
function prepareEvents(database: Database) {
  const findBatches = database.prepare<[number, number, number], StoredBatch>(`
    SELECT batch, first_offset_milliseconds AS first, events FROM event_batches
    WHERE hour = ? AND (first_offset_milliseconds, batch) > (?, ?)
    ORDER BY first_offset_milliseconds, batch LIMIT ${PORTION_BATCHES}`);

  function* batchesOf(hour: number): Generator<StoredBatch> {
    let portion = findBatches.all(hour, -1, 0);
    while (portion.length > 0) {
      yield* portion;
      const last = portion.at(-1);
      portion = last ? findBatches.all(hour, last.first, last.batch) : [];
    }
  }

  return function* eventsOf(hour: number): Generator<UnsealedView> {
    const startedAt = hour * MILLISECONDS_PER_HOUR;
    let waiting: RecordedView[] = [];
    for (const { first, events } of batchesOf(hour)) {
      // No later batch has anything from before this one begins.
      const complete = countBefore(waiting, startedAt + first);
      for (const view of waiting.slice(0, complete)) yield unsealed(view);
      waiting = [...waiting.slice(complete), ...unpackRecorded(events)].sort(byTime);
    }
    for (const view of waiting) yield unsealed(view);
  };
}

function countBefore(views: readonly RecordedView[], instant: number): number {
  const index = views.findIndex(({ event }) => event.recordedAt.getTime() >= instant);
  return index === -1 ? views.length : index;
}

function byTime({ event: a }: RecordedView, { event: b }: RecordedView): number {
  const gap = a.recordedAt.getTime() - b.recordedAt.getTime();
  if (gap !== 0) return gap;
  return a.eventId < b.eventId ? -1 : 1;
}

function unsealed({ event, viewClass, startsVisit }: RecordedView): UnsealedView {
  return { ...event, isDuplicate: viewClass === 'duplicate', startsVisit };
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
  const findSealedHours = database
    .prepare<[number, number], number>(
      'SELECT hour FROM hours WHERE hour >= ? AND hour < ? AND seal_version IS NOT NULL ORDER BY hour',
    )
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
    sealedHoursOf(localDay: string): string[] {
      const day = dayNumberOf(localDay);
      return findSealedHours.all(firstHourOfDay(day), firstHourOfDay(day + 1)).map(hourNameOf);
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
