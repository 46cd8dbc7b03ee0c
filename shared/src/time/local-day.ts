import * as z from 'zod';

const MILLISECONDS_PER_HOUR = 3_600_000;
const MILLISECONDS_PER_DAY = 86_400_000;
// Days are counted in Viet Nam's time, seven hours before UTC with no daylight saving since 1975: editors compare "today" with their own clock, not with UTC.
// It is reckoned, because to make a format with a time zone takes 10 ms, which a function of the cloud has to wait for as it starts.
const OFFSET_MILLISECONDS = 7 * MILLISECONDS_PER_HOUR;

/** A calendar day as "2023-10-06". */
export const LocalDaySchema = z.iso.date();
/** A calendar month as "2023-10". */
export const LocalMonthSchema = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/);
/** An instant in UTC with milliseconds, as `Date.prototype.toISOString` prints it. */
export const InstantSchema = z.iso.datetime({ precision: 3 });
/** A clock hour in UTC as "2023-10-06T09". Viet Nam's offset is whole hours, so local days are made of whole UTC hours. */
export const UtcHourSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}$/);

/** The day in Viet Nam at this instant: 17:00 UTC is midnight there. */
export function localDayOf(instant: Date): string {
  return localTextOf(instant).slice(0, 10);
}

/** What a clock in Viet Nam shows at this instant, as "2023-10-06T09:30:00.000Z". */
function localTextOf(instant: Date): string {
  return new Date(instant.getTime() + OFFSET_MILLISECONDS).toISOString();
}

/** The month in Viet Nam at this instant, as "2023-10". */
export function localMonthOf(instant: Date): string {
  return localDayOf(instant).slice(0, 7);
}

/** The hour that was asked for last: nearly always it is the one that is asked for next, and to print a date takes longer than to class a view. */
let lastHour = { number: Number.NaN, name: '' };

/** The clock hour in UTC at this instant, as "2023-10-06T09". */
export function utcHourOf(instant: Date): string {
  const number = Math.floor(instant.getTime() / MILLISECONDS_PER_HOUR);
  if (number !== lastHour.number) lastHour = { number, name: instant.toISOString().slice(0, 13) };
  return lastHour.name;
}

/** The instant at which the local day that contains `instant` began. */
export function startOfLocalDay(instant: Date): Date {
  return new Date(`${localDayOf(instant)}T00:00:00+07:00`);
}

/** The instant `days` × 24 hours before. Viet Nam has had no daylight saving since 1975, so every day has 24 hours. */
export function daysBefore(instant: Date, days: number): Date {
  return new Date(instant.getTime() - days * MILLISECONDS_PER_DAY);
}

/** The time of day in Viet Nam and the day, as "10:32 ngày 06/10/2023". */
export function formatLocalTime(instant: Date): string {
  const [year, month, day] = localDayOf(instant).split('-');
  return `${localTextOf(instant).slice(11, 16)} ngày ${day}/${month}/${year}`;
}

/** The calendar day before a day. */
export function previousLocalDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
}

/** The 24 UTC hours of a day in Viet Nam, as "2023-10-05T17" to "2023-10-06T16". */
export function hoursOfLocalDay(day: string): string[] {
  const beginning = Date.parse(`${day}T00:00:00+07:00`);
  return Array.from({ length: 24 }, (_, hour) =>
    utcHourOf(new Date(beginning + hour * MILLISECONDS_PER_HOUR)),
  );
}

/** The instant at which a UTC hour began. */
export function startOfHour(hour: string): Date {
  return new Date(`${hour}:00:00.000Z`);
}

/** The instant at which a UTC hour was over. */
export function endOfHour(hour: string): Date {
  return new Date(startOfHour(hour).getTime() + MILLISECONDS_PER_HOUR);
}

/** The instant at which a day in Viet Nam was over. */
export function endOfLocalDay(day: string): Date {
  return new Date(Date.parse(`${day}T00:00:00+07:00`) + MILLISECONDS_PER_DAY);
}

/** The calendar days from the first to the last given, both included. */
export function localDaysBetween(first: string, last: string): string[] {
  const end = Date.parse(`${last}T00:00:00Z`);
  const days: string[] = [];
  for (let at = Date.parse(`${first}T00:00:00Z`); at <= end; at += MILLISECONDS_PER_DAY)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}
