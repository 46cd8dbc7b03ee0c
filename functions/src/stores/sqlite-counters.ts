import {
  VIEW_CLASSES,
  VIEW_SOURCES,
  type ViewClass,
  type ViewSource,
} from '@congkhai/shared/views/view';
import type { RecordedView } from './packed-events';
import { ARTICLE_COLUMNS, SITE_COLUMNS } from './sqlite-schema';

// Counts as the tables have them: rows of numbers in the order of ARTICLE_COLUMNS and SITE_COLUMNS.

interface ArticleCounters {
  viewCount: number;
  readCount: number;
  suspectCount: number;
  sources: Partial<Record<ViewSource, number>>;
}

interface SiteCounters {
  readCount: number;
  visitCount: number;
  withoutReaderCount: number;
  classes: Record<ViewClass, number>;
}

/** The sums of all article columns, and of all site columns. */
export const SUM_ARTICLE = sumsOf(ARTICLE_COLUMNS);
export const SUM_SITE = sumsOf(SITE_COLUMNS);

function sumsOf(columns: readonly string[]): string {
  return columns.map((column) => `sum(${column}) AS ${column}`).join(', ');
}

export function rowOfArticle({ viewCount, readCount, suspectCount, sources }: ArticleCounters) {
  return [viewCount, readCount, suspectCount, ...VIEW_SOURCES.map((name) => sources[name] ?? 0)];
}

export function articleOfRow(row: readonly number[]): ArticleCounters {
  const [viewCount = 0, readCount = 0, suspectCount = 0, ...bySource] = row;
  const sources: ArticleCounters['sources'] = {};
  for (const [position, name] of VIEW_SOURCES.entries()) {
    const count = bySource[position] ?? 0;
    if (count > 0) sources[name] = count;
  }
  return { viewCount, readCount, suspectCount, sources };
}

export function rowOfSite({ readCount, visitCount, withoutReaderCount, classes }: SiteCounters) {
  return [readCount, visitCount, withoutReaderCount, ...VIEW_CLASSES.map((name) => classes[name])];
}

export function siteOfRow(row: readonly number[]): SiteCounters {
  const [readCount = 0, visitCount = 0, withoutReaderCount = 0, ...byClass] = row;
  const classes = {} as SiteCounters['classes'];
  for (const [position, name] of VIEW_CLASSES.entries()) classes[name] = byClass[position] ?? 0;
  return { readCount, visitCount, withoutReaderCount, classes };
}

/** What events add to the counters of articles and of the site, hour by hour, so that each row is written once. */
export function createCounters() {
  const hours = new Map<number, HourCounters>();

  function hourOf(hour: number): HourCounters {
    const known = hours.get(hour);
    if (known) return known;
    const made = { site: siteOfRow([]), articles: new Map<number, ArticleCounters>() };
    hours.set(hour, made);
    return made;
  }

  return {
    add(view: RecordedView, { hour, article }: Place): void {
      const { site, articles } = hourOf(hour);
      site.classes[view.viewClass] += 1;
      if (view.viewClass === 'suspect') articleIn(articles, article).suspectCount += 1;
      if (view.viewClass !== 'human') return;
      addToArticle(articleIn(articles, article), view);
      addToSite(site, view);
    },
    isEmpty: () => hours.size === 0,
    hours: () => hours.entries(),
  };
}
export type Counters = ReturnType<typeof createCounters>;

interface HourCounters {
  site: SiteCounters;
  articles: Map<number, ArticleCounters>;
}

interface Place {
  hour: number;
  article: number;
}

function articleIn(articles: Map<number, ArticleCounters>, article: number): ArticleCounters {
  const known = articles.get(article);
  if (known) return known;
  const none = { viewCount: 0, readCount: 0, suspectCount: 0, sources: {} };
  articles.set(article, none);
  return none;
}

function addToArticle(counts: ArticleCounters, { event, isRead }: RecordedView): void {
  counts.viewCount += 1;
  counts.readCount += Number(isRead);
  counts.sources[event.source] = (counts.sources[event.source] ?? 0) + 1;
}

function addToSite(counts: SiteCounters, { event, isRead, startsVisit }: RecordedView): void {
  counts.readCount += Number(isRead);
  counts.visitCount += Number(startsVisit);
  counts.withoutReaderCount += Number(event.readerKey === null);
}
