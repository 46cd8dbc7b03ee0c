import { RANGE_DAYS_MAX } from '@congkhai/shared/contracts/read-api-views';
import { daysBefore, localDayOf } from '@congkhai/shared/time/local-day';

export interface DayRange {
  from: string;
  to: string;
}

const DAYS_OF = { '7d': 7, '30d': 30, '90d': 90, '365d': 365 } as const;
export const PRESETS = ['7d', '30d', '90d', '365d'] as const;
export type Preset = (typeof PRESETS)[number];

/** The last days up to today in Viet Nam, today included. */
export function rangeOf(preset: Preset, now: Date): DayRange {
  return { from: localDayOf(daysBefore(now, DAYS_OF[preset] - 1)), to: localDayOf(now) };
}

const MILLISECONDS_PER_DAY = 86_400_000;

/** What is wrong with days that somebody entered, if anything is. */
export function rangeProblemOf({
  from,
  to,
}: DayRange): 'range.missing' | 'range.reversed' | 'range.long' | null {
  if (from === '' || to === '') return 'range.missing';
  if (from > to) return 'range.reversed';
  const days = (Date.parse(to) - Date.parse(from)) / MILLISECONDS_PER_DAY + 1;
  return days > RANGE_DAYS_MAX ? 'range.long' : null;
}
