import type { Locale } from '@congkhai/shared/contracts/identifiers';
import type { ArticleCounts } from '@congkhai/shared/views/most-read';

export const VIEW_CLASSES = ['human', 'repeat', 'bot'] as const;
export type ViewClass = (typeof VIEW_CLASSES)[number];

/** One activation of an article, as the server saw it. */
export interface ViewEvent {
  /** Made once by the reader's page and sent again on a retry: the same id is never counted twice. */
  eventId: string;
  articleId: string;
  locale: Locale;
  /** By the server's clock; what a client says about time is never used. */
  recordedAt: Date;
  /** Null for a reader who asked not to be tracked (Global Privacy Control). */
  readerKey: string | null;
  /** True for a bot that declares itself. */
  isBot: boolean;
}

export interface ViewTotals {
  viewCount: number;
  visitCount: number;
}

/**
 * Counts of views, reads and visits. The rules, which every adapter keeps (tests/integration/view-store.test.ts):
 * - An event id that was recorded before changes nothing.
 * - A bot is tallied and not counted. So is a repeat: the same reader, article and locale within 30 seconds of a counted view.
 * - A read is at most one per reader, article, locale and UTC clock hour.
 * - A visit starts with a view by a reader who was not seen for 30 minutes, or not yet on this day in Viet Nam.
 * - Without a reader key a view is a view, and neither a repeat nor a read nor the start of a visit: those need a reader.
 */
export interface ViewStore {
  /** Resolves when the event is safe on disk. Rejects with `StoreUnavailable` if it is not, and then nothing was counted. */
  record(event: ViewEvent): Promise<void>;
  /** The random salt for reader keys of this day in Viet Nam, made and safely stored at the first call. */
  readerSaltOf(localDay: string): Promise<Uint8Array>;
  /** Deletes the salts and everything kept by reader key of all days before this one. */
  forgetReadersBefore(localDay: string): Promise<void>;
  /** Counts of these articles over all time and all locales, one entry for each, in the order asked. */
  countViews(articleIds: readonly string[]): Promise<ArticleCounts[]>;
  /** Counts of every article that was viewed in this locale since the beginning of a UTC hour, or since ever. */
  countByArticle(range: { locale: Locale; fromHour: string | null }): Promise<ArticleCounts[]>;
  totals(): Promise<ViewTotals>;
  /** How many events of each class a day in Viet Nam had. */
  talliesOf(localDay: string): Promise<Record<ViewClass, number>>;
  /** Rejects with `StoreUnavailable` if counts cannot be read, or if the last attempt to record failed. */
  checkHealth(): Promise<void>;
  /** Answers what was accepted, then closes. */
  close(): Promise<void>;
}
