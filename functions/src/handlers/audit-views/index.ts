import type { PublishedStore } from '@congkhai/published-store';
import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import { localDayOf, startOfHour } from '@congkhai/shared/time/local-day';
import type { HourSeal } from '@congkhai/shared/views/ledger';
import { totalsOf } from '@congkhai/shared/views/sum-hours';
import { DAY_SEALS, HOUR_SEALS } from '../../ledger/seals';
import { canonicalJsonOf, type LedgerKey, type Signed } from '../../ledger/signing';
import { auditDay } from './audit-day';
import { auditHour } from './audit-hour';
import { auditSeals, type TrustedKeys } from './audit-seals';
import { LedgerDifference, requireSame } from './difference';
import { listLedger, readLedgerKeys } from './list-ledger';

export interface AuditDependencies {
  published: PublishedStore;
  /** Public keys that the auditor brought; empty to take those that lie in the ledger. */
  givenKeys: readonly LedgerKey[];
  /** Hashes of seals that were noted earlier and must still be there: an end that was cut off is found by these alone. */
  notedHashes: readonly string[];
}

export interface AuditedDay {
  localDay: string;
  viewCount: number;
  readCount: number;
  visitCount: number;
  hourCount: number;
  /** The version that counts. */
  version: number;
  isSealed: boolean;
}

export interface AuditReport {
  days: AuditedDay[];
  keyIds: string[];
  unsignedSealCount: number;
  /** Segments that no seal names: left by a sealing that was interrupted or came second. They count nowhere. */
  unusedSegments: string[];
  heads: { hour: string | null; day: string | null };
}

/**
 * Recounts a ledger from its raw segments by the rules in its seals and compares every byte of every seal. A pure function of what is stored, so it
 * gives the same on any machine. Throws `LedgerDifference` for the first thing, in the order of time, that is not as it must be.
 */
export async function auditViews(dependencies: AuditDependencies): Promise<AuditReport> {
  const { published, givenKeys, notedHashes } = dependencies;
  const ledger = await listLedger(published);
  const keys = givenKeys.length > 0 ? givenKeys : await readLedgerKeys(published, ledger.keyIds);
  const trusted = { keys, areGiven: givenKeys.length > 0 };
  const audit = createAudit(published, trusted);
  for (const [localDay, hours] of groupByDay([...ledger.hours.keys()])) {
    const seals: Signed<HourSeal>[][] = [];
    for (const hour of hours) seals.push(await audit.hour(hour, ledger.hours.get(hour) ?? []));
    await audit.day(localDay, ledger.days.get(localDay) ?? [], seals);
  }
  for (const [localDay, [version = 1]] of ledger.days)
    if (!audit.days.some((day) => day.localDay === localDay))
      throw new LedgerDifference(objectKeys.daySeal(localDay, version), 'it has no sealed hour');
  for (const hash of notedHashes)
    if (!audit.hashes.has(hash))
      throw new LedgerDifference('ledger', `no seal has the hash ${hash}, which was noted earlier`);
  return {
    days: audit.days,
    keyIds: [...audit.keyIds].sort(),
    unsignedSealCount: audit.unsignedSealCount(),
    unusedSegments: ledger.segments.filter((key) => !audit.usedSegments.has(key)),
    heads: audit.heads,
  };
}

/** Goes through the ledger in the order of time and remembers what the seals before have said. */
function createAudit(published: PublishedStore, trusted: TrustedKeys) {
  const days: AuditedDay[] = [];
  const hashes = new Set<string>();
  const keyIds = new Set<string>();
  const usedSegments = new Set<string>();
  const rulesByVersion = new Map<string, string>();
  const heads: AuditReport['heads'] = { hour: null, day: null };
  let unsignedSealCount = 0;
  let unsealedDay: string | null = null;

  function note(signed: { sha256: string; keyId: string | null }): void {
    hashes.add(signed.sha256);
    if (signed.keyId === null) unsignedSealCount += 1;
    else keyIds.add(signed.keyId);
  }
  function requireRules(key: string, { rules }: HourSeal): void {
    const found = canonicalJsonOf(rules);
    const expected = rulesByVersion.get(rules.version) ?? found;
    requireSame(key, `rules of the version ${rules.version}`, { expected, found });
    rulesByVersion.set(rules.version, found);
  }

  async function hour(name: string, versions: readonly number[]): Promise<Signed<HourSeal>[]> {
    const previous = heads.hour;
    const seals = await auditSeals(published, trusted, {
      kind: HOUR_SEALS,
      name,
      versions,
      previous,
    });
    const named = seals.map((signed) => ({
      key: objectKeys.hourSeal(name, signed.seal.version),
      signed,
    }));
    await auditHour(published, named, requireRules);
    for (const signed of seals) {
      note(signed);
      usedSegments.add(signed.seal.segment.key);
    }
    heads.hour = seals[0]?.sha256 ?? null;
    return seals;
  }

  async function day(
    name: string,
    versions: readonly number[],
    hours: readonly Signed<HourSeal>[][],
  ): Promise<void> {
    const previous = heads.day;
    const seals = await auditSeals(published, trusted, {
      kind: DAY_SEALS,
      name,
      versions,
      previous,
    });
    if (unsealedDay !== null && seals.length > 0)
      throw new LedgerDifference(objectKeys.daySeal(unsealedDay, 1), 'the seal is missing');
    auditDay(seals, hours);
    for (const signed of seals) note(signed);
    heads.day = seals[0]?.sha256 ?? heads.day;
    unsealedDay ??= seals.length > 0 ? null : name;
    const newest = seals.at(-1)?.seal;
    days.push({
      localDay: name,
      ...(newest ? totalsOf(newest) : totalsOfHours(hours)),
      hourCount: hours.length,
      version: newest?.version ?? 1,
      isSealed: newest !== undefined,
    });
  }

  return {
    ...{ days, hashes, keyIds, usedSegments, heads, hour, day },
    unsignedSealCount: () => unsignedSealCount,
  };
}

function totalsOfHours(hours: readonly (readonly Signed<HourSeal>[])[]) {
  const totals = { viewCount: 0, readCount: 0, visitCount: 0 };
  for (const versions of hours) {
    const newest = versions.at(-1);
    if (!newest) continue;
    const { viewCount, readCount, visitCount } = totalsOf(newest.seal);
    totals.viewCount += viewCount;
    totals.readCount += readCount;
    totals.visitCount += visitCount;
  }
  return totals;
}

function groupByDay(hours: readonly string[]): Map<string, string[]> {
  const days = new Map<string, string[]>();
  for (const hour of hours) {
    const localDay = localDayOf(startOfHour(hour));
    days.set(localDay, [...(days.get(localDay) ?? []), hour]);
  }
  return days;
}
