import type { DaySeal, HourSeal } from '@congkhai/shared/views/ledger';
import type { SiteCounters } from './dynamodb-counters';
import type { Condition } from './dynamodb-items';

/** Allows a write in place of what is not sealed, or of an earlier version. */
export function isNewer(version: number): Condition {
  return {
    text: 'attribute_not_exists(#sealVersion) OR #sealVersion < :newVersion',
    values: { newVersion: version },
  };
}

export function siteOfSeal(seal: HourSeal | DaySeal): SiteCounters {
  const { visitCount, withoutReaderCount, tallies: classes, articles } = seal;
  const readCount = articles.reduce((sum, article) => sum + article.readCount, 0);
  return { readCount, visitCount, withoutReaderCount, classes };
}
