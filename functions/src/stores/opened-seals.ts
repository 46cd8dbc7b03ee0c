import { openSealedText, type PublishedStore, type StoredText } from '@congkhai/published-store';
import { LEDGER_PREFIX } from '@congkhai/shared/contracts/object-keys';
import type { Log } from '../log';
import { DocumentInvalid } from './store-unavailable';

/** So many keys are remembered as reported; more than that at once is one long story anyhow. */
const REPORTED_MAX = 1_000;

/**
 * The published store as the functions read it: seals are checked and taken off, so that documents keep to their contracts. Nothing is served of
 * a document whose seal is not its own; it throws `DocumentInvalid` and is logged once for each version of it.
 */
export function withSealsOpened(store: PublishedStore, log: Log): PublishedStore {
  const reported = new Map<string, string>();

  function report(key: string, etag: string): void {
    if (reported.get(key) === etag) return;
    if (reported.size >= REPORTED_MAX) reported.clear();
    reported.set(key, etag);
    log.error('A published document was tampered with', { event: 'tampered', key });
  }

  function open(key: string, { text, etag }: StoredText): StoredText {
    // Hours and days of the ledger have a `seal` too, which is their content, and are signed.
    if (key.startsWith(LEDGER_PREFIX)) return { text, etag };
    const opened = openSealedText(text);
    if (opened.kind !== 'tampered') return { text: opened.text, etag };
    report(key, etag);
    throw new DocumentInvalid(key, { cause: new Error('Its seal is not its own') });
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
  };
}
