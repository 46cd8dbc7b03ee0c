import type { Locale } from '../contracts/identifiers';
import { utcHourOf } from '../time/local-day';
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

/** What is remembered of a reader, for the day that the salt lives. Times are in milliseconds since 1970. */
export interface ReaderState {
  lastSeenAt: number | null;
  /** The clock hour that `activationCount` is of. */
  hour: string;
  activationCount: number;
  articles: ReaderArticle[];
}

interface ReaderArticle {
  articleId: string;
  locale: Locale;
  lastViewedAt: number;
  readHours: string[];
}

/** What an event turned out to be. */
export interface ClassedView {
  viewClass: ViewClass;
  isRead: boolean;
  startsVisit: boolean;
  /** What is to be remembered of the reader; null if there is no reader or nothing changed. */
  reader: ReaderState | null;
}

const MILLISECONDS_PER_SECOND = 1_000;
const REMEMBERED_MILLISECONDS = 2 * 3_600_000;

/** True for what neither asks for, nor is asked for, a reader's attention: it leaves no trace in what is remembered of readers and networks. */
export function isOutsideCounting({ agent, isInternal, isPrefetch }: ViewEvent): boolean {
  return isInternal || isPrefetch || agent !== 'browser';
}

/**
 * Classes one event at the moment it is recorded. This is provisional where it takes the whole hour to tell: the seal of the hour has the last
 * word (`recountHour`), and only ever takes away.
 * `networkViewCount`: how many activations of the article by this network prefix this clock hour had before this one.
 */
export function classView(
  event: ViewEvent,
  context: { reader: ReaderState | null; networkViewCount: number },
  rules: ViewRules,
): ClassedView {
  const viewClass = classOf(event, context, rules);
  return {
    viewClass,
    startsVisit: viewClass === 'human' && startsVisit(event, context.reader, rules),
    ...rememberReader(event, viewClass, context.reader),
  };
}

function classOf(
  event: ViewEvent,
  { reader, networkViewCount }: { reader: ReaderState | null; networkViewCount: number },
  rules: ViewRules,
): ViewClass {
  if (event.isInternal) return 'internal';
  if (event.isPrefetch) return 'prefetch';
  if (event.agent !== 'browser') return 'declared-bot';
  if (event.readerKey !== null) {
    const { activationCount, articles } = noteActivation(event, reader);
    if (activationCount > rules.readerHourMax) return 'suspect';
    if (isDuplicate(event, articles, rules)) return 'duplicate';
  }
  return networkViewCount >= rules.networkArticleHourMax ? 'suspect' : 'human';
}

/**
 * What is to be remembered of the reader after an event of this class, and whether the event is a read. A store that has the events and their
 * classes rebuilds with it what it remembered. `reader` is null if there is no reader or nothing changed.
 */
export function rememberReader(
  event: ViewEvent,
  viewClass: ViewClass,
  known: ReaderState | null,
): { isRead: boolean; reader: ReaderState | null } {
  if (event.readerKey === null || isOutsideCounting(event)) return { isRead: false, reader: null };
  const reader = noteActivation(event, known);
  return viewClass === 'human' ? noteView(event, reader) : { isRead: false, reader };
}

/** What is left to remember of a reader when everything before this UTC hour is forgotten; null for nothing. */
export function forgetReaderBefore(reader: ReaderState, hour: string): ReaderState | null {
  const firstInstant = Date.parse(`${hour}:00:00.000Z`);
  if (reader.lastSeenAt === null || reader.lastSeenAt < firstInstant) return null;
  const articles = reader.articles
    .filter(({ lastViewedAt }) => lastViewedAt >= firstInstant)
    .map((article) => ({
      ...article,
      readHours: article.readHours.filter((readHour) => readHour >= hour),
    }));
  return { ...reader, articles };
}

function noteActivation(event: ViewEvent, known: ReaderState | null): ReaderState {
  const hour = utcHourOf(event.recordedAt);
  return {
    lastSeenAt: event.recordedAt.getTime(),
    hour,
    activationCount: known?.hour === hour ? known.activationCount + 1 : 1,
    articles: known?.articles ?? [],
  };
}

// Looks both ways, because a clock that was set back a little must not make a reload count twice.
function isDuplicate(
  event: ViewEvent,
  articles: readonly ReaderArticle[],
  rules: ViewRules,
): boolean {
  const known = articles.find((article) => isOf(article, event));
  if (!known) return false;
  const gap = Math.abs(known.lastViewedAt - event.recordedAt.getTime());
  return gap < rules.duplicateSeconds * MILLISECONDS_PER_SECOND;
}

function isOf(article: ReaderArticle, event: ViewEvent): boolean {
  return article.articleId === event.articleId && article.locale === event.locale;
}

function startsVisit(event: ViewEvent, known: ReaderState | null, rules: ViewRules): boolean {
  if (event.startsTab === true) return true;
  if (event.readerKey === null) return false;
  const lastSeenAt = known?.lastSeenAt ?? null;
  if (lastSeenAt === null) return true;
  const idle = event.recordedAt.getTime() - lastSeenAt;
  return idle >= rules.visitIdleSeconds * MILLISECONDS_PER_SECOND;
}

/** What is remembered after a counted view, and whether the view is a read. */
function noteView(event: ViewEvent, reader: ReaderState): { isRead: boolean; reader: ReaderState } {
  const at = event.recordedAt.getTime();
  const hour = utcHourOf(event.recordedAt);
  const known = reader.articles.find((article) => isOf(article, event));
  const readHours = known?.readHours ?? [];
  const isRead = !readHours.includes(hour);
  const viewed: ReaderArticle = {
    articleId: event.articleId,
    locale: event.locale,
    lastViewedAt: at,
    readHours: isRead ? [...readHours, hour] : readHours,
  };
  const others = reader.articles.filter(
    (article) => article !== known && at - article.lastViewedAt < REMEMBERED_MILLISECONDS,
  );
  return { isRead, reader: { ...reader, articles: [...others, viewed] } };
}
