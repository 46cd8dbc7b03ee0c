import type { Locale } from '@congkhai/shared/contracts/identifiers';
import type { Item, ItemKey } from './dynamodb-items';

// The items of both tables. docs/decisions/0013 says why they lie as they do.

/** Raw rows of an hour are spread over so many partitions, each of which takes 500 views a second. */
export const PARTITION_COUNT = 16;
/** Whether an hour is open is kept so many times, so that views that come together seldom ask the same item. */
export const GATE_COUNT = 64;
/** The index of counts by list: the articles of a day, a month, or all time in one language. */
export const LIST_INDEX = 'by-list';
export const EVENTS_PREFIX = 'events#';

const single = (name: string): ItemKey => ({ pk: name, sk: name });

/** The keys of the views table. */
export const viewKeys = {
  eventId: (eventId: string): ItemKey => ({ pk: `id#${eventId}`, sk: 'id' }),
  eventRow: (hour: string, eventId: string): ItemKey => ({
    pk: viewKeys.partition(hour, partitionOf(eventId)),
    sk: eventId,
  }),
  partition: (hour: string, partition: number): string => `${EVENTS_PREFIX}${hour}#${partition}`,
  gate: (gate: number): ItemKey => single(`gate#${gate}`),
  openHour: (hour: string): ItemKey => ({ pk: 'open-hours', sk: hour }),
  siteHour: (hour: string): ItemKey => ({ pk: 'hours', sk: hour }),
  siteDay: (localDay: string): ItemKey => ({ pk: 'days', sk: localDay }),
  rejections: (localDay: string): ItemKey => ({ pk: 'rejections', sk: localDay }),
  chain: single('chain'),
  articleHour: (hour: string, locale: Locale, articleId: string): ItemKey => ({
    pk: viewKeys.hour(hour, locale),
    sk: articleId,
  }),
  hour: (hour: string, locale: Locale): string => `hour#${hour}#${locale}`,
  /** An article's counts of a period, which stand in a list as well. */
  articlePeriod: (articleId: string, period: string, locale: Locale): ItemKey => ({
    pk: viewKeys.article(articleId),
    sk: viewKeys.list(period, locale),
  }),
  article: (articleId: string): string => `article#${articleId}`,
  list: (period: string, locale: Locale): string => `${period}#${locale}`,
};

export const periods = {
  day: (localDay: string): string => `day#${localDay}`,
  month: (month: string): string => `month#${month}`,
  total: 'total',
};

/** The keys of the readers table. */
export const readerKeys = {
  salt: (localDay: string): ItemKey => ({ pk: 'salt', sk: localDay }),
  reader: (readerKey: string): ItemKey => single(`reader#${readerKey}`),
  network: (hour: string, networkKey: string, article: string): ItemKey =>
    single(`network#${hour}#${networkKey}#${article}`),
  forgotten: single('forgotten'),
};

/** Event ids end in random digits, so that their last ones spread them. */
export function partitionOf(eventId: string): number {
  return Number.parseInt(eventId.slice(-2), 16) % PARTITION_COUNT;
}

/** The partitions that have the raw rows of an hour. */
export function partitionsOf(hour: string): string[] {
  return Array.from({ length: PARTITION_COUNT }, (_, partition) =>
    viewKeys.partition(hour, partition),
  );
}

export function gateOf(eventId: string): number {
  return Number.parseInt(eventId.slice(-2), 16) % GATE_COUNT;
}

export function keyOf({ pk, sk }: Item): ItemKey {
  return { pk: String(pk), sk: String(sk) };
}
