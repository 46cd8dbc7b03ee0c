import type { ClassedView, ViewEvent } from '@congkhai/shared/views/class-view';
import {
  VIEW_CLASSES,
  VIEW_SOURCES,
  type ViewClass,
  type ViewSource,
} from '@congkhai/shared/views/view';
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

/** What a batch of events adds to the counters of articles and of the site, hour by hour, so that each row is written once. */
export function createBatchCounters() {
  const articles = new Map<string, { hour: number; article: number; counts: ArticleCounters }>();
  const site = new Map<number, SiteCounters>();

  function articleIn(hour: number, article: number): ArticleCounters {
    const key = `${hour} ${article}`;
    const counts = { viewCount: 0, readCount: 0, suspectCount: 0, sources: {} };
    const known = articles.get(key) ?? { hour, article, counts };
    articles.set(key, known);
    return known.counts;
  }

  function siteIn(hour: number): SiteCounters {
    const none = siteOfRow([]);
    const known = site.get(hour) ?? none;
    site.set(hour, known);
    return known;
  }

  function addView(event: ViewEvent, classed: ClassedView, hour: number, article: number): void {
    const counts = articleIn(hour, article);
    counts.viewCount += 1;
    counts.readCount += Number(classed.isRead);
    counts.sources[event.source] = (counts.sources[event.source] ?? 0) + 1;
    const all = siteIn(hour);
    all.readCount += Number(classed.isRead);
    all.visitCount += Number(classed.startsVisit);
    all.withoutReaderCount += Number(event.readerKey === null);
  }

  return {
    add(event: ViewEvent, classed: ClassedView, { hour, article }: Place): void {
      siteIn(hour).classes[classed.viewClass] += 1;
      if (classed.viewClass === 'suspect') articleIn(hour, article).suspectCount += 1;
      if (classed.viewClass === 'human') addView(event, classed, hour, article);
    },
    articles: () => [...articles.values()],
    site: () => [...site],
  };
}

interface Place {
  hour: number;
  article: number;
}
