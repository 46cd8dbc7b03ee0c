import type { Locale } from '@congkhai/shared/contracts/identifiers';
import type { Database } from 'better-sqlite3';

/**
 * The number of an article in one language, which it gets when it is first asked for. To be made anew after a transaction that was rolled back,
 * because numbers given in it are not valid any more.
 */
export function createArticleNumbers(
  database: Database,
): (articleId: string, locale: Locale) => number {
  const find = database
    .prepare<[string, Locale], number>(
      'SELECT article FROM articles WHERE article_id = ? AND locale = ?',
    )
    .pluck();
  const insert = database
    .prepare<[string, Locale], number>(
      'INSERT INTO articles (article_id, locale) VALUES (?, ?) RETURNING article',
    )
    .pluck();
  const known = new Map<string, number>();

  return function numberOf(articleId, locale) {
    const key = `${locale}${articleId}`;
    const number = known.get(key) ?? find.get(articleId, locale) ?? insert.get(articleId, locale);
    if (number === undefined) throw new Error(`No number was given to article ${articleId}`);
    known.set(key, number);
    return number;
  };
}
