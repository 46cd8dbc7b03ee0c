import type { Word } from '@congkhai/shared/search/words';
import type { SearchEntry } from './search-index';

// What an entry is found by: terms that it has or has not, as the index keeps them. A term is a word, or two words that stand one after another, and says
// where: marks before it, because to keep the places of all words in all bodies takes four times as much and is slow where words are frequent.

/** Where words stand, and whether they are taken as they are spelled or without diacritics. */
export interface Scope {
  mark: '+' | '=' | '' | '+~' | '=~';
  wordOf: (word: Word) => string;
}

const foldedOf = ({ folded }: Word) => folded;
const spelledOf = ({ spelled }: Word) => spelled;

/** In the title. */
export const IN_TITLE: Scope = { mark: '+', wordOf: foldedOf };
/** In the title or in what else stands beside it, but for the body. */
export const IN_SHORT: Scope = { mark: '=', wordOf: foldedOf };
/** Anywhere. Bodies are kept without diacritics only, which is half as large. */
export const ANYWHERE: Scope = { mark: '', wordOf: foldedOf };
export const SPELLED_IN_TITLE: Scope = { mark: '+~', wordOf: spelledOf };
export const SPELLED_IN_SHORT: Scope = { mark: '=~', wordOf: spelledOf };

/** What parts the words of a row and the marks; it stands in no word. */
const LINK = '_';
/** Characters of terms that are neither letters nor digits. */
export const TERM_CHARACTERS = `+=~${LINK}`;
const DIGIT = /\p{N}/u;

export function wordTerm({ mark }: Scope, word: string): string {
  return mark + word;
}

/**
 * What stands in the terms of an entry in which these words stand one after another: each two neighbours, and each three of which the first has a digit, so
 * that "214/QĐ-UBND" is not found where "214/QĐ-CP" and "3/QĐ-UBND" stand.
 */
export function rowTerms({ mark }: Scope, words: readonly string[]): string[] {
  return words.flatMap((word, index) => {
    const row = (length: number) => mark + LINK + words.slice(index, index + length).join(LINK);
    const lengths = DIGIT.test(word) ? [2, 3] : [2];
    return lengths.filter((length) => index + length <= words.length).map(row);
  });
}

/** All terms of an entry, each once. */
export function termsOf(
  parts: Record<keyof Pick<SearchEntry, 'title' | 'text' | 'body'>, readonly Word[]>,
): Set<string> {
  const { title, text, body } = parts;
  const scopes: [Scope, (readonly Word[])[]][] = [
    [IN_TITLE, [title]],
    [IN_SHORT, [title, text]],
    [ANYWHERE, [title, text, body]],
    [SPELLED_IN_TITLE, [title]],
    [SPELLED_IN_SHORT, [title, text]],
  ];
  const terms = new Set<string>();
  for (const [scope, texts] of scopes)
    for (const words of texts.map((text) => text.map(scope.wordOf))) {
      for (const word of words) terms.add(wordTerm(scope, word));
      for (const row of rowTerms(scope, words)) terms.add(row);
    }
  return terms;
}
