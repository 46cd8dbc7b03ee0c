import type { Locale } from '../contracts/identifiers';
import type { Agent, ViewClass, ViewSource } from './view';
import type { ViewRules } from './view-rules';

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
  /** The network prefix under the salt of the day; it tells whether growth has spread. */
  networkKey: string;
  agent: Agent;
  source: ViewSource;
  isInternal: boolean;
  isPrefetch: boolean;
  /** The first activation in its tab; null when the front end cannot tell. */
  startsTab: boolean | null;
}

/**
 * What has to be known to class an event. What is known of the reader matters only for an event that can count and has a reader. Moments are in
 * milliseconds since 1970.
 */
export interface ViewContext {
  /** When the reader was last seen; null for never. */
  lastSeenAt: number | null;
  /** How many activations the reader had in the clock hour of the event before it. */
  activationCount: number;
  /** When a view of the article by the reader was last counted; null for never. */
  lastViewedAt: number | null;
  /** Whether the reader has read the article in the clock hour of the event. */
  hasRead: boolean;
  /** How many activations of the article by the network prefix the clock hour had before this one. */
  networkViewCount: number;
}

/** What an event turned out to be. */
export interface ClassedView {
  viewClass: ViewClass;
  isRead: boolean;
  startsVisit: boolean;
}

const MILLISECONDS_PER_SECOND = 1_000;

/** True for what neither asks for, nor is asked for, a reader's attention: it leaves no trace in what is remembered of readers and networks. */
export function isOutsideCounting({ agent, isInternal, isPrefetch }: ViewEvent): boolean {
  return isInternal || isPrefetch || agent !== 'browser';
}

/**
 * Classes one event at the moment it is recorded. This is provisional where it takes the whole hour to tell: the seal of the hour has the last
 * word (`recountHour`), and only ever takes away.
 */
export function classView(event: ViewEvent, context: ViewContext, rules: ViewRules): ClassedView {
  const viewClass = classOf(event, context, rules);
  const isCounted = viewClass === 'human';
  return {
    viewClass,
    isRead: isCounted && event.readerKey !== null && !context.hasRead,
    startsVisit: isCounted && startsVisit(event, context, rules),
  };
}

function classOf(event: ViewEvent, context: ViewContext, rules: ViewRules): ViewClass {
  if (event.isInternal) return 'internal';
  if (event.isPrefetch) return 'prefetch';
  if (event.agent !== 'browser') return 'declared-bot';
  if (event.readerKey !== null) {
    if (context.activationCount >= rules.readerHourMax) return 'suspect';
    if (isDuplicate(event, context, rules)) return 'duplicate';
  }
  return context.networkViewCount >= rules.networkArticleHourMax ? 'suspect' : 'human';
}

// Looks both ways, because a clock that was set back a little must not make a reload count twice.
function isDuplicate(
  { recordedAt }: ViewEvent,
  { lastViewedAt }: ViewContext,
  rules: ViewRules,
): boolean {
  if (lastViewedAt === null) return false;
  const gap = Math.abs(lastViewedAt - recordedAt.getTime());
  return gap < rules.duplicateSeconds * MILLISECONDS_PER_SECOND;
}

function startsVisit(
  { startsTab, readerKey, recordedAt }: ViewEvent,
  { lastSeenAt }: ViewContext,
  rules: ViewRules,
): boolean {
  if (startsTab === true) return true;
  if (readerKey === null) return false;
  if (lastSeenAt === null) return true;
  const idle = recordedAt.getTime() - lastSeenAt;
  return idle >= rules.visitIdleSeconds * MILLISECONDS_PER_SECOND;
}
