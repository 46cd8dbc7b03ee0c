import type { SearchQuery } from './query';
import { type Word, wordsOf } from './words';

/** A part of a text: UTF-16 units from `start` to before `end`, as `text.slice(start, end)` takes it. */
export interface TextRange {
  start: number;
  end: number;
}

/** What a highlight is asked to mark: the words that were found, the last of them perhaps only begun. */
export interface FoundWords {
  folded: ReadonlySet<string>;
  spelled: ReadonlySet<string>;
  /** What the last word begins with; null if it is not looked for as a beginning. */
  beginning: string | null;
}

/** The words that are marked for a query, with those that a misspelled one was taken for. */
export function foundWordsOf({ groups }: SearchQuery, corrections: readonly string[]): FoundWords {
  const words = groups.flat();
  return {
    folded: new Set([...words.map(({ folded }) => folded), ...corrections]),
    spelled: new Set(words.map(({ spelled }) => spelled)),
    beginning: beginningOf(words.at(-1)?.folded),
  };
}

/** Shorter beginnings would find half of the language. */
export const BEGINNING_CHARACTERS_MIN = 2;

/** What a last word is taken for the beginning of; null if it is too short. */
export function beginningOf(folded: string | undefined): string | null {
  return folded !== undefined && folded.length >= BEGINNING_CHARACTERS_MIN ? folded : null;
}

/** Whether a word of a text is one of those that are marked. */
export function isFound({ folded }: Word, found: FoundWords): boolean {
  return (
    found.folded.has(folded) || (found.beginning !== null && folded.startsWith(found.beginning))
  );
}

/**
 * Where the words stand in a text. If some of them stand there as they were spelled, only those are marked: who looks for "tiền" is not shown
 * every "Tiên". Neighbours are one range.
 */
export function highlightsIn(text: string, found: FoundWords): TextRange[] {
  const words = wordsOf(text);
  const folded = words.filter((word) => isFound(word, found));
  const spelled = new Set(folded.filter(({ spelled }) => found.spelled.has(spelled)));
  const bySpelling = new Set([...spelled].map((word) => word.folded));
  const ranges: TextRange[] = [];
  for (const word of folded) {
    if (bySpelling.has(word.folded) && !spelled.has(word)) continue;
    const last = ranges.at(-1);
    if (last && text.slice(last.end, word.start).trim() === '') last.end = word.end;
    else ranges.push({ start: word.start, end: word.end });
  }
  return ranges;
}
