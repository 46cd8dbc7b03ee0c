import { addListed, bytesOf, emptySet } from './number-set';
import type { SearchDatabase } from './search-database';

/** So many entries are not worth it. */
export const UNSETTLED_MIN = 5_000;
/** One entry in eight may have come since the frequent terms were looked through. */
const UNSETTLED_SHARE = 1 / 8;
/** What more of the entries have than this share is frequent. */
const FREQUENT_SHARE = 1 / 16;

/**
 * Keeps who has a frequent term as a set of numbers, too. FTS5 reads all of a term's numbers whenever it is asked: five words that stand in most of 100,000
 * entries take 10 ms, and ten tiers several times as long; sets take some microseconds. Nothing is done while an index is small, or has hardly grown.
 */
export function settleFrequentTerms(database: SearchDatabase, unsettledMin: number): void {
  const [state] = database.rows<{ newest: number; settled: number }>(
    'SELECT (SELECT coalesce(max(number), 0) FROM entries) AS newest, settled_number AS settled FROM state',
  );
  const { newest, settled } = state ?? { newest: 0, settled: 0 };
  if (newest - settled <= Math.max(unsettledMin, settled * UNSETTLED_SHARE)) return;
  database.inTransaction('write', () => {
    database.run('DELETE FROM frequent_terms');
    const frequent = 'SELECT term FROM term_counts WHERE doc > ?';
    for (const { term } of database.rows<{ term: string }>(frequent, newest * FREQUENT_SHARE)) {
      const set = emptySet(newest + 1);
      addListed(set, numbersOf(database, `"${term}"`));
      database.run('INSERT INTO frequent_terms VALUES (?, ?)', term, bytesOf(set));
    }
    database.run('UPDATE state SET settled_number = ?', newest);
  });
}

/** The numbers of the entries that FTS5 finds, as a text with commas between, which is read in a tenth of the time that a row for each takes. */
export function numbersOf(
  database: SearchDatabase,
  expression: string,
  range: { above: number; upTo: number } = { above: -1, upTo: Number.MAX_SAFE_INTEGER },
): string {
  const sql =
    'SELECT group_concat(rowid) AS numbers FROM terms WHERE terms MATCH ? AND rowid > ? AND rowid <= ?';
  const { above, upTo } = range;
  const [found] = database.rows<{ numbers: string | null }>(sql, expression, above, upTo);
  return found?.numbers ?? '';
}
