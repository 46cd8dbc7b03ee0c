import type { ListPeriodsAdminResponse } from '@congkhai/shared/contracts/scorecards-admin';
import { isPeriodPublic } from '@congkhai/shared/scorecards/period';

type ListedPeriod = ListPeriodsAdminResponse['data'][number];

/** The year that people work on: the newest that is not public or is being corrected, or else the newest of all. */
export function currentPeriodOf(periods: readonly ListedPeriod[]): ListedPeriod | null {
  const working = periods.find(
    ({ stage, isCorrectionOpen }) => !isPeriodPublic(stage) || isCorrectionOpen,
  );
  return working ?? periods[0] ?? null;
}
