import type { Locale } from '@congkhai/shared/contracts/identifiers';
import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import type { DocumentSource } from './parsed-documents';

/** Tells which articles are public, without reading one. */
export type ArticlePresence = ReturnType<typeof openArticlePresence>;

export function openArticlePresence(source: Pick<DocumentSource, 'has' | 'noteStale'>) {
  return {
    /** Who takes something else into the answer that is not confirmed says since when. */
    noteStale: (since: number) => source.noteStale(since),
    isPublished: (articleId: string, locale: Locale) =>
      source.has(objectKeys.article(articleId, locale)),
  };
}
