import type { PublishedStore } from '@congkhai/published-store';
import { DAY_SEAL_PREFIX, daySealOfKey } from '@congkhai/shared/contracts/object-keys';
import { hoursOfLocalDay } from '@congkhai/shared/time/local-day';
import type { DaySeal, HourSeal } from '@congkhai/shared/views/ledger';
import { recountHour } from '@congkhai/shared/views/recount-hour';
import type { ViewRules } from '@congkhai/shared/views/view-rules';
import { dayOfHours } from '../../ledger/day-of-hours';
import { createSeal, DAY_SEALS, HOUR_SEALS, readSeals } from '../../ledger/seals';
import { openSegment } from '../../ledger/segment-file';
import { canonicalJsonOf, type LedgerSigner, type Signed } from '../../ledger/signing';
import type { ViewSealing } from '../../stores/view-store';

export interface RecountDependencies {
  published: PublishedStore;
  views: ViewSealing;
  signer: LedgerSigner;
  now: () => Date;
}

export interface RecountRequest {
  rules: ViewRules;
  /** Days in Viet Nam; null for the first and the last that are sealed. Whole days, so that a day is the sum of its hours in every version. */
  fromDay: string | null;
  toDay: string | null;
}

/** The rules cannot be used: their version stands for other rules already, or a segment is not the one that was sealed. */
export class RecountRefused extends Error {
  override readonly name = 'RecountRefused';
}

/**
 * Counts sealed days again by other rules, from their raw segments: the next version of each hour and day beside the one before it, which stays
 * as it is. What has these rules already is not counted again but given to the store, so a run that was interrupted is simply run again.
 * Answers the days in order, as they were recounted.
 */
export async function* recountViews(
  dependencies: RecountDependencies,
  { rules, fromDay, toDay }: RecountRequest,
): AsyncGenerator<Signed<DaySeal>> {
  const keys = await dependencies.published.list(DAY_SEAL_PREFIX);
  const sealedDays = new Set(keys.flatMap((key) => daySealOfKey(key)?.localDay ?? []));
  for (const localDay of [...sealedDays].sort()) {
    if (fromDay !== null && localDay < fromDay) continue;
    if (toDay !== null && localDay > toDay) continue;
    yield await recountDay(dependencies, localDay, rules);
  }
}

async function recountDay(
  { published, views, signer, now }: RecountDependencies,
  localDay: string,
  rules: ViewRules,
): Promise<Signed<DaySeal>> {
  const hours: Signed<HourSeal>[] = [];
  for (const hour of hoursOfLocalDay(localDay)) {
    const versions = await readSeals(published, HOUR_SEALS, hour);
    const newest = versions.at(-1);
    if (!newest) continue;
    requireNewName(versions, rules);
    const signed = isCountedBy(newest, rules)
      ? newest
      : await createRecounted({ published, signer, now }, newest, rules);
    await views.applyHourSeal(signed);
    hours.push(signed);
  }
  const newest = (await readSeals(published, DAY_SEALS, localDay)).at(-1);
  if (!newest) throw new Error(`The seal of the day ${localDay} is gone`);
  const day = dayOfHours(localDay, hours);
  const isSame = canonicalJsonOf(day.hours) === canonicalJsonOf(newest.seal.hours);
  const next = { version: newest.seal.version + 1, previousSha256: newest.sha256 };
  const sealedAt = now().toISOString();
  const signed = isSame
    ? newest
    : await createSeal(published, DAY_SEALS, signer.sign({ ...day, ...next, sealedAt }));
  await views.applyDaySeal(signed);
  return signed;
}

async function createRecounted(
  { published, signer, now }: Omit<RecountDependencies, 'views'>,
  { seal: before, sha256 }: Signed<HourSeal>,
  rules: ViewRules,
): Promise<Signed<HourSeal>> {
  const { hour, segment } = before;
  const stored = await published.readBytes(segment.key);
  if (!stored) throw new RecountRefused(`The segment ${segment.key} is missing`);
  const text = openSegment(hour, stored.bytes);
  if (text.sha256 !== segment.sha256)
    throw new RecountRefused(`The SHA-256 of ${segment.key} is not the one that was sealed`);
  const seal: HourSeal = {
    ...before,
    ...recountHour(text.rows, rules),
    rules,
    version: before.version + 1,
    previousSha256: sha256,
    sealedAt: now().toISOString(),
  };
  const signed = await createSeal(published, HOUR_SEALS, signer.sign(seal));
  if (isCountedBy(signed, rules)) return signed;
  throw new RecountRefused(`${hour} was counted by other rules at the same time`);
}

function isCountedBy({ seal }: Signed<HourSeal>, rules: ViewRules): boolean {
  return canonicalJsonOf(seal.rules) === canonicalJsonOf(rules);
}

function requireNewName(versions: readonly Signed<HourSeal>[], rules: ViewRules): void {
  for (const signed of versions) {
    const { hour, rules: used } = signed.seal;
    if (used.version === rules.version && !isCountedBy(signed, rules))
      throw new RecountRefused(
        `The version ${rules.version} stands for other rules since ${hour}; give these rules a version of their own`,
      );
  }
}
