import { type Word, wordsOf } from './words';

/** Words that must stand one after another: those of a document's number, or what is in quotation marks. Most groups have one word. */
export type WordGroup = readonly [Word, ...Word[]];

/** What somebody looks for. */
export interface SearchQuery {
  groups: readonly WordGroup[];
  /** Whether it was typed with diacritics, so that what is spelled the same comes first. */
  hasDiacritics: boolean;
}

/** More words than this are left out: they only make a search slow. */
const WORDS_MAX = 16;
const GROUP = /["“]([^"”]+)["”]|\S+/gu;

/** Reads what somebody typed. Without any letter or digit there are no groups. */
export function parseQuery(text: string): SearchQuery {
  const groups: WordGroup[] = [];
  let wordCount = 0;
  for (const [written, quoted = written] of text.matchAll(GROUP)) {
    const [first, ...others] = wordsOf(quoted).slice(0, WORDS_MAX - wordCount);
    if (!first) continue;
    groups.push([first, ...others]);
    wordCount += 1 + others.length;
  }
  return { groups, hasDiacritics: groups.flat().some(({ spelled, folded }) => spelled !== folded) };
}
