import { beginningOf } from './highlight';
import type { SearchQuery, WordGroup } from './query';
import { wordsOf } from './words';

/** Two neighbours are one term of the index, so that only more than these have to be looked at. */
const NEIGHBOURS = 2;

/**
 * Whether words that must stand one after another do so in one of these texts, which are read only if there are such words. The index says only that each two of them do: it also finds
 * "hội đồng nhân dân xã" where "hội đồng nhân dân huyện" and "công an nhân dân xã" stand.
 */
export function haveTheirRows({ groups }: SearchQuery, texts: () => readonly string[]): boolean {
  const rows = groups.filter(({ length }) => length > NEIGHBOURS);
  if (rows.length === 0) return true;
  const listed = texts().map((text) => wordsOf(text).map(({ folded }) => folded));
  return rows.every((row) => listed.some((words) => hasRow(words, row, row === groups.at(-1))));
}

function hasRow(words: readonly string[], row: WordGroup, isLastBegun: boolean): boolean {
  return words.some((_, start) =>
    row.every(({ folded }, index) => {
      const word = words[start + index] ?? '';
      const beginning = isLastBegun && index === row.length - 1 ? beginningOf(folded) : null;
      return beginning === null ? word === folded : word.startsWith(beginning);
    }),
  );
}
