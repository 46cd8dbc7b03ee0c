import { folderStore } from '@congkhai/published-store';
import type { PublishedStoreConfig } from '../config/published-store';
import type { Log } from '../log';
import { BUCKET_PATIENCE_MILLISECONDS, openBucketStore } from './open-bucket';
import { openDocuments, type PublishedDocuments } from './published-documents';
import { createStoreReaders, type StoreReaders } from './store-readers';

export type OpenPublishedStore = StoreReaders<PublishedDocuments>;

/** Opens the published store that the settings name, with the cache that readers go through. */
export function openPublishedStore(
  config: PublishedStoreConfig,
  { now, log }: { now: () => Date; log: Log },
): OpenPublishedStore {
  const isFolder = config.kind === 'folder';
  const store = isFolder ? folderStore({ root: config.root }) : openBucketStore(config);
  return createStoreReaders(store, {
    seals: config.seals,
    openDocuments,
    // Asking a folder is a stat.
    maxAgeMilliseconds: isFolder ? 0 : config.cacheSeconds * 1_000,
    patienceMilliseconds: isFolder ? null : BUCKET_PATIENCE_MILLISECONDS,
    now,
    log,
  });
}
