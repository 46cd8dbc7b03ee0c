import type { PublishedStore } from '@congkhai/published-store';
import {
  daySealOfKey,
  hourSealOfKey,
  LEDGER_KEY_PREFIX,
  objectKeys,
  SEGMENT_PREFIX,
} from '@congkhai/shared/contracts/object-keys';
import { LedgerKeyDocumentSchema } from '@congkhai/shared/views/ledger';
import { canonicalJsonOf, type LedgerKey, parsePublicKey } from '../../ledger/signing';
import { LedgerDifference } from './difference';

/** What a ledger consists of, by the names of its objects. Hours and days ascend, and so do the versions of each. */
export interface LedgerListing {
  hours: Map<string, number[]>;
  days: Map<string, number[]>;
  segments: string[];
  keyIds: string[];
}

/** Lists a ledger. Throws `LedgerDifference` for an object that belongs to none. */
export async function listLedger(published: PublishedStore): Promise<LedgerListing> {
  const hours: { name: string; version: number }[] = [];
  const days: { name: string; version: number }[] = [];
  const listing = { segments: [] as string[], keyIds: [] as string[] };
  for (const key of await published.list('ledger/')) {
    const hour = hourSealOfKey(key);
    const day = daySealOfKey(key);
    const keyId = /^([0-9a-f]{16})\.json$/.exec(key.slice(LEDGER_KEY_PREFIX.length))?.[1];
    if (hour) hours.push({ name: hour.hour, version: hour.version });
    else if (day) days.push({ name: day.localDay, version: day.version });
    else if (key.startsWith(SEGMENT_PREFIX)) listing.segments.push(key);
    else if (key.startsWith(LEDGER_KEY_PREFIX) && keyId !== undefined) listing.keyIds.push(keyId);
    else throw new LedgerDifference(key, 'a ledger has no such object');
  }
  return { ...listing, hours: versionsByName(hours), days: versionsByName(days) };
}

function versionsByName(seals: readonly { name: string; version: number }[]) {
  const versions = new Map<string, number[]>();
  const ascending = seals.toSorted((a, b) => a.name.localeCompare(b.name) || a.version - b.version);
  for (const { name, version } of ascending)
    versions.set(name, [...(versions.get(name) ?? []), version]);
  return versions;
}

/** The public keys that lie in the ledger itself. */
export async function readLedgerKeys(
  published: PublishedStore,
  keyIds: readonly string[],
): Promise<LedgerKey[]> {
  const keys: LedgerKey[] = [];
  for (const keyId of keyIds) {
    const key = objectKeys.ledgerKey(keyId);
    const text = (await published.read(key))?.text ?? '';
    const ledgerKey = ledgerKeyOf(text);
    if (ledgerKey?.keyId !== keyId)
      throw new LedgerDifference(
        key,
        `expected the Ed25519 public key ${keyId}, found another text`,
      );
    keys.push(ledgerKey);
  }
  return keys;
}

function ledgerKeyOf(text: string): LedgerKey | null {
  try {
    const document = LedgerKeyDocumentSchema.parse(JSON.parse(text));
    return canonicalJsonOf(document) === text ? parsePublicKey(document.publicKey) : null;
  } catch {
    return null;
  }
}
