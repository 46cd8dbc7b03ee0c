import type { PublishedStore } from '@congkhai/published-store';
import { manifestKeys, objectKeys, releaseOfKey } from '@congkhai/shared/contracts/object-keys';
import { ManifestPartSchema, ManifestSchema } from '@congkhai/shared/contracts/seal';
import type { Log } from '../../log';
import { inParallel } from '../../stores/in-parallel';
import type { SearchWriter, SourceChange } from '../../stores/search-writer';
import { DocumentInvalid, readOrThrow } from '../../stores/store-unavailable';
import { entriesOfArticle, entriesOfRelease, entriesOfUnits, type ReadEntries } from './entries-of';

const READ_AT_ONCE = 16;
/** So many documents come into the index at once: what is searched meanwhile finds all of them or none. */
const CHANGES_PER_STEP = 500;
const ARTICLE_KEY = /^articles\/[a-z0-9]+\/[a-z]{2}\.json$/;

interface Dependencies {
  published: PublishedStore;
  index: SearchWriter;
  log: Log;
}

/**
 * Makes a function that brings the search index to what the manifest lists: reads what is new or different, and takes out what is gone. What was read once is
 * not read again until its hash is another, so a run costs what has changed. A run that was cut off is continued by the next. It gives the number of the
 * manifest that the index has now; null while none is published, or one is just being written.
 */
export function createSearchRefresh({ published, index, log }: Dependencies) {
  const readManifest = createManifestReader(published);
  let followed: { etag: string; number: number } | null = null;
  let known: Map<string, string> | null = null;

  function apply(done: Map<string, string>, changes: readonly SourceChange[]): void {
    index.apply(changes);
    for (const { key, sha256 } of changes)
      if (sha256 === null) done.delete(key);
      else done.set(key, sha256);
  }

  return async function refreshSearch(): Promise<number | null> {
    const manifest = await readManifest(followed?.etag ?? null);
    if (manifest === 'unchanged') return followed?.number ?? null;
    if (!manifest) return null;
    known ??= index.sources();
    const done = known;
    const wanted = wantedOf(manifest.listed);
    const gone = [...done.keys()].filter((key) => !wanted.has(key));
    const different = [...wanted].filter(([key, sha256]) => done.get(key) !== sha256);
    if (gone.length > 0)
      apply(
        done,
        gone.map((key) => ({ key, sha256: null, entries: [] })),
      );
    for (let first = 0; first < different.length; first += CHANGES_PER_STEP) {
      const step = different.slice(first, first + CHANGES_PER_STEP);
      const changes = await inParallel(step, READ_AT_ONCE, (source) =>
        readSource(source, published, log),
      );
      apply(done, changes);
    }
    index.tidy();
    const { etag, number } = manifest;
    followed = { etag, number };
    return number;
  };
}

/** The documents that can be found, with the SHA-256 of each; of the releases of a period the newest. */
function wantedOf(listed: ReadonlyMap<string, string>): Map<string, string> {
  const newest = new Map<string, { number: number; key: string }>();
  const wanted = new Map<string, string>();
  for (const [key, sha256] of listed) {
    const release = releaseOfKey(key);
    if (release && release.number > (newest.get(release.periodId)?.number ?? 0))
      newest.set(release.periodId, { number: release.number, key });
    if (!release && readerOf(key)) wanted.set(key, sha256);
  }
  for (const { key } of newest.values()) wanted.set(key, listed.get(key) ?? '');
  return wanted;
}

function readerOf(key: string): ReadEntries | null {
  if (ARTICLE_KEY.test(key)) return entriesOfArticle;
  if (key === objectKeys.units()) return entriesOfUnits;
  return releaseOfKey(key) ? entriesOfRelease : null;
}

/** A document that is not there (any more), or that is broken, has nothing to be found; another version of it has another hash. */
async function readSource(
  [key, sha256]: [key: string, sha256: string],
  published: PublishedStore,
  log: Log,
): Promise<SourceChange> {
  const read = readerOf(key);
  try {
    const stored = await readOrThrow(() => published.read(key));
    return { key, sha256, entries: stored && read ? read(JSON.parse(stored.text)) : [] };
  } catch (error) {
    if (!isBroken(error)) throw error;
    log.error('A published document cannot be searched', { key, error });
    return { key, sha256, entries: [] };
  }
}

function isBroken(error: unknown): boolean {
  return (
    error instanceof DocumentInvalid ||
    error instanceof SyntaxError ||
    (error instanceof Error && error.name === 'ZodError')
  );
}

interface ListedDocuments {
  etag: string;
  /** Of the manifest. */
  number: number;
  /** The SHA-256 of each document by its key. */
  listed: ReadonlyMap<string, string>;
}

/** Reads what is published: null if nothing is, or while it is just being written. Parts that have not changed are not read again. */
function createManifestReader(published: PublishedStore) {
  const parts = new Map<string, { sha256: string; documents: [key: string, sha256: string][] }>();

  /** False if the next manifest is being written and its part has taken the place of this one. */
  async function readPart(part: string, sha256: string): Promise<boolean> {
    if (parts.get(part)?.sha256 === sha256) return true;
    const stored = await readOrThrow(() => published.read(manifestKeys.part(part, sha256)));
    if (!stored) return false;
    const { documents } = ManifestPartSchema.parse(JSON.parse(stored.text));
    const listed = documents.map(({ key, sha256: hash }): [string, string] => [key, hash]);
    parts.set(part, { sha256, documents: listed });
    return true;
  }

  return async function readManifest(
    seenEtag: string | null,
  ): Promise<ListedDocuments | 'unchanged' | null> {
    const key = manifestKeys.root();
    const stored = await readOrThrow(() =>
      seenEtag === null ? published.read(key) : published.readIfChanged(key, seenEtag),
    );
    if (stored === 'unchanged' || stored === null) return stored;
    const { root } = ManifestSchema.parse(JSON.parse(stored.text));
    const named = Object.entries(root.parts);
    const found = await inParallel(named, READ_AT_ONCE, ([part, hash]) => readPart(part, hash));
    if (found.includes(false)) return null;
    const listed = new Map(named.flatMap(([part]) => parts.get(part)?.documents ?? []));
    return { etag: stored.etag, number: root.number, listed };
  };
}
