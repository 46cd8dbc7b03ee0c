import type { Locale } from '../contracts/identifiers';
import { type Agent, VIEW_CLASSES, type ViewClass, type ViewSource } from './view';
import type { ViewRules } from './view-rules';

/**
 * An activation as a raw segment keeps it. Reader and network are numbers that are given anew in every hour, in the order of appearance: they
 * tell that two activations of the hour belong together, and nothing beyond it. They begin with 1; `reader` is null for who sent Global Privacy
 * Control.
 */
export interface SegmentRow {
  eventId: string;
  /** Milliseconds since the hour began. */
  offset: number;
  articleId: string;
  locale: Locale;
  reader: number | null;
  network: number;
  agent: Agent;
  source: ViewSource;
  isInternal: boolean;
  isPrefetch: boolean;
  /** Recorded within 30 seconds of a counted view of the same article by the same reader, which may lie in the hour before. */
  isDuplicate: boolean;
  /** Recorded as the beginning of a visit, which depends on the hour before too. */
  startsVisit: boolean;
}

/** What an hour had of one article in one language. */
export interface ArticleHour {
  articleId: string;
  locale: Locale;
  viewCount: number;
  readCount: number;
  /** Views by where readers came from; classes without a view are left out. */
  sources: Partial<Record<ViewSource, number>>;
  /** Activations that the rules held suspect, and so did not count. */
  suspectCount: number;
}

/** What came of an hour. */
export interface HourCounts {
  /** In the order of article id and locale. Articles with neither a view nor a suspect activation are left out. */
  articles: ArticleHour[];
  visitCount: number;
  /** Views of readers without a key (Global Privacy Control); they are among the views. */
  withoutReaderCount: number;
  tallies: Record<ViewClass, number>;
}

/**
 * Counts an hour from its raw rows, in their order (offset, then event id). A pure function of rows and rules, so anybody gets the same counts.
 * Each row is classed as it was when it was recorded (`classView`); then whole groups that the hour shows to be suspect are taken away.
 * `rows` is called twice, once to see how activations are spread, once to count.
 */
export function recountHour(rows: () => Iterable<SegmentRow>, rules: ViewRules): HourCounts {
  const isSuspect = findSuspectGroups(rows(), rules);
  const classRow = createClassing(rules);
  const counting = createCounting();
  for (const row of rows()) {
    const viewClass = classRow(row);
    const isCounted = viewClass === 'human' || viewClass === 'duplicate';
    counting.add(row, isCounted && isSuspect(row) ? 'suspect' : viewClass);
  }
  return counting.result();
}

/** How often each key was seen. */
type Occurrences = Map<string | number, number>;

function addOne(occurrences: Occurrences, key: string | number): number {
  const count = (occurrences.get(key) ?? 0) + 1;
  occurrences.set(key, count);
  return count;
}

function articleOf({ articleId, locale }: SegmentRow): string {
  return `${articleId} ${locale}`;
}

function networkArticleOf(row: SegmentRow): string {
  return `${row.network} ${articleOf(row)}`;
}

function isOutsideCounting({ isInternal, isPrefetch, agent }: SegmentRow): boolean {
  return isInternal || isPrefetch || agent !== 'browser';
}

function findSuspectGroups(
  rows: Iterable<SegmentRow>,
  rules: ViewRules,
): (row: SegmentRow) => boolean {
  const byReader: Occurrences = new Map();
  const byArticle: Occurrences = new Map();
  const byNetworkArticle: Occurrences = new Map();
  for (const row of rows) {
    if (isOutsideCounting(row)) continue;
    if (row.reader !== null) addOne(byReader, row.reader);
    addOne(byArticle, articleOf(row));
    addOne(byNetworkArticle, networkArticleOf(row));
  }
  return (row) => {
    if (row.reader !== null && (byReader.get(row.reader) ?? 0) > rules.readerHourMax) return true;
    const all = byArticle.get(articleOf(row)) ?? 0;
    const fromNetwork = byNetworkArticle.get(networkArticleOf(row)) ?? 0;
    return (
      fromNetwork > rules.concentrationMin &&
      fromNetwork * 100 > all * rules.concentrationPercentMax
    );
  };
}

function createClassing(rules: ViewRules): (row: SegmentRow) => ViewClass {
  const byReader: Occurrences = new Map();
  const byNetworkArticle: Occurrences = new Map();
  return (row) => {
    if (row.isInternal) return 'internal';
    if (row.isPrefetch) return 'prefetch';
    if (row.agent !== 'browser') return 'declared-bot';
    if (row.reader !== null && addOne(byReader, row.reader) > rules.readerHourMax) return 'suspect';
    if (row.isDuplicate) return 'duplicate';
    const fromNetwork = addOne(byNetworkArticle, networkArticleOf(row));
    return fromNetwork > rules.networkArticleHourMax ? 'suspect' : 'human';
  };
}

function createCounting() {
  const articles = new Map<string, ArticleHour>();
  const reads = new Set<string>();
  const tallies = Object.fromEntries(
    VIEW_CLASSES.map((name) => [name, 0]),
  ) as HourCounts['tallies'];
  let visitCount = 0;
  let withoutReaderCount = 0;

  function articleHourOf(row: SegmentRow): ArticleHour {
    const key = articleOf(row);
    const { articleId, locale } = row;
    const none = { articleId, locale, viewCount: 0, readCount: 0, sources: {}, suspectCount: 0 };
    const known = articles.get(key) ?? none;
    articles.set(key, known);
    return known;
  }

  function addView(row: SegmentRow): void {
    const article = articleHourOf(row);
    article.viewCount += 1;
    article.sources[row.source] = (article.sources[row.source] ?? 0) + 1;
    visitCount += Number(row.startsVisit);
    if (row.reader === null) {
      withoutReaderCount += 1;
      return;
    }
    const read = `${row.reader} ${articleOf(row)}`;
    if (!reads.has(read)) article.readCount += 1;
    reads.add(read);
  }

  return {
    add(row: SegmentRow, viewClass: ViewClass): void {
      tallies[viewClass] += 1;
      if (viewClass === 'suspect') articleHourOf(row).suspectCount += 1;
      if (viewClass === 'human') addView(row);
    },
    result: (): HourCounts => ({
      articles: [...articles].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, hour]) => hour),
      visitCount,
      withoutReaderCount,
      tallies,
    }),
  };
}
