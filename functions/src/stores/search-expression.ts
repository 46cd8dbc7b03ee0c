import { beginningOf } from '@congkhai/shared/search/highlight';
import type { SearchQuery, WordGroup } from '@congkhai/shared/search/query';
import type { SearchFilters } from './search-index';

// Queries in the language of SQLite's FTS5 (https://www.sqlite.org/fts5.html#full_text_query_syntax). Words are letters and digits, so that nothing in
// them has to be escaped; they stand in quotation marks because AND, OR and NOT are words, too.

/** What a query's words may stand for. */
export interface Readings {
  /** Words that are looked for as well as a word that may be misspelled, by the word. */
  corrections: ReadonlyMap<string, readonly string[]>;
  /** The words that begin as the last one does, itself among them if it is one; null if they are too many, and then bodies are not searched. */
  completions: readonly string[] | null;
}

/** What is asked of one of the tables of words. */
export interface TableExpression {
  table: 'entry_words' | 'all_words' | 'any_words';
  expression: string;
}

/** A way in which words stand in columns. */
interface Form {
  /** What stands before an expression to narrow it to titles, and to titles and texts. */
  inTitle: string;
  inShort: string;
  inText: string;
  wordOf: (word: WordGroup[number]) => string;
  /** Whether the last word may be only begun, and whether words may be misspelled. */
  isLoose: boolean;
}

const SPELLED: Form = {
  inTitle: '{spelled_title} : ',
  inShort: '{spelled_title spelled_text} : ',
  inText: '{spelled_text} : ',
  wordOf: ({ spelled }) => spelled,
  isLoose: false,
};
const FOLDED: Form = {
  inTitle: '{title} : ',
  inShort: '{title text} : ',
  inText: '{text} : ',
  wordOf: ({ folded }) => folded,
  isLoose: true,
};
/** More completions of a word than these are not looked for one after another with the words before it. */
const COMPLETIONS_IN_ROW_MAX = 8;

/** A word of a title or text as it stands in the column `short`. */
export function shortOf(folded: string): string {
  return `=${folded}`;
}

/** Everything that matches a query: all of its words, with or without diacritics, in any order and place. */
export function matchExpression({ groups }: SearchQuery, readings: Readings): TableExpression {
  const expression = wordsIn(FOLDED, groups, readings);
  if (readings.completions === null)
    return { table: 'entry_words', expression: FOLDED.inShort + expression };
  const hasRows = groups.some((group) => group.length > 1);
  return { table: hasRows ? 'all_words' : 'any_words', expression };
}

/**
 * The tiers in which hits are shown, the best first: as it was spelled before without diacritics; the words one after another in the title, all words in the
 * title, one after another in the text, all in title and text; at last one after another in the body, and anywhere. No hit is in two tiers, and all of them
 * together are `matchExpression`.
 */
export function tierExpressions(query: SearchQuery, readings: Readings): TableExpression[] {
  const folded = tiersOf(FOLDED, query, readings);
  const isSpelled = query.hasDiacritics && readings.corrections.size === 0;
  const everySpelled = SPELLED.inShort + wordsIn(SPELLED, query.groups, readings);
  const short = isSpelled
    ? [...tiersOf(SPELLED, query, readings), ...folded.map((tier) => without(tier, everySpelled))]
    : folded;
  return [
    ...short.map((expression) => ({ table: 'entry_words' as const, expression })),
    ...bodyTiers(query, readings).map((expression) => ({
      table: 'all_words' as const,
      expression,
    })),
  ];
}

function tiersOf(form: Form, { groups }: SearchQuery, readings: Readings): string[] {
  const words = wordsIn(form, groups, readings);
  const inTitle = form.inTitle + words;
  const anywhere = form.inShort + words;
  if (groups.length === 1 || readings.corrections.size > 0)
    return [inTitle, without(anywhere, inTitle)];
  const row = rowOf(form, groups, readings);
  const titleRow = form.inTitle + row;
  const textRow = form.inText + row;
  return [
    titleRow,
    without(inTitle, titleRow),
    without(textRow, inTitle),
    without(anywhere, inTitle, textRow),
  ];
}

/** The words one after another. What stands in this table begins with the last word is found by its index of beginnings. */
function rowOf(form: Form, groups: readonly WordGroup[], { completions }: Readings): string {
  const words = groups.flat().map(form.wordOf);
  const last = words.at(-1);
  const isWhole = completions?.every((word) => word === last) ?? false;
  const isBegun = form.isLoose && !isWhole && beginningOf(last) !== null;
  return quoted(words.join(' ')) + (isBegun ? ' *' : '');
}

function bodyTiers({ groups }: SearchQuery, readings: Readings): string[] {
  if (readings.completions === null) return [];
  const anywhere = wordsIn(FOLDED, groups, readings);
  const short = wordsIn({ ...FOLDED, wordOf: ({ folded }) => shortOf(folded) }, groups, readings);
  const row = groups.length === 1 ? null : bodyRowOf(groups, anywhere, readings);
  return row === null || readings.corrections.size > 0
    ? [without(anywhere, short)]
    : [without(row, short), without(anywhere, short, row)];
}

/** The words one after another anywhere; where the last one is only begun, those before it. Null for two words of which nothing can be said. */
function bodyRowOf(
  groups: readonly WordGroup[],
  anywhere: string,
  { completions }: Readings,
): string | null {
  const words = groups.flat().map(FOLDED.wordOf);
  const before = words.slice(0, -1);
  const lasts = lastWordsOf(words.at(-1) ?? '', completions ?? []);
  if (lasts.length <= COMPLETIONS_IN_ROW_MAX)
    return anyOf(lasts.map((last) => quoted([...before, last].join(' '))));
  return before.length > 1 ? `(${anywhere} AND ${quoted(before.join(' '))})` : null;
}

/** Narrows an expression to what has these values; see `filterWordsOf`. */
export function filtered(
  { table, expression }: TableExpression,
  filters: SearchFilters,
): TableExpression {
  const words = filterWordsOf(filters);
  if (words.length === 0) return { table, expression };
  const both = `(${expression}) AND facets : (${words.map(quoted).join(' AND ')})`;
  return { table, expression: both };
}

/** The words that stand in the column of facets. A hyphen belongs to a word there. */
export function filterWordsOf(
  values: {
    [Name in keyof SearchFilters]: SearchFilters[Name] | null;
  },
): string[] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === undefined || value === null ? [] : [`${name}-${value}`],
  );
}

function wordsIn(form: Form, groups: readonly WordGroup[], readings: Readings): string {
  const { corrections, completions } = readings;
  const parts = groups.map((group, position) => {
    const words = group.map(form.wordOf);
    const before = words.slice(0, -1);
    const isLast = position === groups.length - 1;
    const guesses = group.length === 1 ? (corrections.get(group[0].folded) ?? []) : [];
    const marked = guesses.map((guess) => form.wordOf({ ...group[0], folded: guess }));
    const last = words.at(-1) ?? '';
    if (!form.isLoose || !isLast) return anyOf([words.join(' '), ...marked].map(quoted));
    if (completions === null) return anyOf([`${quoted(words.join(' '))} *`, ...marked.map(quoted)]);
    const completed = completions.map((word) => form.wordOf({ ...group[0], folded: word }));
    const lasts = lastWordsOf(last, [...completed, ...marked]);
    return anyOf(lasts.map((word) => quoted([...before, word].join(' '))));
  });
  return `(${parts.join(' AND ')})`;
}

function lastWordsOf(typed: string, others: readonly string[]): string[] {
  return [...new Set([typed, ...others])];
}

function anyOf(expressions: readonly string[]): string {
  return expressions.length === 1 ? (expressions[0] ?? '') : `(${expressions.join(' OR ')})`;
}

function without(expression: string, ...others: string[]): string {
  return others.reduce((rest, other) => `(${rest}) NOT (${other})`, expression);
}

function quoted(words: string): string {
  return `"${words}"`;
}
