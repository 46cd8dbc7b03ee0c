import { addBytes, addListed, addNumber, bytesOf, emptySet } from './number-set';
import type { SearchDatabase } from './search-database';

/** So many entries are not worth it. */
export const UNCHOSEN_MIN = 5_000;
/** By this share an index may have grown since the frequent terms were chosen. */
const UNCHOSEN_SHARE = 1 / 8;
/** What more of the entries have than this share is frequent. */
const FREQUENT_SHARE = 1 / 16;
/** A set is kept in parts of so many numbers, because what is new belongs to the last of them. */
export const PART_NUMBERS = 2 ** 15;

/**
 * Chooses the terms that are frequent, if the index has grown much since that was done last, and keeps who has them as sets of numbers, too. FTS5 reads all of a
 * term's numbers whenever it is asked: words that stand in most of 100,000 entries take some 2 ms each, and ten tiers have them ten times; a set takes
 * microseconds.
 */
export function chooseFrequentTerms(database: SearchDatabase, unchosenMin: number): void {
  const [state] = database.rows<{ newest: number; chosen: number }>(
    'SELECT (SELECT coalesce(max(number), 0) FROM entries) AS newest, chosen_number AS chosen FROM state',
  );
  const { newest, chosen } = state ?? { newest: 0, chosen: 0 };
  if (newest - chosen <= Math.max(unchosenMin, chosen * UNCHOSEN_SHARE)) return;
  database.inTransaction('write', () => {
    database.run('DELETE FROM frequent_terms');
    const frequent = 'SELECT term FROM term_counts WHERE doc > ?';
    for (const { term } of database.rows<{ term: string }>(frequent, newest * FREQUENT_SHARE)) {
      const set = emptySet(newest + 1);
      addListed(set, numbersOf(database, `"${term}"`));
      const bytes = bytesOf(set);
      const partBytes = PART_NUMBERS / 8;
      for (let start = 0; start < bytes.length; start += partBytes)
        putPart(database, { term, part: start / partBytes }, bytes.slice(start, start + partBytes));
    }
    database.run('UPDATE state SET chosen_number = ?', newest);
  });
}

/** Keeps the sets of frequent terms up to what is written. */
export function createFrequentTerms(database: SearchDatabase) {
  let frequent = readFrequentTerms(database);
  const added = new Map<string, number[]>();

  return {
    /** Remembers a new entry until `save`. */
    add(number: number, terms: Iterable<string>): void {
      for (const term of terms)
        if (frequent.has(term)) {
          const numbers = added.get(term) ?? [];
          if (numbers.push(number) === 1) added.set(term, numbers);
        }
    },
    save(): void {
      for (const [term, numbers] of added)
        for (const part of new Set(numbers.map(partOf))) {
          const set = emptySet(PART_NUMBERS);
          addBytes(set, readPart(database, { term, part }));
          for (const number of numbers)
            if (partOf(number) === part) addNumber(set, number % PART_NUMBERS);
          putPart(database, { term, part }, bytesOf(set));
        }
      added.clear();
    },
    /** To be called when others may have been chosen, or what was remembered was not written. */
    reload(): void {
      frequent = readFrequentTerms(database);
      added.clear();
    },
  };
}

export function readFrequentTerms(database: SearchDatabase): ReadonlySet<string> {
  const terms = database.rows<{ term: string }>('SELECT DISTINCT term FROM frequent_terms');
  return new Set(terms.map(({ term }) => term));
}

interface PartName {
  term: string;
  part: number;
}

const partOf = (number: number) => Math.floor(number / PART_NUMBERS);

function readPart(database: SearchDatabase, { term, part }: PartName): Uint8Array {
  const sql = 'SELECT numbers FROM frequent_terms WHERE term = ? AND part = ?';
  const [row] = database.rows<{ numbers: Uint8Array }>(sql, term, part);
  return row?.numbers ?? new Uint8Array();
}

function putPart(database: SearchDatabase, { term, part }: PartName, numbers: Uint8Array): void {
  database.run('INSERT OR REPLACE INTO frequent_terms VALUES (?, ?, ?)', term, part, numbers);
}

/** The numbers of the entries that FTS5 finds, as a text with commas between, which is read in a tenth of the time that a row for each takes. */
export function numbersOf(database: SearchDatabase, expression: string): string {
  const sql = 'SELECT group_concat(rowid) AS numbers FROM terms WHERE terms MATCH ?';
  const [found] = database.rows<{ numbers: string | null }>(sql, expression);
  return found?.numbers ?? '';
}
