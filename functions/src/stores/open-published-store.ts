import { folderStore, type PublishedStore, s3Store } from '@congkhai/published-store';
import type { PublishedStoreConfig } from '../config';
import type { Log } from '../log';
import { createDocumentCache, type DocumentCache } from './document-cache';
import { type SealCheck, sealCheckOf, withSealsOpened } from './opened-seals';

const CACHED_CHARACTERS_MAX = 32 * 1_024 * 1_024;

export interface OpenPublishedStore {
  published: PublishedStore;
  documents: DocumentCache;
  /** How far the seals of what is read are checked. */
  sealCheck: SealCheck;
}

/** Opens the published store that the settings name, with the cache that readers go through. */
export function openPublishedStore(
  config: PublishedStoreConfig,
  { now, log }: { now: () => Date; log: Log },
): OpenPublishedStore {
  const isFolder = config.kind === 'folder';
  const published = withSealsOpened(
    isFolder ? folderStore({ root: config.root }) : s3Store(config.options),
    { trust: config.seals, log },
  );
  const documents = createDocumentCache({
    store: published,
    maxAgeMilliseconds: isFolder ? 0 : config.cacheSeconds * 1_000,
    charactersMax: CACHED_CHARACTERS_MAX,
    now,
    log,
  });
  return { published, documents, sealCheck: sealCheckOf(config.seals) };
}
