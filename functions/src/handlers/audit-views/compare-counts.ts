import type { ArticleHour, HourCounts } from '@congkhai/shared/views/recount-hour';
import { VIEW_CLASSES, VIEW_SOURCES } from '@congkhai/shared/views/view';
import { LedgerDifference, requireSame } from './difference';

/** Throws `LedgerDifference`, which names the article, unless a seal has exactly the counts that were computed anew. */
export function requireCounts(key: string, expected: HourCounts, found: HourCounts): void {
  for (const [position, article] of found.articles.entries())
    requireArticle(key, expected.articles[position], article);
  const missing = expected.articles[found.articles.length];
  if (missing) throw new LedgerDifference(key, `${nameOf(missing)} is missing`);
  for (const viewClass of VIEW_CLASSES)
    requireSame(key, `tally of ${viewClass}`, {
      expected: expected.tallies[viewClass],
      found: found.tallies[viewClass],
    });
  for (const count of ['visitCount', 'withoutReaderCount'] as const)
    requireSame(key, count, { expected: expected[count], found: found[count] });
}

// Both lists have one order, so the first place where they part tells which article is too many or missing.
function requireArticle(key: string, expected: ArticleHour | undefined, found: ArticleHour): void {
  if (expected === undefined || nameOf(found) < nameOf(expected))
    throw new LedgerDifference(key, `${nameOf(found)} is there, but nobody opened it`);
  if (nameOf(expected) < nameOf(found))
    throw new LedgerDifference(key, `${nameOf(expected)} is missing`);
  const name = nameOf(expected);
  for (const count of ['viewCount', 'readCount', 'suspectCount'] as const)
    requireSame(key, `${count} of ${name}`, { expected: expected[count], found: found[count] });
  for (const source of VIEW_SOURCES)
    requireSame(key, `views from ${source} of ${name}`, {
      expected: expected.sources[source] ?? 0,
      found: found.sources[source] ?? 0,
    });
}

function nameOf({ articleId, locale }: ArticleHour): string {
  return `article ${articleId} ${locale}`;
}
