import { localDayOf, utcHourOf } from '@congkhai/shared/time/local-day';
import type { Database } from 'better-sqlite3';
import {
  dayNameOf,
  dayNumberOf,
  dayOfHour,
  firstHourOfDay,
  hourNameOf,
  hourNumberOf,
} from './hour-numbers';
import { prepareFirstOpenDay } from './sqlite-open-days';
import type { OldestUnsealed } from './view-store';

/** Finds what waits longest to be sealed. It looks at the days that are not closed, so that a ledger of years costs nothing. */
export function prepareOldestUnsealed(database: Database): (now: Date) => OldestUnsealed {
  const firstOpenDay = prepareFirstOpenDay(database);
  const findHour = database
    .prepare<[number, number], number>(
      'SELECT hour FROM hours WHERE hour >= ? AND hour < ? AND seal_version IS NULL ORDER BY hour LIMIT 1',
    )
    .pluck();
  const findFirstHour = database
    .prepare<[number, number], number>(
      'SELECT hour FROM hours WHERE hour >= ? AND hour < ? ORDER BY hour LIMIT 1',
    )
    .pluck();

  return (now) => {
    const from = firstHourOfDay(firstOpenDay());
    const hour = findHour.get(from, hourNumberOf(utcHourOf(now)));
    const ofDay = findFirstHour.get(from, firstHourOfDay(dayNumberOf(localDayOf(now))));
    return {
      hour: hour === undefined ? null : hourNameOf(hour),
      localDay: ofDay === undefined ? null : dayNameOf(dayOfHour(ofDay)),
    };
  };
}
