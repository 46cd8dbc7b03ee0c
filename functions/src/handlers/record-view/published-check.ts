import type { Locale } from '@congkhai/shared/contracts/identifiers';
import type { DocumentCache } from '../../stores/document-cache';
import { createLeastRecentlyUsed } from '../../stores/least-recently-used';

/** How long an article that was public a moment ago is taken for public: far below the second in which it has to vanish. */
const PUBLIC_MILLISECONDS = 250;
const REMEMBERED_MAX = 10_000;

/**
 * Tells whether an article is public. Views come in bursts, and the store need not be asked for each of them. That an article is
 * not public is never remembered: it may have been published just now.
 */
export function createPublishedCheck(documents: DocumentCache, now: () => Date) {
  const seenAt = createLeastRecentlyUsed<number>(REMEMBERED_MAX);

  /** Gives the answer itself where it is remembered: there is nothing to wait for then. */
  return function isPublished(articleId: string, locale: Locale): true | Promise<boolean> {
    const name = `${locale} ${articleId}`;
    const askedAt = now().getTime();
    const age = askedAt - (seenAt.get(name) ?? Number.NEGATIVE_INFINITY);
    return (age >= 0 && age < PUBLIC_MILLISECONDS) || ask(articleId, locale, { name, askedAt });
  };

  async function ask(
    articleId: string,
    locale: Locale,
    { name, askedAt }: { name: string; askedAt: number },
  ): Promise<boolean> {
    const isPublic = await documents.open().isPublished(articleId, locale);
    if (isPublic) seenAt.set(name, askedAt, 1);
    else seenAt.delete(name);
    return isPublic;
  }
}
