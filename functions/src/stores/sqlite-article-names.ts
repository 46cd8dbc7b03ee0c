import type { Locale } from '@congkhai/shared/contracts/identifiers';
import type { Database } from 'better-sqlite3';

/** The ids of articles by their numbers. They are kept in memory and only what is new is read, because numbers never change. */
export function createArticleNames(database: Database) {
  const findNew = database
    .prepare<[number], [number, string, Locale]>(
      'SELECT article, article_id, locale FROM articles WHERE article > ? ORDER BY article',
    )
    .raw();
  const byLocale = new Map<Locale, Map<number, string>>();
  let last = 0;

  function readNew(): void {
    for (const [article, articleId, locale] of findNew.iterate(last)) {
      const known = byLocale.get(locale) ?? new Map<number, string>();
      byLocale.set(locale, known.set(article, articleId));
      last = article;
    }
  }

  return {
    lastNumber(): number {
      readNew();
      return last;
    },
    /** Number and id of all articles of a locale. */
    of(locale: Locale): ReadonlyMap<number, string> {
      readNew();
      return byLocale.get(locale) ?? new Map();
    },
  };
}
