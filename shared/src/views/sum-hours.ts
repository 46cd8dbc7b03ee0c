import type { ArticleHour, HourCounts } from './recount-hour';
import { VIEW_CLASSES, VIEW_SOURCES } from './view';

/**
 * What hours had together: every count is the sum of theirs. A read is at most one per reader, article and clock hour, so reads add up as well.
 * Articles come in the order of article id and locale, as in an hour.
 */
export function sumHours(hours: Iterable<HourCounts>): HourCounts {
  const articles = new Map<string, ArticleHour>();
  const sum: HourCounts = {
    articles: [],
    visitCount: 0,
    withoutReaderCount: 0,
    tallies: { human: 0, 'declared-bot': 0, suspect: 0, internal: 0, prefetch: 0, duplicate: 0 },
  };
  for (const hour of hours) {
    sum.visitCount += hour.visitCount;
    sum.withoutReaderCount += hour.withoutReaderCount;
    for (const viewClass of VIEW_CLASSES) sum.tallies[viewClass] += hour.tallies[viewClass];
    for (const article of hour.articles) addArticle(articles, article);
  }
  sum.articles = [...articles].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, article]) => article);
  return sum;
}

function addArticle(articles: Map<string, ArticleHour>, article: ArticleHour): void {
  const { articleId, locale } = article;
  const key = `${articleId} ${locale}`;
  const none = { articleId, locale, viewCount: 0, readCount: 0, sources: {}, suspectCount: 0 };
  const known: ArticleHour = articles.get(key) ?? none;
  known.viewCount += article.viewCount;
  known.readCount += article.readCount;
  known.suspectCount += article.suspectCount;
  for (const source of VIEW_SOURCES) {
    const count = (known.sources[source] ?? 0) + (article.sources[source] ?? 0);
    if (count > 0) known.sources[source] = count;
  }
  articles.set(key, known);
}

/** Views and reads of all articles together. */
export function totalsOf({ articles, visitCount }: Pick<HourCounts, 'articles' | 'visitCount'>) {
  let viewCount = 0;
  let readCount = 0;
  for (const article of articles) {
    viewCount += article.viewCount;
    readCount += article.readCount;
  }
  return { viewCount, readCount, visitCount };
}
