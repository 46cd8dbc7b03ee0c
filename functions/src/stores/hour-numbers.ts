import { utcHourOf } from '@congkhai/shared/time/local-day';

// Hours and days as whole numbers, which are small in a database and cheap to reckon with: hours since 1970 in UTC, and days since 1970 in
// Viet Nam, whose time has been seven hours ahead of UTC without daylight saving since 1975.

export const MILLISECONDS_PER_HOUR = 3_600_000;
const MILLISECONDS_PER_DAY = 86_400_000;
const HOURS_PER_DAY = 24;
const HOURS_AHEAD = 7;

export function hourNumberAt(milliseconds: number): number {
  return Math.floor(milliseconds / MILLISECONDS_PER_HOUR);
}

/** The number of a UTC hour such as "2023-10-06T08". */
export function hourNumberOf(hour: string): number {
  return hourNumberAt(Date.parse(`${hour}:00:00.000Z`));
}

export function hourNameOf(hourNumber: number): string {
  return utcHourOf(new Date(hourNumber * MILLISECONDS_PER_HOUR));
}

/** The number of a day such as "2023-10-06". */
export function dayNumberOf(localDay: string): number {
  return Math.floor(Date.parse(`${localDay}T00:00:00.000Z`) / MILLISECONDS_PER_DAY);
}

export function dayNameOf(dayNumber: number): string {
  return new Date(dayNumber * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
}

/** The day in Viet Nam that a UTC hour belongs to. */
export function dayOfHour(hourNumber: number): number {
  return Math.floor((hourNumber + HOURS_AHEAD) / HOURS_PER_DAY);
}

/** The UTC hour in which a day begins in Viet Nam. */
export function firstHourOfDay(dayNumber: number): number {
  return dayNumber * HOURS_PER_DAY - HOURS_AHEAD;
}
