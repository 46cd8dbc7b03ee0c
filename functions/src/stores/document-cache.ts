import type { PublishedStore, StoredText } from '@congkhai/published-store';
import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import type { Log } from '../log';
import { createLastKnown, type Known, STALE_MILLISECONDS_MAX, type Told } from './last-known';
import { createLeastRecentlyUsed } from './least-recently-used';
import type { DocumentSource } from './parsed-documents';
import { createObjectMap, createRecentlyUsed } from './recently-used';
import { readOrThrow } from './store-unavailable';

/** The version of every document that an answer was made of; null for one that was not there. */
export interface UsedDocuments {
  etags: Map<string, string | null>;
  /** Whether those were there that were only looked for. */
  presence: Map<string, boolean>;
  /** While the store cannot be reached: when it last confirmed what is known of them, of the one confirmed longest ago. */
  staleSince: number | null;
  /** The same of what did not come from these documents; `isCurrent` does not look at it again. */
  othersStaleSince: number | null;
}

export function noDocumentsUsed(): UsedDocuments {
  return { etags: new Map(), presence: new Map(), staleSince: null, othersStaleSince: null };
}

/** Since when an answer that was made of this is not confirmed; null: it is. */
export function staleSinceOf({ staleSince, othersStaleSince }: UsedDocuments): number | null {
  return earliestOf(staleSince, othersStaleSince);
}

/** Published documents, read from the store once per version and parsed once per version. */
export interface DocumentCache<Documents> {
  /** Gives access to the documents as they are now. The version of each one that is read is noted in `used`. */
  open(used?: UsedDocuments): Documents;
  /** True while every one of these documents still has this version, or is there or not as it was. Notes in `used` how stale that is. */
  isCurrent(used: UsedDocuments): Promise<boolean>;
  /** Rejects if the store cannot be reached. */
  checkStore(): Promise<void>;
  /** Whether the store has said anything lately enough to be told while it cannot be reached. */
  isAnythingKnown(): boolean;
  /** How many of the documents that were read lately break their contract. */
  invalidDocumentCount(): number;
}

export interface DocumentCacheOptions<Documents> {
  store: PublishedStore;
  /** Which documents can be read, and by which contracts. */
  openDocuments: (source: DocumentSource) => Documents;
  /** How long a document is taken for current without asking the store. 0 for a folder, where asking is a stat. */
  maxAgeMilliseconds: number;
  /** How long the store is waited for where something is known; null: until it answers. */
  patienceMilliseconds: number | null;
  /** How much text is held in memory, in UTF-16 units. */
  charactersMax: number;
  now: () => Date;
  log: Log;
}

/** So many keys are known to be there, or not, without their text. */
const PRESENCES_MAX = 10_000;

/**
 * Makes a cache of published documents that is never behind the store by more than `maxAgeMilliseconds`, as long as the store can be reached. While it
 * cannot, what it said last is told, and `UsedDocuments.staleSince` says so.
 */
export function createDocumentCache<Documents>(
  options: DocumentCacheOptions<Documents>,
): DocumentCache<Documents> {
  const { store, openDocuments, log } = options;
  const invalidKeys = new Set<string>();
  const asking = createAsking(options);
  const { current, isThere } = createTelling(options, asking, (key) => invalidKeys.delete(key));

  async function readNoting(used: UsedDocuments, key: string): Promise<StoredText | null> {
    const { value, staleSince } = await current(key);
    noteStale(used, staleSince);
    return value;
  }

  async function hasNoting(used: UsedDocuments, key: string): Promise<boolean> {
    const { value, staleSince } = await isThere(key);
    noteStale(used, staleSince);
    return value;
  }

  function reportInvalid(key: string, problem: string): void {
    invalidKeys.add(key);
    log.error('A published document breaks its contract', { event: 'invalid', key, problem });
  }

  return {
    open: (used = noDocumentsUsed()) =>
      openDocuments({
        async read(key) {
          const stored = await readNoting(used, key);
          used.etags.set(key, stored?.etag ?? null);
          return stored;
        },
        async has(key) {
          const isPresent = await hasNoting(used, key);
          used.presence.set(key, isPresent);
          return isPresent;
        },
        reportInvalid,
        noteStale(since) {
          used.othersStaleSince = earliestOf(used.othersStaleSince, since);
        },
      }),
    async isCurrent(used) {
      used.staleSince = null;
      const versions = [...used.etags].map(
        async ([key, etag]) => ((await readNoting(used, key))?.etag ?? null) === etag,
      );
      const presences = [...used.presence].map(
        async ([key, wasPresent]) => (await hasNoting(used, key)) === wasPresent,
      );
      return (await Promise.all([...versions, ...presences])).every(Boolean);
    },
    checkStore: async () => void (await asking.ask(() => store.read(objectKeys.periods()))),
    isAnythingKnown: asking.isAnythingKnown,
    invalidDocumentCount: () => invalidKeys.size,
  };
}

type Asking = ReturnType<typeof createAsking>;

/** Asks the store, and notes when it last answered. */
function createAsking({ now }: Pick<DocumentCacheOptions<unknown>, 'now'>) {
  let answeredAt = Number.NEGATIVE_INFINITY;

  return {
    /** What the store answers, and when it was asked. Rejects as `readOrThrow` does. */
    async ask<Value>(question: () => Promise<Value>): Promise<Known<Value>> {
      const at = now().getTime();
      const value = await readOrThrow(question);
      answeredAt = at;
      return { value, at };
    },
    isAnythingKnown: () => now().getTime() - answeredAt <= STALE_MILLISECONDS_MAX,
  };
}

/** What the store says of keys now, or said last while it cannot be reached. `onNewVersion` hears of what was read anew. */
function createTelling(
  options: DocumentCacheOptions<unknown>,
  asking: Asking,
  onNewVersion: (key: string) => void,
) {
  const { store, maxAgeMilliseconds, now } = options;
  const texts = createLeastRecentlyUsed<Known<StoredText>>(options.charactersMax);
  const presences = createRecentlyUsed<string, Known<boolean>>(createObjectMap, PRESENCES_MAX);
  const askOrRecall = createLastKnown(options);
  // What was asked of the store in this turn of the event loop. All requests handled in one turn had arrived before it began,
  // so they may share one question and still none of them sees anything older than itself.
  const askedThisTurn = new Map<string, Promise<Told<StoredText | null>>>();

  function current(key: string): Promise<Told<StoredText | null>> {
    const held = texts.get(key);
    if (held && now().getTime() - held.at < maxAgeMilliseconds)
      return Promise.resolve({ value: held.value, staleSince: null });
    const asked = askedThisTurn.get(key);
    if (asked) return asked;
    if (askedThisTurn.size === 0) setImmediate(() => askedThisTurn.clear());
    const answer = askOrRecall(held ?? knownAbsence(key), () => ask(key, held?.value));
    askedThisTurn.set(key, answer);
    return answer;
  }

  function knownAbsence(key: string): Known<null> | undefined {
    const presence = presences.get(key);
    return presence?.value === false ? { value: null, at: presence.at } : undefined;
  }

  async function ask(key: string, held: StoredText | undefined): Promise<StoredText | null> {
    const { value: found, at } = await asking.ask(() =>
      held ? store.readIfChanged(key, held.etag) : store.read(key),
    );
    const stored = found === 'unchanged' ? (held ?? null) : found;
    if (stored) texts.set(key, { value: stored, at }, stored.text.length);
    else texts.delete(key);
    if (found !== 'unchanged') {
      presences.set(key, { value: stored !== null, at });
      onNewVersion(key);
    }
    return stored;
  }

  async function isThere(key: string): Promise<Told<boolean>> {
    // For one that is held, asking whether it has changed is the cheapest question.
    if (texts.get(key)) {
      const { value, staleSince } = await current(key);
      return { value: value !== null, staleSince };
    }
    return askOrRecall(presences.get(key), async () => {
      const known = await asking.ask(() => store.has(key));
      presences.set(key, known);
      return known.value;
    });
  }

  return { current, isThere };
}

function noteStale(used: UsedDocuments, staleSince: number | null): void {
  used.staleSince = earliestOf(used.staleSince, staleSince);
}

function earliestOf(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}
