import { localDayOf, utcHourOf } from '@congkhai/shared/time/local-day';
import { viewKeys } from './dynamodb-keys';
import type { ReadableTable } from './dynamodb-table';
import { type Closed, firstOpenHourAfter } from './dynamodb-windows';
import {
  dayNameOf,
  dayNumberOf,
  dayOfHour,
  firstHourOfDay,
  hourNameOf,
  hourNumberOf,
} from './hour-numbers';
import type { ViewCounts } from './view-store';

/** Finds what waits longest to be sealed: two queries of one item each. */
export function createOldestUnsealed(
  views: ReadableTable,
  readClosed: () => Promise<Closed>,
): ViewCounts['oldestUnsealed'] {
  async function firstHour(pk: string, from: string, before: string): Promise<string | null> {
    if (from >= before) return null;
    const sortKey = { text: '#sk BETWEEN :from AND :before', values: { from, before } };
    const [item] = await views.query({ pk, sortKey, attributes: ['sk'], itemsMax: 1 });
    const hour = item && String(item.sk);
    return hour !== undefined && hour < before ? hour : null;
  }

  return async function oldestUnsealed(now) {
    const { lastDay } = await readClosed();
    const from = firstOpenHourAfter(lastDay);
    const today = hourNameOf(firstHourOfDay(dayNumberOf(localDayOf(now))));
    const [hour, ofDay] = await Promise.all([
      firstHour(viewKeys.openHour(from).pk, from, utcHourOf(now)),
      firstHour(viewKeys.siteHour(from).pk, from, today),
    ]);
    return { hour, localDay: ofDay === null ? null : dayNameOf(dayOfHour(hourNumberOf(ofDay))) };
  };
}
