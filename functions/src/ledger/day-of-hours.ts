import type { DaySeal, HourSeal } from '@congkhai/shared/views/ledger';
import { sumHours } from '@congkhai/shared/views/sum-hours';
import { VIEW_DEFINITION } from '@congkhai/shared/views/view';
import type { Signed } from './signing';

type DayOfHours = Omit<DaySeal, 'version' | 'previousSha256' | 'sealedAt'>;

/** What a day's seal says that follows from the seals of its hours. */
export function dayOfHours(localDay: string, hours: readonly Signed<HourSeal>[]): DayOfHours {
  const rulesVersions = new Set(hours.map(({ seal }) => seal.rules.version));
  return {
    kind: 'day',
    localDay,
    hours: hours.map(({ seal: { hour }, sha256 }) => ({ hour, sha256 })),
    rulesVersions: [...rulesVersions].sort(),
    definition: VIEW_DEFINITION,
    ...sumHours(hours.map(({ seal }) => seal)),
  };
}
