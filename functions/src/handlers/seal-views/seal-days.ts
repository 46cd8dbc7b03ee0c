import { DAY_SEAL_PREFIX, daySealOfKey } from '@congkhai/shared/contracts/object-keys';
import { hoursOfLocalDay, localDayOf } from '@congkhai/shared/time/local-day';
import type { DaySeal } from '@congkhai/shared/views/ledger';
import { dayOfHours } from '../../ledger/day-of-hours';
import { createSeal, DAY_SEALS, HOUR_SEALS, readSeal } from '../../ledger/seals';
import type { Signed } from '../../ledger/signing';
import { extendChain, LedgerIncomplete, type Link, sealingLimit } from './chain';
import type { SealViewsDependencies } from './dependencies';

/** Seals every day in Viet Nam that is over and all of whose hours are sealed. */
export async function sealDays(dependencies: SealViewsDependencies): Promise<void> {
  const { published, views, now } = dependencies;
  const waiting = await views.daysToSeal(localDayOf(sealingLimit(now())));
  const { day: head } = await views.chainHeads();
  if (waiting.length === 0 && head !== null) return;
  const keys = await published.list(DAY_SEAL_PREFIX);
  const inLedger = keys.flatMap((key) => daySealOfKey(key)?.localDay ?? []);
  await extendChain(
    published,
    {
      kind: DAY_SEALS,
      head: head && { name: head.localDay, sha256: head.sha256 },
      inLedger,
      waiting,
    },
    {
      seal: (day, previous) => sealDay(dependencies, day, previous),
      apply: (signed) => views.applyDaySeal(signed),
    },
  );
}

async function sealDay(
  { published, views, signer, now }: SealViewsDependencies,
  localDay: string,
  previous: Link | null,
): Promise<Signed<DaySeal>> {
  const known = new Set(await views.sealedHoursOf(localDay));
  const hours = [];
  for (const hour of hoursOfLocalDay(localDay)) {
    const signed = await readSeal(published, HOUR_SEALS, { name: hour, version: 1 });
    if (signed) hours.push(signed);
    known.delete(signed?.seal.hour ?? '');
  }
  if (known.size > 0)
    throw new LedgerIncomplete([...known].map((hour) => HOUR_SEALS.keyOf(hour, 1)));
  const seal: DaySeal = {
    ...dayOfHours(localDay, hours),
    version: 1,
    previousSha256: previous?.sha256 ?? null,
    sealedAt: now().toISOString(),
  };
  return createSeal(published, DAY_SEALS, signer.sign(seal));
}
