import type { ArticleListScope } from '@congkhai/shared/contracts/object-keys';
import { findScopes, type ScopesOf } from '@congkhai/shared/news/article-scopes';
import { notFound } from '../../http';
import type { ArticleDocuments } from '../../stores/article-documents';

interface ScopeRequest {
  category?: string | undefined;
  unit?: string | undefined;
}

/** The scope that a request asks for. */
export function scopeOf({ category, unit }: ScopeRequest): ArticleListScope {
  if (category !== undefined) return `category/${category}`;
  return unit === undefined ? 'all' : `unit/${unit}`;
}

/** An empty list of a category or unit that exists is empty; of one that does not exist, it is an error. */
export async function requireScope(
  { category, unit }: ScopeRequest,
  documents: ArticleDocuments,
): Promise<void> {
  if (category !== undefined) {
    const categories = (await documents.categories())?.categories ?? [];
    if (!categories.some(({ categoryId }) => categoryId === category))
      throw notFound(`There is no category ${category}`);
  }
  if (unit !== undefined) {
    const units = (await documents.units())?.units ?? [];
    if (!units.some(({ unitId }) => unitId === unit)) throw notFound(`There is no unit ${unit}`);
  }
}

/** Finds the scopes of articles by the categories and units of today. */
export async function openScopes(documents: ArticleDocuments, today: string): Promise<ScopesOf> {
  const categories = (await documents.categories()) ?? { categories: [] };
  const units = (await documents.units()) ?? { units: [], events: [] };
  return findScopes(categories, units, today);
}
