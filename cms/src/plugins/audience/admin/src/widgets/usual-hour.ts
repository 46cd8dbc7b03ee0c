import type { HomeFigures } from '@congkhai/shared/contracts/audience-admin';

const MINUTES_PER_HOUR = 60;

/**
 * How many views are usual by now: the mean of the same hour of the days before, of which as much counts as the running hour is old.
 * Rounded to a whole view.
 */
export function usualViewsByNow({
  earlierHours,
  minutesOver,
}: Pick<HomeFigures['now'], 'earlierHours' | 'minutesOver'>): number {
  if (earlierHours.length === 0) return 0;
  const sum = earlierHours.reduce((total, { viewCount }) => total + viewCount, 0);
  return Math.round((sum * minutesOver) / (earlierHours.length * MINUTES_PER_HOUR));
}
