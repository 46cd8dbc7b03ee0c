import { foldDiacritics } from '../text/text';

/** What is compared of two articles. */
export interface ComparedArticle {
  articleId: string;
  title: string;
  lead: string | null;
  categoryId: string | null;
  unitId: string | null;
  tagIds: readonly string[];
  /** Numbers of the legal documents it names. */
  legalDocumentNumbers: readonly string[];
  publishedAt: string;
}

/** What two articles share is worth so many points. A document says more than a tag, a tag more than a place. */
const POINTS = { legalDocument: 6, tag: 4, unit: 3, category: 2, sameWords: 10 };
/** More of one kind add nothing: articles with many tags are not related to everything. */
const SHARED_MAX = 2;
/** A shared category, or a few common words, make no relation by themselves. */
const POINTS_MIN = 3;

/** How closely a candidate is related to an article, in whole points; 0 to 35. */
export function relatednessOf(article: ComparedArticle, candidate: ComparedArticle): number {
  const isSame = (a: string | null, b: string | null) => a !== null && a === b;
  return (
    POINTS.legalDocument * sharedOf(article.legalDocumentNumbers, candidate.legalDocumentNumbers) +
    POINTS.tag * sharedOf(article.tagIds, candidate.tagIds) +
    (isSame(article.unitId, candidate.unitId) ? POINTS.unit : 0) +
    (isSame(article.categoryId, candidate.categoryId) ? POINTS.category : 0) +
    Math.round(POINTS.sameWords * similarityOf(article, candidate))
  );
}

/** The closest candidates, the closest first, of equals the newer first. Never the article itself, and none twice. */
export function suggestRelated(
  article: ComparedArticle,
  candidates: readonly ComparedArticle[],
  limit: number,
): string[] {
  const others = new Map(candidates.map((candidate) => [candidate.articleId, candidate]));
  others.delete(article.articleId);
  return [...others.values()]
    .map((candidate) => ({ candidate, points: relatednessOf(article, candidate) }))
    .filter(({ points }) => points >= POINTS_MIN)
    .sort((a, b) => b.points - a.points || compareNewest(a.candidate, b.candidate))
    .slice(0, limit)
    .map(({ candidate }) => candidate.articleId);
}

function compareNewest(a: ComparedArticle, b: ComparedArticle): number {
  if (a.publishedAt !== b.publishedAt) return a.publishedAt < b.publishedAt ? 1 : -1;
  return a.articleId < b.articleId ? -1 : 1;
}

function sharedOf(a: readonly string[], b: readonly string[]): number {
  const others = new Set(b);
  return Math.min(SHARED_MAX, new Set(a.filter((one) => others.has(one))).size);
}

/**
 * Dice's coefficient over pairs of neighbouring syllables of title and lead, 0 to 1. Vietnamese words are mostly of two
 * syllables, and a single one says little.
 */
function similarityOf(a: ComparedArticle, b: ComparedArticle): number {
  const pairs = pairsOf(a);
  const others = pairsOf(b);
  if (pairs.size === 0 || others.size === 0) return 0;
  const shared = [...pairs].filter((pair) => others.has(pair)).length;
  return (2 * shared) / (pairs.size + others.size);
}

function pairsOf({ title, lead }: ComparedArticle): Set<string> {
  const syllables = foldDiacritics(`${title} ${lead ?? ''}`).match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(syllables.slice(1).map((syllable, index) => `${syllables[index]} ${syllable}`));
}
