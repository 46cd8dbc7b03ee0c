import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import type { DaySeal, HourSeal } from '@congkhai/shared/views/ledger';
import { dayOfHours } from '../../ledger/day-of-hours';
import { canonicalJsonOf, type Signed } from '../../ledger/signing';
import { requireCounts } from './compare-counts';
import { LedgerDifference, requireSame } from './difference';

/** Adds the hours of a day up again, for each version of its seal. `hours` are all hours that the ledger has of the day, each with its versions. */
export function auditDay(
  versions: readonly Signed<DaySeal>[],
  hours: readonly (readonly Signed<HourSeal>[])[],
): void {
  for (const { seal } of versions) {
    const key = objectKeys.daySeal(seal.localDay, seal.version);
    requireSame(key, 'its hours', {
      expected: hours.map(([first]) => first?.seal.hour).join(' '),
      found: seal.hours.map(({ hour }) => hour).join(' '),
    });
    const named = seal.hours.map(({ hour, sha256 }, position) => {
      const found = hours[position]?.find((signed) => signed.sha256 === sha256);
      if (found) return found;
      const expected = hours[position]?.map((signed) => signed.sha256).join(' or ');
      throw new LedgerDifference(
        key,
        `hash of the seal of ${hour}: expected ${expected}, found ${sha256}`,
      );
    });
    const sum = dayOfHours(seal.localDay, named);
    requireCounts(key, sum, seal);
    requireSame(key, 'versions of the rules', {
      expected: canonicalJsonOf(sum.rulesVersions),
      found: canonicalJsonOf(seal.rulesVersions),
    });
  }
}
