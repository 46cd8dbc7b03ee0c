import { BodySchema } from '@congkhai/shared/news/body';
import { plainTextOf } from '@congkhai/shared/news/render-body';
import { foldDiacritics } from '@congkhai/shared/text/text';
import { localDayOf } from '@congkhai/shared/time/local-day';
import { writtenTableOf } from '../articles/section-problems';
import type { SectionRow } from '../articles/section-row';

/** What an article is recognised by when it does not say where it came from. */
export interface KnownArticle {
  documentId: string;
  title: string;
  publicationDate: string | null;
  /** All its words, see {@link wordsOf}. */
  words: string;
}

const SHINGLE_WORDS = 4;
/** Two versions of one news item share nearly all their phrases; two items of one event share few. */
const SIMILARITY_MIN = 0.8;

/** The folded title by which candidates are looked for: letters and figures only. */
export function titleKeyOf(title: string): string {
  return foldDiacritics(title)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * Whether an article is one that is here already: the same title without diacritics, not published on different days, and nearly the same
 * text (four fifths of all phrases of four words).
 */
export function isSameArticle(
  known: KnownArticle,
  other: Omit<KnownArticle, 'documentId'>,
): boolean {
  if (titleKeyOf(known.title) !== titleKeyOf(other.title)) return false;
  const days = [known, other].map(({ publicationDate }) =>
    publicationDate === null ? null : localDayOf(new Date(publicationDate)),
  );
  const [day, otherDay] = days;
  if (day && otherDay && day !== otherDay) return false;
  return similarityOf(known.words, other.words) >= SIMILARITY_MIN;
}

/** The words of an article's texts and of its tables' cells. */
export function wordsOf(body: unknown, sections: readonly SectionRow[]): string {
  return [body, ...sections.map(sectionWordsOf)]
    .map((part) =>
      typeof part === 'string' ? part : plainTextOf(BodySchema.safeParse(part).data ?? []),
    )
    .join('\n');
}

function sectionWordsOf(section: SectionRow): unknown {
  if (section.__component === 'newsroom.table')
    return (writtenTableOf(section.content)?.rows ?? []).flat().join('\n');
  return section.__component === 'newsroom.text' ? section.body : '';
}

/** Shared phrases of four words over all phrases of both texts: 0 to 1. */
export function similarityOf(a: string, b: string): number {
  const [first, second] = [shinglesOf(a), shinglesOf(b)];
  const shared = [...first].filter((shingle) => second.has(shingle)).length;
  const all = first.size + second.size - shared;
  return all === 0 ? 1 : shared / all;
}

function shinglesOf(text: string): Set<string> {
  const words = titleKeyOf(text).split(' ').filter(Boolean);
  const count = Math.max(1, words.length - SHINGLE_WORDS + 1);
  return new Set(
    Array.from({ length: words.length === 0 ? 0 : count }, (_, at) =>
      words.slice(at, at + SHINGLE_WORDS).join(' '),
    ),
  );
}
