import type { PublishedStore } from '@congkhai/published-store';
import type { Log } from '../log';
import { createDocumentCache, type DocumentCache } from './document-cache';
import { type SealCheck, type SealTrust, sealCheckOf, withSealsOpened } from './opened-seals';
import type { DocumentSource } from './parsed-documents';

const CACHED_CHARACTERS_MAX = 32 * 1_024 * 1_024;

/** The published store with its seals checked, and the cache that readers go through. */
export interface StoreReaders<Documents> {
  published: PublishedStore;
  documents: DocumentCache<Documents>;
  /** How far the seals of what is read are checked. */
  sealCheck: SealCheck;
  /** How long a store is waited for where an earlier answer is known; null: until it answers, as those on one's own disk do. */
  patienceMilliseconds: number | null;
}

export interface StoreReadersOptions<Documents> {
  seals: SealTrust;
  openDocuments: (source: DocumentSource) => Documents;
  /** How long a document is taken for current without asking the store. */
  maxAgeMilliseconds: number;
  patienceMilliseconds: number | null;
  now: () => Date;
  log: Log;
}

export function createStoreReaders<Documents>(
  store: PublishedStore,
  options: StoreReadersOptions<Documents>,
): StoreReaders<Documents> {
  const { seals, patienceMilliseconds, log } = options;
  const published = withSealsOpened(store, { trust: seals, log });
  const charactersMax = CACHED_CHARACTERS_MAX;
  const documents = createDocumentCache({ ...options, store: published, charactersMax });
  return { published, documents, sealCheck: sealCheckOf(seals), patienceMilliseconds };
}
