import { endOfHour } from '@congkhai/shared/time/local-day';
import type { ViewCounts } from '../../stores/view-store';

/** For how long the oldest hour that is over and has views waits to be sealed; 0 where none waits. In order it is never more than some six minutes. */
export async function sealLagSeconds(
  views: Pick<ViewCounts, 'oldestUnsealed'>,
  now: Date,
): Promise<number> {
  const { hour } = await views.oldestUnsealed(now);
  return hour === null ? 0 : Math.max(0, (now.getTime() - endOfHour(hour).getTime()) / 1_000);
}
