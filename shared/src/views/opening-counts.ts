import type { OpeningBalance } from '../contracts/opening-balance';

export interface OpeningCounts {
  /** Of the whole site; visits are null if no source tells them. */
  site: { viewCount: number; visitCount: number | null };
  /** By article id. An article that is not in it had no view that is known. */
  viewCountByArticle: ReadonlyMap<string, number>;
}

/** The opening balance of all sources together. Null stands for a store that holds none. */
export function openingCountsOf(balance: OpeningBalance | null): OpeningCounts {
  const viewCountByArticle = new Map<string, number>();
  let viewCount = 0;
  let visitCount: number | null = null;
  for (const { site, articles } of balance?.sources ?? []) {
    viewCount += site.viewCount;
    if (site.visitCount !== null) visitCount = (visitCount ?? 0) + site.visitCount;
    for (const article of articles) {
      const before = viewCountByArticle.get(article.articleId) ?? 0;
      viewCountByArticle.set(article.articleId, before + article.viewCount);
    }
  }
  return { site: { viewCount, visitCount }, viewCountByArticle };
}
