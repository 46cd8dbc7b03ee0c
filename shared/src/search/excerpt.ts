import { type FoundWords, isFound } from './highlight';
import { type Word, wordsOf } from './words';

const EXCERPT_WORDS = 36;
/** So much of a sentence stands before the first word that was found. */
const WORDS_BEFORE = 6;

/**
 * The piece of a long text that says most about what was looked for: the one with the most different words of the query in it, spelled as they were typed
 * if they are, and of several such pieces the first. On one line, with "…" where something is left out; null if no word stands in the text.
 */
export function excerptOf(text: string, found: FoundWords): string | null {
  const words = wordsOf(text);
  const places = words.flatMap((word, place) => (isFound(word, found) ? [place] : []));
  let best: { place: number; score: number } | null = null;
  for (const place of places) {
    const piece = words.slice(place, place + EXCERPT_WORDS - WORDS_BEFORE);
    const score = scoreOf(
      piece.filter((word) => isFound(word, found)),
      found,
    );
    if (best === null || score > best.score) best = { place, score };
  }
  if (best === null) return null;
  const first = Math.max(0, best.place - WORDS_BEFORE);
  const after = first + EXCERPT_WORDS;
  const start = first === 0 ? 0 : (words[first]?.start ?? 0);
  const end = after >= words.length ? text.length : (words[after - 1]?.end ?? text.length);
  const piece = text.slice(start, end).replace(/\s+/g, ' ').trim();
  return `${start > 0 ? '… ' : ''}${piece}${end < text.length ? ' …' : ''}`;
}

/** How many different words of the query these are, a word twice if it is spelled as it was typed. */
function scoreOf(words: readonly Word[], found: FoundWords): number {
  const spelled = words.filter((word) => found.spelled.has(word.spelled));
  return (
    new Set(words.map(({ folded }) => folded)).size +
    new Set(spelled.map((word) => word.spelled)).size
  );
}
