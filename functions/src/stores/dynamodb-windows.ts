import { localDayOf } from '@congkhai/shared/time/local-day';
import { firstHourOf, type MostReadWindow } from '@congkhai/shared/views/most-read';
import { periods } from './dynamodb-keys';
import {
  dayNameOf,
  dayNumberOf,
  dayOfHour,
  firstHourOfDay,
  hourNameOf,
  hourNumberOf,
} from './hour-numbers';

/** Sorts before every hour. */
const FIRST_HOUR = '0';

/** What is closed: the last day, and how often that changed. */
export interface Closed {
  lastDay: string | null;
  revision: number;
}

/** The parts that a window is added up from: days and months that are closed, or all of them, and hours from one on. */
export interface WindowParts {
  periods: string[];
  fromHour: string;
}

/** The first hour after the closed days. `lastClosedDay` is null if there is none. */
export function firstOpenHourAfter(lastClosedDay: string | null): string {
  if (lastClosedDay === null) return FIRST_HOUR;
  return hourNameOf(firstHourOfDay(dayNumberOf(lastClosedDay) + 1));
}

export function partsOfWindow(
  window: MostReadWindow,
  now: Date,
  lastClosedDay: string | null,
): WindowParts {
  const firstOpenHour = firstOpenHourAfter(lastClosedDay);
  const fromHour = firstHourOf(window, now);
  if (fromHour === null) return { periods: [periods.total], fromHour: firstOpenHour };
  // Only the last 24 hours may begin within a day that is closed, and hours are kept much longer than that.
  if (window === '24h' || lastClosedDay === null || fromHour >= firstOpenHour)
    return { periods: [], fromHour };
  const firstDay = dayNameOf(dayOfHour(hourNumberOf(fromHour)));
  if (window !== 'year')
    return { periods: daysBetween(firstDay, lastClosedDay), fromHour: firstOpenHour };
  const month = localDayOf(now).slice(0, 7);
  return {
    periods: [...monthsBefore(month), ...daysBetween(`${month}-01`, lastClosedDay)],
    fromHour: firstOpenHour,
  };
}

function daysBetween(firstDay: string, lastDay: string): string[] {
  const first = dayNumberOf(firstDay);
  const count = Math.max(0, dayNumberOf(lastDay) - first + 1);
  return Array.from({ length: count }, (_, index) => periods.day(dayNameOf(first + index)));
}

/** The months of the same year before this one. */
function monthsBefore(month: string): string[] {
  const [year = '', number = ''] = month.split('-');
  return Array.from({ length: Number(number) - 1 }, (_, index) =>
    periods.month(`${year}-${String(index + 1).padStart(2, '0')}`),
  );
}

/** Hours and days sort as texts. */
export function earliestOf(...texts: string[]): string {
  return texts.toSorted()[0] ?? '';
}

export function latestOf(...texts: string[]): string {
  return texts.toSorted().at(-1) ?? '';
}
