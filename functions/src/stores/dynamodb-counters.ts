import {
  VIEW_CLASSES,
  VIEW_SOURCES,
  type ViewClass,
  type ViewSource,
} from '@congkhai/shared/views/view';
import type { Item } from './dynamodb-items';

// Counts as items have them: attributes that are numbers, left out where they are zero.

export interface ArticleCounters {
  viewCount: number;
  readCount: number;
  suspectCount: number;
  sources: Partial<Record<ViewSource, number>>;
}

/** The views of the site are its events of class `human`. */
export interface SiteCounters {
  readCount: number;
  visitCount: number;
  withoutReaderCount: number;
  classes: Record<ViewClass, number>;
}

const attributeOfSource = (source: ViewSource) => `from_${source}`;
const attributeOfClass = (viewClass: ViewClass) => `class_${viewClass.replaceAll('-', '_')}`;

export function itemOfArticle({ viewCount, readCount, suspectCount, sources }: ArticleCounters) {
  const bySource = VIEW_SOURCES.map((name) => [attributeOfSource(name), sources[name] ?? 0]);
  return withoutZeros({
    viewCount,
    readCount,
    suspectCount,
    ...Object.fromEntries(bySource),
  });
}

export function articleOfItem(item: Item): ArticleCounters {
  const sources: ArticleCounters['sources'] = {};
  for (const name of VIEW_SOURCES) {
    const count = countOf(item, attributeOfSource(name));
    if (count > 0) sources[name] = count;
  }
  return {
    viewCount: countOf(item, 'viewCount'),
    readCount: countOf(item, 'readCount'),
    suspectCount: countOf(item, 'suspectCount'),
    sources,
  };
}

export function noCounts(): ArticleCounters {
  return { viewCount: 0, readCount: 0, suspectCount: 0, sources: {} };
}

export function addArticle(sum: ArticleCounters, counts: ArticleCounters): void {
  sum.viewCount += counts.viewCount;
  sum.readCount += counts.readCount;
  sum.suspectCount += counts.suspectCount;
  for (const name of VIEW_SOURCES) {
    const count = counts.sources[name] ?? 0;
    if (count > 0) sum.sources[name] = (sum.sources[name] ?? 0) + count;
  }
}

export function itemOfSite({ classes, ...counts }: SiteCounters) {
  const byClass = VIEW_CLASSES.map((name) => [attributeOfClass(name), classes[name]]);
  return withoutZeros({ ...counts, ...Object.fromEntries(byClass) });
}

export function siteOfItem(item: Item): SiteCounters {
  const byClass = VIEW_CLASSES.map((name) => [name, countOf(item, attributeOfClass(name))]);
  return {
    readCount: countOf(item, 'readCount'),
    visitCount: countOf(item, 'visitCount'),
    withoutReaderCount: countOf(item, 'withoutReaderCount'),
    classes: Object.fromEntries(byClass) as SiteCounters['classes'],
  };
}

export function addSite(sum: SiteCounters, counts: SiteCounters): void {
  sum.readCount += counts.readCount;
  sum.visitCount += counts.visitCount;
  sum.withoutReaderCount += counts.withoutReaderCount;
  for (const name of VIEW_CLASSES) sum.classes[name] += counts.classes[name];
}

/** A number of an item; zero if it is left out. */
export function countOf(item: Item | null, attribute: string): number {
  const value = item?.[attribute];
  return typeof value === 'number' ? value : 0;
}

/** A text of an item; null if it is left out. */
export function textOf(item: Item | null, attribute: string): string | null {
  const value = item?.[attribute];
  return typeof value === 'string' ? value : null;
}

function withoutZeros(counts: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));
}
