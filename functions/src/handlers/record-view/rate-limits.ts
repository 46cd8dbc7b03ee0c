import { createObjectMap, createRecentlyUsed } from '../../stores/recently-used';

const PERIOD_MILLISECONDS = 60_000;
/** More keys than this in one period, and those not seen for longest are forgotten sooner. */
const KEYS_MAX = 50_000;

interface Bucket {
  /** The moment at which it will be full again, in milliseconds since 1970. */
  fullAt: number;
}

/**
 * Token buckets in memory: each key may take `perMinute` at once, and gets them back evenly over a minute. Of a key no more
 * is kept than the moment at which its bucket will be full again, and that only until then.
 * The answer is how many seconds the key has to wait; 0 if it may go on, and then one is taken.
 */
export function createRateLimit(perMinute: number): (key: string, now: number) => number {
  const refillMilliseconds = PERIOD_MILLISECONDS / perMinute;
  const buckets = createRecentlyUsed<string, Bucket>(createObjectMap, KEYS_MAX);
  let turnedAt = Number.NEGATIVE_INFINITY;

  // A bucket is full again within a period, so one that was not used between two turns is full.
  function turnGenerations(now: number): void {
    if (now - turnedAt < PERIOD_MILLISECONDS && now >= turnedAt) return;
    buckets.turn();
    turnedAt = now;
  }

  function bucketOf(key: string, now: number): Bucket {
    const known = buckets.get(key);
    if (known) return known;
    const full = { fullAt: now };
    buckets.set(key, full);
    return full;
  }

  return (key, now) => {
    turnGenerations(now);
    const bucket = bucketOf(key, now);
    // Never further away than a period, unless the clock was set back.
    const isTimely = bucket.fullAt >= now && bucket.fullAt <= now + PERIOD_MILLISECONDS;
    const fullAt = isTimely ? bucket.fullAt : now;
    const wait = fullAt + refillMilliseconds - now - PERIOD_MILLISECONDS;
    // The last of a full bucket is off by the rounding of fractions, which are far below a millisecond.
    const isAllowed = wait < 0.5;
    bucket.fullAt = isAllowed ? fullAt + refillMilliseconds : fullAt;
    return isAllowed ? 0 : Math.ceil(wait / 1_000);
  };
}
