import type { Database } from 'better-sqlite3';
import { dayNameOf, dayNumberOf, hourNameOf, hourNumberOf } from './hour-numbers';
import { SUM_SITE, siteOfRow } from './sqlite-counters';
import { SITE_COLUMNS } from './sqlite-schema';
import type { DayTallies, ViewCounts, ViewTotals } from './view-store';

const COLUMNS = SITE_COLUMNS.join(', ');
/** The site by day: closed days as they are, and open ones from their hours. */
const SITE_DAYS = `(
  SELECT local_day, ${COLUMNS} FROM days
  UNION ALL
  SELECT (hour + 7) / 24 AS local_day, ${COLUMNS} FROM hours
  WHERE hour >= (SELECT coalesce(max(local_day) + 1, 0) * 24 - 7 FROM days))`;

/** Counts of the whole site. */
export function prepareSiteCounts(database: Database) {
  const findHours = database
    .prepare<[number, number], number[]>(
      `SELECT hour, ${COLUMNS} FROM hours WHERE hour BETWEEN ? AND ? AND human_count > 0 ORDER BY hour`,
    )
    .raw();
  const findTotals = database.prepare<[], number[]>(`SELECT ${SUM_SITE} FROM ${SITE_DAYS}`).raw();
  const findDays = database
    .prepare<[number, number], number[]>(`
      SELECT local_day, ${SUM_SITE} FROM ${SITE_DAYS}
      WHERE local_day BETWEEN ? AND ? GROUP BY local_day`)
    .raw();
  const findRejections = database
    .prepare<[number, number], [number, keyof DayTallies['rejected'], number]>(
      'SELECT local_day, reason, request_count FROM rejections WHERE local_day BETWEEN ? AND ?',
    )
    .raw();

  return {
    siteHours: ({ fromHour, toHour }: Parameters<ViewCounts['siteHours']>[0]) =>
      findHours
        .all(hourNumberOf(fromHour), hourNumberOf(toHour))
        .map(([hour = 0, ...row]) => ({ hour: hourNameOf(hour), ...totalsOf(row) })),
    totals: (): ViewTotals => totalsOf(findTotals.get() ?? []),
    tallies({ fromDay, toDay }: Parameters<ViewCounts['tallies']>[0]): DayTallies[] {
      const range = [dayNumberOf(fromDay), dayNumberOf(toDay)] as const;
      const days = new Map<number, DayTallies>();
      for (const [day = 0, ...row] of findDays.iterate(...range))
        days.set(day, talliesOf(day, row));
      for (const [day, reason, requestCount] of findRejections.iterate(...range)) {
        const tallies = days.get(day) ?? talliesOf(day, []);
        tallies.rejected[reason] = requestCount;
        days.set(day, tallies);
      }
      return [...days].sort(([a], [b]) => a - b).map(([, tallies]) => tallies);
    },
  };
}

function totalsOf(row: readonly (number | null)[]): ViewTotals {
  const { classes, readCount, visitCount } = siteOfRow(row.map((count) => count ?? 0));
  return { viewCount: classes.human, readCount, visitCount };
}

function talliesOf(day: number, row: readonly number[]): DayTallies {
  const { classes, withoutReaderCount, visitCount } = siteOfRow(row);
  return { localDay: dayNameOf(day), classes, rejected: {}, withoutReaderCount, visitCount };
}
