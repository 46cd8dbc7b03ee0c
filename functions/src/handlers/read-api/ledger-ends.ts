import type { PublishedStore } from '@congkhai/published-store';
import {
  DAY_SEAL_PREFIX,
  daySealOfKey,
  HOUR_SEAL_PREFIX,
  hourSealOfKey,
  LEDGER_KEY_PREFIX,
} from '@congkhai/shared/contracts/object-keys';
import { type LedgerKeyDocument, LedgerKeyDocumentSchema } from '@congkhai/shared/views/ledger';
import { DAY_SEALS, HOUR_SEALS, readSeal } from '../../ledger/seals';
import { readAtMostEvery } from '../../read-at-most-every';
import { DocumentInvalid, StoreUnavailable } from '../../stores/store-unavailable';

/** Listing a ledger of years takes a while, and its end moves once an hour. */
const LOOK_AGAIN_MILLISECONDS = 60_000;

/** The whole of a ledger from outside: where it begins and ends, and who signed it. */
export interface LedgerEnds {
  firstDay: string | null;
  day: { localDay: string; sha256: string } | null;
  hour: { hour: string; sha256: string } | null;
  publicKeys: LedgerKeyDocument[];
}

/** Reads the ends of the ledger; at most a minute old. */
export function createLedgerEnds(
  published: PublishedStore,
  now: () => Date,
): () => Promise<LedgerEnds> {
  return readAtMostEvery(LOOK_AGAIN_MILLISECONDS, now, () => readEnds(published));
}

async function readEnds(published: PublishedStore): Promise<LedgerEnds> {
  try {
    const hours = (await published.list(HOUR_SEAL_PREFIX)).map(hourSealOfKey);
    const days = (await published.list(DAY_SEAL_PREFIX)).map(daySealOfKey);
    const hour = hours.at(-1)?.hour;
    const localDay = days.at(-1)?.localDay;
    return {
      firstDay: days[0]?.localDay ?? null,
      hour: hour === undefined ? null : { hour, sha256: await hashOf(HOUR_SEALS, hour) },
      day: localDay === undefined ? null : { localDay, sha256: await hashOf(DAY_SEALS, localDay) },
      publicKeys: await readKeys(published),
    };
  } catch (cause) {
    throw new StoreUnavailable('published store', { cause });
  }

  /** Of the first version: it alone is in the chain. */
  async function hashOf(kind: Parameters<typeof readSeal>[1], name: string): Promise<string> {
    const signed = await readSeal(published, kind, { name, version: 1 });
    if (!signed) throw new Error(`The seal of ${name} has no first version`);
    return signed.sha256;
  }
}

async function readKeys(published: PublishedStore): Promise<LedgerKeyDocument[]> {
  const keys: LedgerKeyDocument[] = [];
  for (const key of await published.list(LEDGER_KEY_PREFIX)) {
    const stored = await published.read(key);
    const document = LedgerKeyDocumentSchema.safeParse(JSON.parse(stored?.text ?? 'null'));
    if (!document.success) throw new DocumentInvalid(key, { cause: document.error });
    keys.push(document.data);
  }
  return keys;
}
