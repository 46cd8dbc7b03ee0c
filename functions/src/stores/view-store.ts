import type { Locale } from '@congkhai/shared/contracts/identifiers';
import type { ViewEvent } from '@congkhai/shared/views/class-view';
import type { SignedDaySeal, SignedHourSeal } from '@congkhai/shared/views/ledger';
import type { ArticleCounts, MostReadWindow } from '@congkhai/shared/views/most-read';
import type { RejectionReason, ViewClass, ViewSource } from '@congkhai/shared/views/view';

// The port to the view store, in the three parts that its users need. SQLite and DynamoDB are its adapters; what they promise together is in
// tests/integration/view-store.test.ts. Every call rejects with `StoreUnavailable` when the store cannot do it at the moment.

/** Records what readers do. */
export interface ViewRecorder {
  /** Resolves when the event is classed and safe on disk. An event id that was recorded before changes nothing. If it rejects, nothing was counted. */
  record(event: ViewEvent): Promise<void>;
  /** Adds a refused request to the tallies of its day. Refusals are counted as well as can be: one may be lost or doubled in a crash. */
  tallyRejected(reason: RejectionReason, at: Date): void;
  /** The random salt for reader keys of this day in Viet Nam, made and safely stored at the first call. */
  readerSaltOf(localDay: string): Promise<Uint8Array>;
  /**
   * Deletes the salts of the days before the one that it is now, and everything kept by reader or network key of hours that are sealed and either
   * ended more than 45 minutes ago or belong to such a day. Also forgets event ids that are older than three days. To be called every minute.
   */
  forgetReaders(now: Date): Promise<void>;
  /** Rejects with `StoreUnavailable` if the last attempt to record failed. */
  checkHealth(): Promise<void>;
  /** Answers what was accepted, then closes. */
  close(): Promise<void>;
}

export interface ViewTotals {
  viewCount: number;
  readCount: number;
  visitCount: number;
}

/** How many events of each class a day in Viet Nam had, and how many requests were refused. */
export interface DayTallies {
  localDay: string;
  classes: Record<ViewClass, number>;
  rejected: Partial<Record<RejectionReason, number>>;
  withoutReaderCount: number;
  visitCount: number;
}

/** A day of one article. Over all locales, or of the one that was asked for. */
export interface ArticleDay {
  localDay: string;
  viewCount: number;
  readCount: number;
  suspectCount: number;
  sources: Partial<Record<ViewSource, number>>;
}

/** What all readers of one language viewed of an article on a day. */
export interface ArticleDayCounts extends ArticleCounts {
  localDay: string;
  locale: Locale;
}

export interface WindowCounts extends ArticleCounts {
  window: MostReadWindow;
}

/** The oldest of what is over, has events and is not sealed; null where everything is sealed. */
export interface OldestUnsealed {
  /** In UTC, as "2023-10-06T08". */
  hour: string | null;
  /** In Viet Nam. An hour of it may be sealed already. */
  localDay: string | null;
}

/** Reads counts. What is sealed counts as sealed, what is not as it was recorded. `now` decides where windows begin. */
export interface ViewCounts {
  /** Counts of these articles, over all locales if none is named: one entry for each article and window, articles in the order asked. */
  countViews(query: {
    articleIds: readonly string[];
    windows: readonly MostReadWindow[];
    locale?: Locale | null;
    now: Date;
  }): Promise<WindowCounts[]>;
  /** Every article of a locale that was read or viewed in a window, in any order. */
  countByArticle(query: {
    locale: Locale;
    window: MostReadWindow;
    now: Date;
  }): Promise<ArticleCounts[]>;
  /** Reads of every article of a locale in each of these UTC hours; pairs without a read are left out. */
  readsByHour(query: {
    locale: Locale;
    hours: readonly string[];
  }): Promise<{ articleId: string; hour: string; readCount: number }[]>;
  /** Every article that was viewed on a day from the first to the last given, by day and locale, in any order. */
  countDays(query: { fromDay: string; toDay: string }): Promise<ArticleDayCounts[]>;
  /** An article's days from the first to the last given, ascending; days without an event are left out. */
  daysOf(query: {
    articleId: string;
    locale: Locale | null;
    fromDay: string;
    toDay: string;
  }): Promise<ArticleDay[]>;
  /** Views, reads and visits per UTC hour of the whole site, ascending; hours without a view are left out. Kept for 40 days at least. */
  siteHours(query: {
    fromHour: string;
    toHour: string;
  }): Promise<(ViewTotals & { hour: string })[]>;
  totals(): Promise<ViewTotals>;
  tallies(query: { fromDay: string; toDay: string }): Promise<DayTallies[]>;
  /** What is to be sealed at this instant; it closes nothing. */
  oldestUnsealed(now: Date): Promise<OldestUnsealed>;
  /** Rejects with `StoreUnavailable` if counts cannot be read. */
  checkHealth(): Promise<void>;
}

/** An event that waits to be sealed, with what was found out when it was recorded. */
export interface UnsealedView extends ViewEvent {
  isDuplicate: boolean;
  startsVisit: boolean;
}

/** Closes hours. Sealing twice, or by two processes at once, seals once: the ledger's objects are created, never replaced. */
export interface ViewSealing {
  /** UTC hours before this one that have events and are not sealed, ascending. */
  hoursToSeal(beforeHour: string): Promise<string[]>;
  /**
   * The events of an hour, by time and then by event id. May be iterated several times. It closes the hour: an event that arrives later is
   * recorded in an hour after it, so that what was read here is all there is.
   */
  eventsOf(hour: string): Promise<() => Iterable<UnsealedView>>;
  /** Puts the sealed counts in place of those of the hour as it was recorded; applied again it changes nothing. A later version replaces an earlier one. */
  applyHourSeal(sealed: SignedHourSeal): Promise<void>;
  /** SHA-256 of the last hour's and the last day's seal (version 1) in the chain, and which they are. */
  chainHeads(): Promise<{
    hour: { hour: string; sha256: string } | null;
    day: { localDay: string; sha256: string } | null;
  }>;
  /**
   * Days in Viet Nam before this one all of whose hours are sealed, and which are not sealed themselves, ascending. They end before the first
   * day that has an hour to seal, and are closed as hours are.
   */
  daysToSeal(beforeDay: string): Promise<string[]>;
  /** UTC hours of a day in Viet Nam that were sealed, ascending. */
  sealedHoursOf(localDay: string): Promise<string[]>;
  applyDaySeal(sealed: SignedDaySeal): Promise<void>;
}

/** What holds a file or connections open until it is closed. */
export interface Closing {
  close(): Promise<void>;
}

/** Everything in one. */
export type ViewStore = ViewRecorder & ViewCounts & ViewSealing;
