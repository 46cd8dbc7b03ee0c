import { numbersOf } from './frequent-terms';
import {
  addAll,
  addBytes,
  addListed,
  emptySet,
  isEmptySet,
  keepOnly,
  type NumberSet,
} from './number-set';
import type { SearchDatabase } from './search-database';
import { type Choice, type Conjunction, expressionOf } from './search-expression';

const SELECT_SET = 'SELECT numbers FROM frequent_terms WHERE term = ?';

/** Finds the numbers of entries by their terms: by the sets of frequent terms, and by FTS5 for all others and for what came since these were made. */
export function createFinder(database: SearchDatabase) {
  let frequent: ReadonlySet<string> = new Set();
  let settled = 0;

  function addFrequent(set: NumberSet, term: string): void {
    const [row] = database.rows<{ numbers: Uint8Array }>(SELECT_SET, term);
    if (row) addBytes(set, row.numbers);
  }

  function chosen({ terms, beginning }: Choice, below: number): NumberSet {
    const set = emptySet(below);
    for (const term of terms) if (frequent.has(term)) addFrequent(set, term);
    const rest = { terms: terms.filter((term) => !frequent.has(term)), beginning };
    if (rest.terms.length > 0 || beginning !== null) addAll(set, asked([rest], below));
    return set;
  }

  function asked(conjunction: Conjunction, below: number): NumberSet {
    const set = emptySet(below);
    const range = { above: -1, upTo: settled };
    addListed(set, numbersOf(database, expressionOf(conjunction), range));
    return set;
  }

  function settledOf(conjunction: Conjunction, below: number): NumberSet {
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
  }

  return {
    /** Sees what was settled since the last time. */
    follow(): void {
      const [state] = database.rows<{ settled: number }>(
        'SELECT settled_number AS settled FROM state',
      );
      if (!state || state.settled === settled) return;
      ({ settled } = state);
      const terms = database.rows<{ term: string }>('SELECT term FROM frequent_terms');
      frequent = new Set(terms.map(({ term }) => term));
    },
    /** Those that have what is asked for, among numbers below this. Some may be gone since. */
    find(conjunction: Conjunction, below: number): NumberSet {
      const found = settled > 0 ? settledOf(conjunction, below) : emptySet(below);
      const since = { above: settled, upTo: below };
      addListed(found, numbersOf(database, expressionOf(conjunction), since));
      return found;
    },
  };
}
