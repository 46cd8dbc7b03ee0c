import type { PublishedStore, StoredText } from '@congkhai/published-store';
import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import type { Log } from '../log';
import { createLeastRecentlyUsed } from './least-recently-used';
import { openDocuments, type PublishedDocuments } from './published-documents';
import { readOrThrow } from './store-unavailable';

/** The version of every document that an answer was made of; null for one that was not there. */
export interface UsedDocuments {
  etags: Map<string, string | null>;
  /** Whether those were there that were only looked for. */
  presence: Map<string, boolean>;
}

export function noDocumentsUsed(): UsedDocuments {
  return { etags: new Map(), presence: new Map() };
}

/** Published documents, read from the store once per version and parsed once per version. */
export interface DocumentCache {
  /** Gives access to the documents as they are now. The version of each one that is read is noted in `used`. */
  open(used?: UsedDocuments): PublishedDocuments;
  /** True while every one of these documents still has this version, or is there or not as it was. */
  isCurrent(used: UsedDocuments): Promise<boolean>;
  /** Rejects if the store cannot be reached. */
  checkStore(): Promise<void>;
  /** How many of the documents that were read lately break their contract. */
  invalidDocumentCount(): number;
}

export interface DocumentCacheOptions {
  store: PublishedStore;
  /** How long a document is taken for current without asking the store. 0 for a folder, where asking is a stat. */
  maxAgeMilliseconds: number;
  /** How much text is held in memory, in UTF-16 units. */
  charactersMax: number;
  now: () => Date;
  log: Log;
}

interface HeldText {
  stored: StoredText;
  checkedAt: number;
}

/** Makes a cache of published documents that is never behind the store by more than `maxAgeMilliseconds`. */
export function createDocumentCache(options: DocumentCacheOptions): DocumentCache {
  const { store, maxAgeMilliseconds, now, log } = options;
  const texts = createLeastRecentlyUsed<HeldText>(options.charactersMax);
  const invalidKeys = new Set<string>();
  // What was asked of the store in this turn of the event loop. All requests handled in one turn had arrived before it began,
  // so they may share one question and still none of them sees anything older than itself.
  const askedThisTurn = new Map<string, Promise<StoredText | null>>();

  function current(key: string): Promise<StoredText | null> {
    const held = texts.get(key);
    if (held && now().getTime() - held.checkedAt < maxAgeMilliseconds)
      return Promise.resolve(held.stored);
    const asked = askedThisTurn.get(key);
    if (asked) return asked;
    if (askedThisTurn.size === 0) setImmediate(() => askedThisTurn.clear());
    const answer = ask(key, held?.stored);
    askedThisTurn.set(key, answer);
    return answer;
  }

  async function ask(key: string, held: StoredText | undefined): Promise<StoredText | null> {
    const checkedAt = now().getTime();
    const found = await readOrThrow(() =>
      held ? store.readIfChanged(key, held.etag) : store.read(key),
    );
    const stored = found === 'unchanged' ? (held ?? null) : found;
    if (found !== 'unchanged') invalidKeys.delete(key);
    if (stored) texts.set(key, { stored, checkedAt }, stored.text.length);
    else texts.delete(key);
    return stored;
  }

  async function isThere(key: string): Promise<boolean> {
    // For one that is held, asking whether it has changed is the cheapest question.
    if (texts.get(key)) return (await current(key)) !== null;
    return readOrThrow(() => store.has(key));
  }

  function reportInvalid(key: string, problem: string): void {
    invalidKeys.add(key);
    log.error('A published document breaks its contract', { key, problem });
  }

  return {
    open: (used = noDocumentsUsed()) =>
      openDocuments({
        async read(key) {
          const stored = await current(key);
          used.etags.set(key, stored?.etag ?? null);
          return stored;
        },
        async has(key) {
          const isPresent = await isThere(key);
          used.presence.set(key, isPresent);
          return isPresent;
        },
        reportInvalid,
      }),
    async isCurrent(used) {
      const versions = [...used.etags].map(
        async ([key, etag]) => ((await current(key))?.etag ?? null) === etag,
      );
      const presences = [...used.presence].map(
        async ([key, wasPresent]) => (await isThere(key)) === wasPresent,
      );
      return (await Promise.all([...versions, ...presences])).every(Boolean);
    },
    checkStore: async () => void (await readOrThrow(() => store.read(objectKeys.periods()))),
    invalidDocumentCount: () => invalidKeys.size,
  };
}
