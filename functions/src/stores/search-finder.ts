import { numbersOf, PART_NUMBERS, readFrequentTerms } from './frequent-terms';
import { addBytes, addListed, emptySet, isEmptySet, keepOnly, type NumberSet } from './number-set';
import type { SearchDatabase } from './search-database';
import { type Choice, type Conjunction, expressionOf } from './search-expression';

const SELECT_SET = 'SELECT part, numbers FROM frequent_terms WHERE term = ?';

/** Finds the numbers of entries by their terms: by the sets of frequent terms, and by FTS5 for all others. */
export function createFinder(database: SearchDatabase) {
  let frequent: ReadonlySet<string> = new Set();
  let seenChosen = 0;

  function addFrequent(set: NumberSet, term: string): void {
    for (const { part, numbers } of database.rows<{ part: number; numbers: Uint8Array }>(
      SELECT_SET,
      term,
    ))
      addBytes(set, numbers, part * PART_NUMBERS);
  }

  function asked(conjunction: Conjunction, below: number): NumberSet {
    const set = emptySet(below);
    addListed(set, numbersOf(database, expressionOf(conjunction)));
    return set;
  }

  function chosen({ terms, beginning }: Choice, below: number): NumberSet {
    const rare = terms.filter((term) => !frequent.has(term));
    const isMore = rare.length > 0 || beginning !== null;
    const set = isMore ? asked([{ terms: rare, beginning }], below) : emptySet(below);
    for (const term of terms) if (frequent.has(term)) addFrequent(set, term);
    return set;
  }

  return {
    /** Sees which terms have been chosen since the last time. */
    follow(): void {
      const [state] = database.rows<{ chosen: number }>(
        'SELECT chosen_number AS chosen FROM state',
      );
      if (!state || state.chosen === seenChosen) return;
      seenChosen = state.chosen;
      frequent = readFrequentTerms(database);
    },
    /** Those that have what is asked for, among numbers below this. Some may be gone since. */
    find(conjunction: Conjunction, below: number): NumberSet {
      const isFrequent = ({ terms }: Choice) => terms.some((term) => frequent.has(term));
      const rare = conjunction.filter((choice) => !isFrequent(choice));
      let found = rare.length > 0 ? asked(rare, below) : null;
      for (const choice of conjunction.filter(isFrequent)) {
        if (found && isEmptySet(found)) break;
        const set = chosen(choice, below);
        if (found) keepOnly(found, set);
        else found = set;
      }
      return found ?? emptySet(below);
    },
  };
}
