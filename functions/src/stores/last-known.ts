import { StoreUnavailable } from './store-unavailable';

/** So long after the store failed, what is known is taken without asking: otherwise every reader would wait for it in turn. */
const REST_MILLISECONDS = 1_000;
/** What the store has not confirmed for longer is not told any more: it may have been withdrawn meanwhile. */
export const STALE_MILLISECONDS_MAX = 6 * 3_600_000;

/** What a store said, and when. */
export interface Known<Value> {
  value: Value;
  at: number;
}

/** What is taken for true; `staleSince` is when the store last said so, or null if it did just now. */
export interface Told<Value> {
  value: Value;
  staleSince: number | null;
}

export interface LastKnownOptions {
  now: () => Date;
  /** How long a store is waited for where something is known; null: until it answers. */
  patienceMilliseconds: number | null;
}

/**
 * Asks a store, and takes what it said last while it cannot be reached or does not answer. Rejects with what the store rejects with if nothing
 * is known, or only something older than `STALE_MILLISECONDS_MAX`.
 */
export function createLastKnown({ now, patienceMilliseconds }: LastKnownOptions) {
  let failedAt = Number.NEGATIVE_INFINITY;

  return async function ask<Value>(
    known: Known<Value> | undefined,
    question: () => Promise<Value>,
  ): Promise<Told<Value>> {
    const askedAt = now().getTime();
    const usable = known && askedAt - known.at <= STALE_MILLISECONDS_MAX ? known : null;
    if (usable && askedAt - failedAt < REST_MILLISECONDS)
      return { value: usable.value, staleSince: usable.at };
    try {
      const asked = question();
      const value = await (usable ? within(patienceMilliseconds, asked) : asked);
      return { value, staleSince: null };
    } catch (error) {
      if (!(error instanceof StoreUnavailable || error instanceof TookTooLong)) throw error;
      failedAt = now().getTime();
      if (!usable) throw error;
      return { value: usable.value, staleSince: usable.at };
    }
  };
}

/** Thrown by `within`. What was waited for goes on. */
export class TookTooLong extends Error {
  override readonly name = 'TookTooLong';
}

/** Waits for something no longer than this; null: for as long as it takes. */
export async function within<Value>(
  milliseconds: number | null,
  work: Promise<Value>,
): Promise<Value> {
  if (milliseconds === null) return work;
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TookTooLong()), milliseconds);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
