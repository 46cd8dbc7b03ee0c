import { folderStore, type PublishedStore, s3Store } from '@congkhai/published-store';
import type { PublishedStoreConfig } from '../config';
import type { Log } from '../log';
import { createDocumentCache, type DocumentCache } from './document-cache';
import { type SealCheck, sealCheckOf, withSealsOpened } from './opened-seals';

/** A function may run for ten seconds, and has to tell within them that its store is away. */
const S3_TIMEOUT_MILLISECONDS = 6_000;
/** How long readers wait for a server where they could have what it said before. */
const PATIENCE_MILLISECONDS = 1_000;
const CACHED_CHARACTERS_MAX = 32 * 1_024 * 1_024;

export interface OpenPublishedStore {
  published: PublishedStore;
  documents: DocumentCache;
  /** How far the seals of what is read are checked. */
  sealCheck: SealCheck;
  /** How long a store is waited for where an earlier answer is known; null: until it answers, as those on one's own disk do. */
  patienceMilliseconds: number | null;
}

/** Opens the published store that the settings name, with the cache that readers go through. */
export function openPublishedStore(
  config: PublishedStoreConfig,
  { now, log }: { now: () => Date; log: Log },
): OpenPublishedStore {
  const isFolder = config.kind === 'folder';
  const published = withSealsOpened(
    isFolder
      ? folderStore({ root: config.root })
      : s3Store({ ...config.options, timeoutMilliseconds: S3_TIMEOUT_MILLISECONDS }),
    { trust: config.seals, log },
  );
  const patienceMilliseconds = isFolder ? null : PATIENCE_MILLISECONDS;
  const documents = createDocumentCache({
    store: published,
    maxAgeMilliseconds: isFolder ? 0 : config.cacheSeconds * 1_000,
    patienceMilliseconds,
    charactersMax: CACHED_CHARACTERS_MAX,
    now,
    log,
  });
  return { published, documents, sealCheck: sealCheckOf(config.seals), patienceMilliseconds };
}
