import { RANGE_DAYS_MAX } from '@congkhai/shared/contracts/read-api-views';
import { daysBefore, localDayOf, localDaysBetween } from '@congkhai/shared/time/local-day';
import { badRequest } from '../../http';

const DEFAULT_DAYS = 30;

/** The days that a request asks for: by default the 30 up to `to`, and `to` is today. */
export function rangeOf(
  request: { from?: string | undefined; to?: string | undefined },
  now: Date,
): { from: string; to: string; days: string[] } {
  const to = request.to ?? localDayOf(now);
  const lastNoon = new Date(`${to}T12:00:00+07:00`);
  const from = request.from ?? localDayOf(daysBefore(lastNoon, DEFAULT_DAYS - 1));
  if (from > to) throw badRequest([{ field: 'from', message: `must not be after ${to}` }]);
  if (from < localDayOf(daysBefore(lastNoon, RANGE_DAYS_MAX - 1)))
    throw badRequest([
      { field: 'from', message: `${RANGE_DAYS_MAX} days may be asked for at once` },
    ]);
  return { from, to, days: localDaysBetween(from, to) };
}
