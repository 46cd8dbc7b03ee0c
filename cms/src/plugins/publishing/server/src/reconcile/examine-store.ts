import { type PublishedStore, sha256Of } from '@congkhai/published-store';
import { isDerivedKey, MANIFEST_PREFIX } from '@congkhai/shared/contracts/object-keys';
import type { Core } from '@strapi/strapi';
import { inParallel } from '../services/in-parallel';
import { type LedgerRow, ledger } from '../services/ledger';
import { keepInQuarantine } from './quarantine';

const ROWS_AT_ONCE = 500;
const READS_AT_ONCE = 16;

export interface Examination {
  documentCount: number;
  changed: LedgerRow[];
  missing: LedgerRow[];
  foreign: string[];
}
interface Dependencies {
  strapi: Core.Strapi;
  store: PublishedStore;
  quarantineFolder: string;
  /** Renews the lease of the run. */
  keepLease: () => Promise<void>;
}

/** Compares every object of the store with the ledger. What publishing did not write is taken away, its bytes are kept. */
export async function examineStore(dependencies: Dependencies): Promise<Examination> {
  const { strapi, store, keepLease } = dependencies;
  const found: Examination = { documentCount: 0, changed: [], missing: [], foreign: [] };
  const ours = new Set<string>();
  // Before the rows are read: what is written meanwhile has a row by then.
  const keys = (await store.list('')).filter(
    (key) => !isDerivedKey(key) && !key.startsWith(MANIFEST_PREFIX),
  );
  for (let afterId = 0; ; ) {
    await keepLease();
    const rows = await ledger(strapi).listPublic(afterId, ROWS_AT_ONCE);
    const last = rows.at(-1);
    if (!last) break;
    afterId = last.id;
    for (const { key } of rows) ours.add(key);
    await inParallel(READS_AT_ONCE, rows, (row) => examineObject(row, found, dependencies));
  }
  found.documentCount = ours.size;
  for (const key of keys) {
    if (ours.has(key) || !(await takeAway(key, dependencies))) continue;
    found.foreign.push(key);
  }
  return found;
}

async function examineObject(
  row: LedgerRow,
  found: Examination,
  { strapi, store, quarantineFolder }: Dependencies,
): Promise<void> {
  if (row.state !== 'written') return;
  if (hashOf(await store.readBytes(row.key)) === row.objectSha256) return;
  // The drain may have been at it: only what is still wrong by a row that is still the same was done by somebody else.
  const now = await ledger(strapi).findAgain(row);
  if (now?.state !== 'written' || now.revision !== row.revision) return;
  const stored = await store.readBytes(row.key);
  if (hashOf(stored) === now.objectSha256) return;
  if (stored) await keepInQuarantine(quarantineFolder, row.key, stored.bytes);
  (stored ? found.changed : found.missing).push(row);
}

/** True once it is gone; false if publishing has written it meanwhile. */
async function takeAway(
  key: string,
  { strapi, store, quarantineFolder }: Dependencies,
): Promise<boolean> {
  const isOurs = async () => {
    return (await ledger(strapi).findPublic(key)) !== null;
  };
  if (await isOurs()) return false;
  const stored = await store.readBytes(key);
  if (!stored) return false;
  await keepInQuarantine(quarantineFolder, key, stored.bytes);
  await store.remove(key);
  // Were it written between the question and the removal, the next run finds it missing and brings it back.
  return !(await isOurs());
}

function hashOf(stored: { bytes: Uint8Array } | null): string | null {
  return stored && sha256Of(stored.bytes);
}
