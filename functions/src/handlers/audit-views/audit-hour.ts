import type { PublishedStore } from '@congkhai/published-store';
import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import type { HourSeal } from '@congkhai/shared/views/ledger';
import { recountHour } from '@congkhai/shared/views/recount-hour';
import { SegmentInvalid } from '@congkhai/shared/views/segment';
import { openSegment, type SegmentText } from '../../ledger/segment-file';
import { canonicalJsonOf, type Signed } from '../../ledger/signing';
import { requireCounts } from './compare-counts';
import { LedgerDifference, requireSame } from './difference';

const MILLISECONDS_PER_HOUR = 3_600_000;

/** Counts an hour again from its raw rows, by the rules of each version of its seal. */
export async function auditHour(
  published: PublishedStore,
  versions: readonly { key: string; signed: Signed<HourSeal> }[],
  requireRules: (key: string, seal: HourSeal) => void,
): Promise<void> {
  const [first] = versions;
  if (!first) return;
  const { hour, segment } = first.signed.seal;
  const segmentKey = objectKeys.segment(hour, segment.sha256);
  const text = await readSegment(published, hour, segmentKey);
  requireSame(segmentKey, 'SHA-256 of its text', { expected: segment.sha256, found: text.sha256 });
  for (const { key, signed } of versions) {
    const { seal } = signed;
    requireSame(key, 'key of the segment', { expected: segmentKey, found: seal.segment.key });
    requireSame(key, 'segment', {
      expected: canonicalJsonOf(segment),
      found: canonicalJsonOf(seal.segment),
    });
    requireSealedAfter(key, seal);
    requireRules(key, seal);
    const rows = countingRows(text);
    requireCounts(key, recount(segmentKey, rows.rows, seal), seal);
    requireSame(key, 'number of rows', { expected: rows.countOfLast(), found: segment.rowCount });
  }
}

async function readSegment(
  published: PublishedStore,
  hour: string,
  key: string,
): Promise<SegmentText> {
  const stored = await published.readBytes(key);
  if (!stored) throw new LedgerDifference(key, 'the segment is missing');
  try {
    return openSegment(hour, stored.bytes);
  } catch (cause) {
    throw new LedgerDifference(key, `it cannot be decompressed (${String(cause)})`, { cause });
  }
}

function recount(segmentKey: string, rows: SegmentText['rows'], { rules }: HourSeal) {
  try {
    return recountHour(rows, rules);
  } catch (cause) {
    if (cause instanceof SegmentInvalid)
      throw new LedgerDifference(segmentKey, cause.message, { cause });
    throw cause;
  }
}

function countingRows({ rows }: SegmentText) {
  let count = 0;
  return {
    *rows() {
      count = 0;
      for (const row of rows()) {
        count += 1;
        yield row;
      }
    },
    countOfLast: () => count,
  };
}

function requireSealedAfter(key: string, { hour, sealedAt }: HourSeal): void {
  const endsAt = new Date(Date.parse(`${hour}:00:00.000Z`) + MILLISECONDS_PER_HOUR).toISOString();
  if (sealedAt < endsAt)
    throw new LedgerDifference(
      key,
      `sealed at: expected ${endsAt} at the earliest, found ${sealedAt}`,
    );
}
