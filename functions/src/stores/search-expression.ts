import type { SearchQuery, WordGroup } from '@congkhai/shared/search/query';
import {
  ANYWHERE,
  IN_SHORT,
  IN_TITLE,
  rowTerms,
  type Scope,
  SPELLED_IN_SHORT,
  SPELLED_IN_TITLE,
  wordTerm,
} from './search-terms';

/** What a query's words may stand for. */
export interface Readings {
  /** Words that are looked for as well as a word that may be misspelled, by the word. */
  corrections: ReadonlyMap<string, readonly string[]>;
  /** The words that begin as the last one does, itself among them if it is one; null if they are too many, and then bodies are not searched. */
  completions: readonly string[] | null;
}

/** Terms of which an entry has one at least, or one that begins so. */
export interface Choice {
  terms: readonly string[];
  beginning: string | null;
}

/** What an entry has of each. */
export type Conjunction = readonly Choice[];

export interface Tier {
  conjunction: Conjunction;
  isInBody: boolean;
}

const NOTHING_READ: Readings = { corrections: new Map(), completions: [] };

/** Everything that matches a query: all of its words, with or without diacritics, in any order and place. */
export function matchOf({ groups }: SearchQuery, readings: Readings): Conjunction {
  return wordsIn(readings.completions === null ? IN_SHORT : ANYWHERE, groups, readings);
}

/**
 * The tiers in which hits are shown, the best first: as it was spelled before without diacritics; the words one after another in the title, all words in the
 * title, one after another in title or text, all in title and text; at last one after another anywhere, and all anywhere. What is in several tiers belongs to
 * the first of them; all of them together are `matchOf`.
 */
export function tiersOf(query: SearchQuery, readings: Readings): Tier[] {
  const { groups, hasDiacritics } = query;
  const isExact = readings.corrections.size === 0;
  const tiersIn = (scope: Scope, read: Readings): Conjunction[] =>
    groups.length > 1 && isExact
      ? [rowIn(scope, groups, read), wordsIn(scope, groups, read)]
      : [wordsIn(scope, groups, read)];
  const short = [
    ...(hasDiacritics && isExact
      ? [SPELLED_IN_TITLE, SPELLED_IN_SHORT].flatMap((scope) => tiersIn(scope, NOTHING_READ))
      : []),
    ...[IN_TITLE, IN_SHORT].flatMap((scope) => tiersIn(scope, readings)),
  ];
  const inBodies = readings.completions === null ? [] : tiersIn(ANYWHERE, readings);
  return [
    ...short.map((conjunction) => ({ conjunction, isInBody: false })),
    ...inBodies.map((conjunction) => ({ conjunction, isInBody: true })),
  ];
}

/** What the last word of a row may be. */
interface Last {
  words: readonly string[];
  /** Whether it may be anything that begins as the first of these. */
  isBegun: boolean;
}

/** All words of the query one after another. */
function rowIn(scope: Scope, groups: readonly WordGroup[], readings: Readings): Conjunction {
  return inARow(scope, groups.flat().map(scope.wordOf), lastOf(scope, groups, readings));
}

/** All words of the query, those of a group one after another. */
function wordsIn(scope: Scope, groups: readonly WordGroup[], readings: Readings): Conjunction {
  return groups.flatMap((group, position) => {
    const words = group.map(scope.wordOf);
    const isLast = position === groups.length - 1;
    const last = isLast
      ? lastOf(scope, groups, readings)
      : { words: words.slice(-1), isBegun: false };
    const guesses = group.length > 1 ? [] : (readings.corrections.get(group[0].folded) ?? []);
    return inARow(scope, words, { ...last, words: [...new Set([...last.words, ...guesses])] });
  });
}

function lastOf(scope: Scope, groups: readonly WordGroup[], { completions }: Readings): Last {
  const typed = groups.at(-1)?.slice(-1).map(scope.wordOf) ?? [];
  return { words: [...new Set([...typed, ...(completions ?? [])])], isBegun: completions === null };
}

/** These words one after another, the last of them in one of its readings. */
function inARow(scope: Scope, words: readonly string[], last: Last): Conjunction {
  const before = words.slice(0, -1);
  const endings = last.words.map((word) => endingsOf(scope, before, word));
  const [typed = []] = endings;
  return [
    ...rowTerms(scope, before).map((term) => ({ terms: [term], beginning: null })),
    ...typed.map((beginning, index) => {
      const terms = endings.map((ending) => ending[index] ?? '');
      return last.isBegun ? { terms: terms.slice(1), beginning } : { terms, beginning: null };
    }),
  ];
}

/** The terms that have to do with the last word of a row. */
function endingsOf(scope: Scope, before: readonly string[], last: string): string[] {
  if (before.length === 0) return [wordTerm(scope, last)];
  const known = new Set(rowTerms(scope, before));
  return rowTerms(scope, [...before, last]).filter((term) => !known.has(term));
}

/** In the language of FTS5 (https://www.sqlite.org/fts5.html#full_text_query_syntax). Terms have no quotation marks in them. */
export function expressionOf(conjunction: Conjunction): string {
  return conjunction.map((choice) => `(${choiceOf(choice)})`).join(' AND ');
}

function choiceOf({ terms, beginning }: Choice): string {
  const quoted = terms.map((term) => `"${term}"`);
  return [...quoted, ...(beginning === null ? [] : [`"${beginning}" *`])].join(' OR ');
}
