import { isOneSlipAway } from '@congkhai/shared/search/edit-distance';
import { beginningOf } from '@congkhai/shared/search/highlight';
import type { SearchQuery } from '@congkhai/shared/search/query';
import type { SearchDatabase } from './search-database';
import type { Readings } from './search-expression';
import { ANYWHERE, wordTerm } from './search-terms';

/** A word of fewer letters is one slip away from half of all syllables. */
const CORRECTED_CHARACTERS_MIN = 3;
const CORRECTIONS_PER_WORD_MAX = 12;
/** To look for each of more words than this takes too long in bodies. */
const COMPLETIONS_MAX = 40;

/** All words that stand anywhere in the index, without diacritics: those that a word is the beginning of, and those that are spelled nearly like it. */
export function createVocabulary(database: SearchDatabase) {
  let words: string[] = [];
  let known: ReadonlySet<string> = new Set();
  let lastId = 0;

  function similarTo(folded: string): string[] {
    const similar = words.filter((word) => word !== folded && isOneSlipAway(word, folded));
    if (similar.length <= CORRECTIONS_PER_WORD_MAX) return similar;
    // Short syllables are close to many others. Most probably one was meant that is often written.
    const counted = similar.map((word) => ({ word, count: entryCountOf(word) }));
    return counted
      .sort((a, b) => b.count - a.count)
      .slice(0, CORRECTIONS_PER_WORD_MAX)
      .map(({ word }) => word);
  }

  function entryCountOf(word: string): number {
    const [row] = database.rows<{ doc: number }>(
      'SELECT doc FROM term_counts WHERE term = ?',
      wordTerm(ANYWHERE, word),
    );
    return row?.doc ?? 0;
  }

  return {
    /** Reads what came into the index since the last time. Words are never taken out. */
    follow(): void {
      const sql = 'SELECT id, word FROM words WHERE id > ? ORDER BY id';
      const fresh = database.rows<{ id: number; word: string }>(sql, lastId);
      const last = fresh.at(-1);
      if (!last) return;
      words = [...words, ...fresh.map(({ word }) => word)].sort();
      known = new Set(words);
      lastId = last.id;
    },
    /** The words that begin as the last word of a query does; null if they are too many. */
    completionsOf({ groups }: SearchQuery): Readings['completions'] {
      const beginning = beginningOf(groups.at(-1)?.at(-1)?.folded);
      if (beginning === null) return [];
      const first = firstAtLeast(words, beginning);
      const begun = words.slice(first, first + COMPLETIONS_MAX + 1);
      const completions = begun.filter((word) => word.startsWith(beginning));
      return completions.length > COMPLETIONS_MAX ? null : completions;
    },
    /** Guesses for the words that nothing has; where each of them stands somewhere, for all. */
    correctionsOf({ groups }: SearchQuery): Readings['corrections'] {
      const typed = groups.flatMap(([word, ...others]) => (others.length > 0 ? [] : [word.folded]));
      const candidates = typed.filter(
        (folded) => folded.length >= CORRECTED_CHARACTERS_MIN && !/\d/.test(folded),
      );
      const unknown = candidates.filter((folded) => !known.has(folded));
      const misspelled = unknown.length > 0 ? unknown : candidates;
      const guesses = misspelled.map((folded): [string, string[]] => [folded, similarTo(folded)]);
      return new Map(guesses.filter(([, similar]) => similar.length > 0));
    },
  };
}

/** The position of the first word that does not come before this one, in sorted words. */
function firstAtLeast(words: readonly string[], wanted: string): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((words[middle] ?? '') < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
