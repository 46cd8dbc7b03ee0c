/** Where an article stands in a list: newest first, and by article id where two were published in the same millisecond. */
export interface ArticlePosition {
  publishedAt: string;
  articleId: string;
}

/** Compares two positions so that `sort` puts the newest first. The order is total, so paging never repeats or skips. */
export function comparePositions(a: ArticlePosition, b: ArticlePosition): number {
  if (a.publishedAt !== b.publishedAt) return a.publishedAt < b.publishedAt ? 1 : -1;
  if (a.articleId === b.articleId) return 0;
  return a.articleId < b.articleId ? 1 : -1;
}
