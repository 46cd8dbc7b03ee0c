import type { OpeningBalanceSource } from '@congkhai/shared/contracts/opening-balance';
import { csvCellOf } from '@congkhai/shared/open-data/csv';
import type { ArticleFinder } from './match-articles';

/** A bucket answers one question in some 20 ms, however many are asked at once. */
const LOOKUPS_AT_ONCE = 32;

/** An old address, its views, and the article they belong to. */
export interface MatchedAddress {
  address: string;
  viewCount: number;
  articleId: string | null;
}

/** Finds the articles of all addresses: those without an article first, then by views. */
export async function matchAddresses(
  viewCountByAddress: ReadonlyMap<string, number>,
  finder: ArticleFinder,
  articleIdByAddress: ReadonlyMap<string, string>,
): Promise<MatchedAddress[]> {
  const matched: MatchedAddress[] = [];
  const addresses = [...viewCountByAddress];
  for (let at = 0; at < addresses.length; at += LOOKUPS_AT_ONCE) {
    const some = addresses.slice(at, at + LOOKUPS_AT_ONCE).map(async ([address, viewCount]) => {
      const articleId = articleIdByAddress.get(address) ?? (await finder.find(address));
      return { address, viewCount, articleId };
    });
    matched.push(...(await Promise.all(some)));
  }
  return matched.sort(
    (one, other) =>
      Number(one.articleId !== null) - Number(other.articleId !== null) ||
      other.viewCount - one.viewCount ||
      (one.address < other.address ? -1 : 1),
  );
}

/** Several addresses of one article add up; what belongs to no article is counted by itself. */
export function sumByArticle(
  matched: readonly MatchedAddress[],
): Pick<OpeningBalanceSource, 'articles' | 'unmatched'> {
  const viewCountByArticle = new Map<string, number>();
  const unmatched = { addressCount: 0, viewCount: 0 };
  for (const { articleId, viewCount } of matched) {
    if (articleId === null) {
      unmatched.addressCount += 1;
      unmatched.viewCount += viewCount;
    } else {
      viewCountByArticle.set(articleId, (viewCountByArticle.get(articleId) ?? 0) + viewCount);
    }
  }
  const articles = [...viewCountByArticle]
    .map(([articleId, viewCount]) => ({ articleId, viewCount }))
    .sort((one, other) => (one.articleId < other.articleId ? -1 : 1));
  return { articles, unmatched };
}

/** The report as CSV with a byte order mark, so that Excel reads it; filled in, it goes back in with `--addresses`. */
export function reportOf(matched: readonly MatchedAddress[]): string {
  const rows = matched.map(({ address, viewCount, articleId }) =>
    [address, viewCount, articleId].map(csvCellOf).join(','),
  );
  return `\uFEFFaddress,viewCount,articleId\r\n${rows.map((row) => `${row}\r\n`).join('')}`;
}
