import {
  HOUR_SEAL_PREFIX,
  hourSealOfKey,
  objectKeys,
} from '@congkhai/shared/contracts/object-keys';
import { utcHourOf } from '@congkhai/shared/time/local-day';
import type { HourSeal } from '@congkhai/shared/views/ledger';
import { recountHour } from '@congkhai/shared/views/recount-hour';
import { segmentRowsOf } from '@congkhai/shared/views/segment';
import { VIEW_DEFINITION } from '@congkhai/shared/views/view';
import { VIEW_RULES } from '@congkhai/shared/views/view-rules';
import { createSeal, HOUR_SEALS } from '../../ledger/seals';
import { compressSegment } from '../../ledger/segment-file';
import type { Signed } from '../../ledger/signing';
import { extendChain, type Link, sealingLimit } from './chain';
import type { SealViewsDependencies } from './dependencies';

/** Seals every hour that is over. */
export async function sealHours(dependencies: SealViewsDependencies): Promise<void> {
  const { published, views, now } = dependencies;
  const waiting = await views.hoursToSeal(utcHourOf(sealingLimit(now())));
  const { hour: head } = await views.chainHeads();
  if (waiting.length === 0 && head !== null) return;
  const keys = await published.list(HOUR_SEAL_PREFIX);
  const inLedger = keys.flatMap((key) => hourSealOfKey(key)?.hour ?? []);
  await extendChain(
    published,
    {
      kind: HOUR_SEALS,
      head: head && { name: head.hour, sha256: head.sha256 },
      inLedger,
      waiting,
    },
    {
      seal: (hour, previous) => sealHour(dependencies, hour, previous),
      apply: (signed) => views.applyHourSeal(signed),
    },
  );
}

async function sealHour(
  { published, views, signer, now }: SealViewsDependencies,
  hour: string,
  previous: Link | null,
): Promise<Signed<HourSeal>> {
  const events = await views.eventsOf(hour);
  const rows = () => segmentRowsOf(hour, events());
  const { bytes, sha256, rowCount } = await compressSegment(hour, rows());
  const key = objectKeys.segment(hour, sha256);
  // Named after its text, so that writing it again after a crash, or by two sealers at once, is writing it once.
  await published.writeBytes(key, { bytes, mediaType: 'application/gzip' });
  const seal: HourSeal = {
    kind: 'hour',
    hour,
    segment: { key, sha256, rowCount },
    definition: VIEW_DEFINITION,
    rules: VIEW_RULES,
    version: 1,
    ...recountHour(rows, VIEW_RULES),
    previousSha256: previous?.sha256 ?? null,
    sealedAt: now().toISOString(),
  };
  return createSeal(published, HOUR_SEALS, signer.sign(seal));
}
