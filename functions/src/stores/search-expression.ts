import { beginningOf } from '@congkhai/shared/search/highlight';
import type { SearchQuery, WordGroup } from '@congkhai/shared/search/query';
import type { SearchFilters } from './search-index';

// Queries in the language of SQLite's FTS5 (https://www.sqlite.org/fts5.html#full_text_query_syntax). Words are letters and digits, so that nothing in
// them has to be escaped; they stand in quotation marks because AND, OR and NOT are words, too.

/** Words that are looked for as well as a word that may be misspelled, by the word. */
export type Corrections = ReadonlyMap<string, readonly string[]>;
export const NO_CORRECTIONS: Corrections = new Map();

interface Form {
  titleColumn: string;
  textColumn: string;
  wordOf: (word: WordGroup[number]) => string;
  /** Whether the last word may be only begun. */
  isLastBegun: boolean;
}

const SPELLED: Form = {
  titleColumn: 'spelled_title',
  textColumn: 'spelled_text',
  wordOf: ({ spelled }) => spelled,
  isLastBegun: false,
};
const FOLDED: Form = {
  titleColumn: 'title',
  textColumn: 'text',
  wordOf: ({ folded }) => folded,
  isLastBegun: true,
};

/** Everything that matches a query: all of its words, with or without diacritics, in any order and place. */
export function matchExpression(
  { groups }: SearchQuery,
  corrections: Corrections = NO_CORRECTIONS,
): string {
  return wordsIn(FOLDED, `${FOLDED.titleColumn} ${FOLDED.textColumn}`, groups, corrections);
}

/**
 * The tiers in which hits are shown, the best first: as it was spelled before without diacritics; the words one after another in the title, all words in the
 * title, one after another in the text, anywhere. No hit is in two tiers, and all of them together are `matchExpression`.
 */
export function tierExpressions(
  query: SearchQuery,
  corrections: Corrections = NO_CORRECTIONS,
): string[] {
  if (corrections.size > 0) return tiersOf(FOLDED, query, corrections);
  const folded = tiersOf(FOLDED, query, corrections);
  if (!query.hasDiacritics) return folded;
  const everySpelled = wordsIn(
    SPELLED,
    `${SPELLED.titleColumn} ${SPELLED.textColumn}`,
    query.groups,
    corrections,
  );
  return [
    ...tiersOf(SPELLED, query, corrections),
    ...folded.map((tier) => without(tier, everySpelled)),
  ];
}

function tiersOf(form: Form, { groups }: SearchQuery, corrections: Corrections): string[] {
  const { titleColumn, textColumn } = form;
  const titleWords = wordsIn(form, titleColumn, groups, corrections);
  const anywhere = wordsIn(form, `${titleColumn} ${textColumn}`, groups, corrections);
  const [first, ...others] = groups.flat();
  if (!first || groups.length === 1 || corrections.size > 0)
    return [titleWords, without(anywhere, titleWords)];
  const inRow: readonly WordGroup[] = [[first, ...others]];
  const titleRow = wordsIn(form, titleColumn, inRow, corrections);
  const textRow = wordsIn(form, textColumn, inRow, corrections);
  return [
    titleRow,
    without(titleWords, titleRow),
    without(textRow, titleWords),
    without(anywhere, titleWords, textRow),
  ];
}

/** Narrows an expression to what has these values; see `filterWordsOf`. */
export function filtered(expression: string, filters: SearchFilters): string {
  const words = filterWordsOf(filters);
  if (words.length === 0) return expression;
  return `(${expression}) AND facets : (${words.map(quoted).join(' AND ')})`;
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

function wordsIn(
  form: Form,
  columns: string,
  groups: readonly WordGroup[],
  corrections: Corrections,
): string {
  const parts = groups.map((group, position) => {
    const words = group.map(form.wordOf);
    const last = words.at(-1);
    const isBegun =
      form.isLastBegun && position === groups.length - 1 && beginningOf(last) !== null;
    const written = `${quoted(words.join(' '))}${isBegun ? ' *' : ''}`;
    const guesses = group.length === 1 ? (corrections.get(group[0].folded) ?? []) : [];
    return guesses.length === 0 ? written : `(${[written, ...guesses.map(quoted)].join(' OR ')})`;
  });
  return `{${columns}} : (${parts.join(' AND ')})`;
}

function without(expression: string, ...others: string[]): string {
  return others.reduce((rest, other) => `(${rest}) NOT (${other})`, expression);
}

function quoted(words: string): string {
  return `"${words}"`;
}
