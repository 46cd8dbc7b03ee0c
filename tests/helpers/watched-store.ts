import { setTimeout as wait } from 'node:timers/promises';
import { type PublishedStore, PublishedStoreUnreachable } from '@congkhai/published-store';
import { SealSchema } from '@congkhai/shared/contracts/seal';
import * as z from 'zod';

const WATCH_EVERY_MILLISECONDS = 50;
const SealedSchema = z.looseObject({ seal: SealSchema });

/** Random fractions that can be had again with the same seed. */
export function* randomFractions(seed: number): Generator<number, never> {
  // The generator "mulberry32" by Tommy Ettinger, public domain.
  for (let state = seed; ; ) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    yield ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}

export interface Watch {
  /** Ends it, and gives what must never be seen, and how many documents were. */
  stop(): Promise<{ faults: string[]; documentCount: number }>;
}

/**
 * Looks at everything that is published, again and again, as readers do. `numberOf` may give a number of a document that only grows with what
 * editors publish. While the store is out of reach, it waits.
 */
export function watchRevisions(
  store: PublishedStore,
  numberOf: (document: unknown) => number = () => 0,
): Watch {
  const seen = new Map<string, { revision: number; sha256: string; number: number }>();
  const faults: string[] = [];
  let isStopped = false;

  async function look(key: string): Promise<void> {
    const stored = await store.read(key);
    if (!stored) return;
    const document: unknown = JSON.parse(stored.text);
    const { revision, sha256 } = SealedSchema.parse(document).seal;
    const number = numberOf(document);
    const last = seen.get(key);
    if (last && revision < last.revision) faults.push(`${key} went back to ${revision}`);
    if (last?.revision === revision && last.sha256 !== sha256)
      faults.push(`${key} has two contents as ${revision}`);
    if (last && number < last.number) faults.push(`${key} shows ${number} after ${last.number}`);
    seen.set(key, { revision, sha256, number });
  }

  async function lookAtAll(): Promise<void> {
    for (const prefix of ['articles/', 'slugs/', 'lists/articles/'])
      for (const key of await store.list(prefix)) await look(key);
  }

  async function watch(): Promise<void> {
    while (!isStopped) {
      await lookAtAll().catch((error: unknown) => {
        if (!(error instanceof PublishedStoreUnreachable)) throw error;
      });
      await wait(WATCH_EVERY_MILLISECONDS);
    }
  }
  const watching = watch();
  return {
    async stop() {
      isStopped = true;
      await watching;
      return { faults, documentCount: seen.size };
    },
  };
}
