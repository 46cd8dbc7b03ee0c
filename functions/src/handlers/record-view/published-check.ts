import type { Locale } from '@congkhai/shared/contracts/identifiers';
import type { ArticlePresence } from '../../stores/article-presence';
import type { DocumentCache } from '../../stores/document-cache';
import { createObjectMap, createRecentlyUsed } from '../../stores/recently-used';

/** How long an article that was public a moment ago is taken for public: far below the second in which it has to vanish. */
const PUBLIC_MILLISECONDS = 250;
const REMEMBERED_MAX = 10_000;
const NEVER = Number.NEGATIVE_INFINITY;

/**
 * Tells whether an article is public. Views come in bursts, and the store need not be asked for each of them. That an article is
 * not public is never remembered: it may have been published just now.
 */
export function createPublishedCheck(documents: DocumentCache<ArticlePresence>, now: () => Date) {
  const createSeen = () => createRecentlyUsed<string, number>(createObjectMap, REMEMBERED_MAX);
  const seenAt = { vi: createSeen(), en: createSeen() };

  /** Gives the answer itself where it is remembered: there is nothing to wait for then. */
  return function isPublished(articleId: string, locale: Locale): true | Promise<boolean> {
    const askedAt = now().getTime();
    const age = askedAt - (seenAt[locale].get(articleId) ?? NEVER);
    return (age >= 0 && age < PUBLIC_MILLISECONDS) || ask(articleId, locale, askedAt);
  };

  async function ask(articleId: string, locale: Locale, askedAt: number): Promise<boolean> {
    const isPublic = await documents.open().isPublished(articleId, locale);
    const seen = seenAt[locale];
    if (isPublic) seen.set(articleId, askedAt);
    // Whoever sends ids that nobody has published must not drive out those that are.
    else if (seen.get(articleId) !== undefined) seen.set(articleId, NEVER);
    return isPublic;
  }
}
