import {
  isSealedBy,
  openSealedText,
  type PublishedStore,
  type SealKeys,
  type StoredBytes,
  type StoredText,
  sha256Of,
} from '@congkhai/published-store';
import {
  isDerivedKey,
  MANIFEST_PREFIX,
  mediaHashOfKey,
} from '@congkhai/shared/contracts/object-keys';
import type { Log } from '../log';
import { DocumentInvalid } from './store-unavailable';

/** So many keys are remembered as reported, or as right; more than that at once is one long story anyhow. */
const REMEMBERED_MAX = 1_000;

/** Whose documents are served. */
export interface SealTrust {
  /** Those that publishing signs with; empty: signatures are not checked. */
  keys: SealKeys;
  /** Whether what nobody signed is refused. False only until the documents of an earlier version are signed. */
  isSignatureRequired: boolean;
}

/** How far the seals of published documents are checked: signed ones only, signatures where there are any, or hashes alone. */
export type SealCheck = 'signed' | 'signed-or-unsigned' | 'hashed';

export function sealCheckOf({ keys, isSignatureRequired }: SealTrust): SealCheck {
  if (keys.size === 0) return 'hashed';
  return isSignatureRequired ? 'signed' : 'signed-or-unsigned';
}

/**
 * The published store as the functions read it: seals are checked, by their signatures too, and taken off, so that documents keep to their
 * contracts. Nothing is served of a document that is not as publishing sealed it, or of a file that is not the one its key is made of; it throws
 * `DocumentInvalid` and is logged once for each version of it.
 */
export function withSealsOpened(
  store: PublishedStore,
  { trust, log }: { trust: SealTrust; log: Log },
): PublishedStore {
  const reported = createMemory();
  const rightFiles = createMemory();

  function refuse(key: string, etag: string, problem: string): never {
    if (!reported.has(key, etag))
      log.error('A published document was tampered with', { event: 'tampered', key, problem });
    reported.add(key, etag);
    throw new DocumentInvalid(key, { cause: new Error(problem) });
  }

  function open(key: string, { text, etag }: StoredText): StoredText {
    // The functions write these themselves. Hours and days of the ledger have a `seal` too, which is their content, and are signed.
    // So is the manifest, which only says where to look: what is served of a document is checked by its own seal.
    if (isDerivedKey(key) || key.startsWith(MANIFEST_PREFIX)) return { text, etag };
    const opened = openSealedText(text);
    if (opened.kind === 'tampered') refuse(key, etag, 'Its hash is not its own');
    const isUnsigned = opened.kind === 'unsealed' || opened.seal.signature === null;
    if (isUnsigned && trust.isSignatureRequired) refuse(key, etag, 'Nobody signed it');
    if (!isUnsigned && trust.keys.size > 0 && !isSealedBy(trust.keys, key, opened.seal))
      refuse(key, etag, 'It is not signed by a key of publishing, for this place');
    return { text: opened.text, etag };
  }

  function checkFile(key: string, { bytes, etag }: StoredBytes): void {
    const hash = mediaHashOfKey(key);
    if (hash === null || rightFiles.has(key, etag)) return;
    if (!sha256Of(bytes).startsWith(hash)) refuse(key, etag, 'Its bytes are not those of its name');
    rightFiles.add(key, etag);
  }

  return {
    ...store,
    async read(key) {
      const stored = await store.read(key);
      return stored && open(key, stored);
    },
    async readIfChanged(key, etag) {
      const stored = await store.readIfChanged(key, etag);
      return stored === null || stored === 'unchanged' ? stored : open(key, stored);
    },
    async readBytes(key) {
      const stored = await store.readBytes(key);
      if (stored) checkFile(key, stored);
      return stored;
    },
  };
}

/** The version of each object, of the latest ones. */
function createMemory() {
  const etags = new Map<string, string>();
  return {
    has: (key: string, etag: string) => etags.get(key) === etag,
    add(key: string, etag: string): void {
      if (etags.size >= REMEMBERED_MAX) etags.clear();
      etags.set(key, etag);
    },
  };
}
