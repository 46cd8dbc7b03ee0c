import type { PublishedStore } from '@congkhai/published-store';
import { LOCALES, type Locale } from '@congkhai/shared/contracts/identifiers';
import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import {
  type ArticleCounts,
  MOST_READ_WINDOWS,
  type MostReadList,
  MostReadListSchema,
  type MostReadWindow,
  selectMostRead,
} from '@congkhai/shared/views/most-read';
import type { DocumentCache } from '../stores/document-cache';
import { DocumentInvalid } from '../stores/store-unavailable';
import type { ViewCounts } from '../stores/view-store';

export interface RefreshMostReadDependencies {
  published: PublishedStore;
  documents: DocumentCache;
  views: ViewCounts;
  now: () => Date;
}

/**
 * Rebuilds the most-read list of every locale and window from the view counts. A list whose entries are the same as before is
 * not written again, so `computedAt` says since when a list has been as it is.
 */
export async function refreshMostRead(dependencies: RefreshMostReadDependencies): Promise<void> {
  for (const locale of LOCALES)
    for (const window of MOST_READ_WINDOWS) await refreshList(dependencies, locale, window);
}

async function refreshList(
  { published, documents, views, now }: RefreshMostReadDependencies,
  locale: Locale,
  window: MostReadWindow,
): Promise<void> {
  const computedAt = now();
  const counts = await views.countByArticle({ locale, window, now: computedAt });
  const entries = await selectPublished(counts, (articleId) =>
    documents.open().isPublished(articleId, locale),
  );
  const stored = await readStoredList(documents, locale, window);
  if (stored && JSON.stringify(stored.entries) === JSON.stringify(entries)) return;
  const list = MostReadListSchema.parse({ window, computedAt: computedAt.toISOString(), entries });
  await published.write(objectKeys.mostRead(locale, window), JSON.stringify(list));
}

/** The most read of the articles that are public now. Only those that would be listed are looked up, never all of them. */
async function selectPublished(
  counts: ArticleCounts[],
  isPublished: (articleId: string) => Promise<boolean>,
): Promise<MostReadList['entries']> {
  const selected = selectMostRead(counts);
  const gone = new Set<string>();
  for (const { articleId } of selected) if (!(await isPublished(articleId))) gone.add(articleId);
  if (gone.size === 0) return selected;
  return selectPublished(
    counts.filter(({ articleId }) => !gone.has(articleId)),
    isPublished,
  );
}

/** The list as it is stored; null for one that is missing, or broken and so to be written anew. */
async function readStoredList(
  documents: DocumentCache,
  locale: Locale,
  window: MostReadWindow,
): Promise<MostReadList | null> {
  try {
    return await documents.open().mostRead(locale, window);
  } catch (error) {
    if (error instanceof DocumentInvalid) return null;
    throw error;
  }
}
