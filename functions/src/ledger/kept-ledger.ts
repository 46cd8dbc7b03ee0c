import type { PublishedStore } from '@congkhai/published-store';
import {
  DAY_SEAL_PREFIX,
  HOUR_SEAL_PREFIX,
  LEDGER_KEY_PREFIX,
  LEDGER_PREFIX,
  SEGMENT_PREFIX,
} from '@congkhai/shared/contracts/object-keys';

/** Longer than any backup is apart from the next. */
const KEPT_MILLISECONDS = 35 * 86_400_000;
/** The seals of hours come last, in their order: as long as the newest is missing it is known that the ledger is not whole. */
const TURNS = [LEDGER_KEY_PREFIX, SEGMENT_PREFIX, DAY_SEAL_PREFIX, HOUR_SEAL_PREFIX];
const DATED = /^ledger\/(?:segments|hours|days)\/(\d{4}-\d\d-\d\d)/;

/** What was sealed in the last weeks once more, on the disk of the view store, so that it outlives the published store between two backups. */
export interface KeptLedger {
  /** The published store; what is sealed into it is kept. */
  published: PublishedStore;
  /** Puts what the published store has lost of it back, byte for byte, replaces nothing, and names it. */
  putBack(): Promise<string[]>;
  /** Lets go what was sealed longer than 35 days ago. */
  forget(now: Date): Promise<void>;
}

export function keepLedger(published: PublishedStore, kept: PublishedStore): KeptLedger {
  let hasNew = false;

  async function restore(key: string): Promise<boolean> {
    if (await published.has(key)) return false;
    const stored = await kept.readBytes(key);
    if (!stored) return false;
    if (key.endsWith('.json')) return published.create(key, stored.bytes.toString('utf8'));
    await published.writeBytes(key, { bytes: stored.bytes, mediaType: 'application/gzip' });
    return true;
  }

  return {
    published: {
      ...published,
      // Kept before it is there: after a crash in between it is sealed anew, and kept as it then is.
      async create(key, text) {
        const isKept = (await kept.read(key))?.text === text;
        if (!isKept) await kept.write(key, text);
        hasNew ||= !isKept;
        if (await published.create(key, text)) return true;
        const others = isKept ? null : await published.read(key);
        if (others) await kept.write(key, others.text);
        return false;
      },
      async writeBytes(key, file) {
        await kept.writeBytes(key, file);
        await published.writeBytes(key, file);
      },
    },
    async putBack() {
      const keys: string[] = [];
      for (const prefix of TURNS)
        for (const key of await kept.list(prefix)) if (await restore(key)) keys.push(key);
      return keys;
    },
    async forget(now) {
      if (!hasNew) return;
      const firstDay = new Date(now.getTime() - KEPT_MILLISECONDS).toISOString().slice(0, 10);
      for (const key of await kept.list(LEDGER_PREFIX))
        if ((DATED.exec(key)?.[1] ?? firstDay) < firstDay) await kept.remove(key);
    },
  };
}
