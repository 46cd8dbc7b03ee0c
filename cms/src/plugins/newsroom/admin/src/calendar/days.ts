import { localDaysBetween } from '@congkhai/shared/time/local-day';

const DAY_MILLISECONDS = 86_400_000;
const DAYS_PER_WEEK = 7;

export type CalendarView = 'month' | 'week';

/** The day so many days later. */
export function dayAfter(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MILLISECONDS)
    .toISOString()
    .slice(0, 10);
}

/** The Monday of a day's week: weeks begin on Monday in Viet Nam. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return dayAfter(day, -((weekday + DAYS_PER_WEEK - 1) % DAYS_PER_WEEK));
}

/** The days that a view of this day shows, by week: one week, or those that the month touches. */
export function weeksOf(view: CalendarView, day: string): string[][] {
  const first = mondayOf(view === 'week' ? day : `${day.slice(0, 7)}-01`);
  const last = view === 'week' ? first : mondayOf(dayAfter(nextMonth(day), -1));
  const days = localDaysBetween(first, dayAfter(last, DAYS_PER_WEEK - 1));
  return Array.from({ length: days.length / DAYS_PER_WEEK }, (_, week) =>
    days.slice(week * DAYS_PER_WEEK, (week + 1) * DAYS_PER_WEEK),
  );
}

/** A day of the view before or after: a week away, or the first of the neighbouring month. */
export function stepFrom(view: CalendarView, day: string, direction: -1 | 1): string {
  if (view === 'week') return dayAfter(day, direction * DAYS_PER_WEEK);
  if (direction === 1) return nextMonth(day);
  return `${dayAfter(`${day.slice(0, 7)}-01`, -1).slice(0, 7)}-01`;
}

/** The first day of the month after a day's. */
function nextMonth(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}
