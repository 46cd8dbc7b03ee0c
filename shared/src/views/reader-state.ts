import type { Locale } from '../contracts/identifiers';
import { utcHourOf } from '../time/local-day';
import {
  type ClassedView,
  classView,
  isOutsideCounting,
  type ViewContext,
  type ViewEvent,
} from './class-view';
import type { ViewRules } from './view-rules';

// What is remembered of a reader as one object, for a store that reads and writes it as a whole.

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

/** An event that was classed, and what is to be remembered of its reader; null if there is no reader or nothing changed. */
export interface RememberedView extends ClassedView {
  reader: ReaderState | null;
}

const REMEMBERED_MILLISECONDS = 2 * 3_600_000;

/** Classes an event by what is remembered of its reader, and how many activations of the article its network had in this clock hour before. */
export function classAndRemember(
  event: ViewEvent,
  { reader, networkViewCount }: { reader: ReaderState | null; networkViewCount: number },
  rules: ViewRules,
): RememberedView {
  const classed = classView(event, contextOf(event, reader, networkViewCount), rules);
  return { ...classed, reader: remember(event, classed, reader) };
}

function contextOf(
  event: ViewEvent,
  reader: ReaderState | null,
  networkViewCount: number,
): ViewContext {
  const hour = utcHourOf(event.recordedAt);
  const article = reader?.articles.find((known) => isOf(known, event));
  return {
    lastSeenAt: reader?.lastSeenAt ?? null,
    activationCount: reader?.hour === hour ? reader.activationCount : 0,
    lastViewedAt: article?.lastViewedAt ?? null,
    hasRead: article?.readHours.includes(hour) ?? false,
    networkViewCount,
  };
}

function remember(
  event: ViewEvent,
  { viewClass, isRead }: ClassedView,
  known: ReaderState | null,
): ReaderState | null {
  if (event.readerKey === null || isOutsideCounting(event)) return null;
  const hour = utcHourOf(event.recordedAt);
  const articles = known?.articles ?? [];
  return {
    lastSeenAt: event.recordedAt.getTime(),
    hour,
    activationCount: known?.hour === hour ? known.activationCount + 1 : 1,
    articles: viewClass === 'human' ? withView(articles, event, isRead ? [hour] : []) : articles,
  };
}

/** The articles of a reader after a counted view, which was a read in these hours. */
function withView(
  articles: readonly ReaderArticle[],
  event: ViewEvent,
  newReadHours: readonly string[],
): ReaderArticle[] {
  const { articleId, locale } = event;
  const at = event.recordedAt.getTime();
  const known = articles.find((article) => isOf(article, event));
  const others = articles.filter(
    (article) => article !== known && at - article.lastViewedAt < REMEMBERED_MILLISECONDS,
  );
  const readHours = [...(known?.readHours ?? []), ...newReadHours];
  return [...others, { articleId, locale, lastViewedAt: at, readHours }];
}

function isOf(article: ReaderArticle, event: ViewEvent): boolean {
  return article.articleId === event.articleId && article.locale === event.locale;
}
