const PERIOD_MILLISECONDS = 60_000;
/** More keys than this in one period, and those not seen for longest are forgotten sooner. */
const KEYS_MAX = 50_000;

/**
 * Token buckets in memory: each key may take `perMinute` at once, and gets them back evenly over a minute. Of a key no more
 * is kept than the moment at which its bucket will be full again, and that only until then.
 * The answer is how many seconds the key has to wait; 0 if it may go on, and then one is taken.
 */
export function createRateLimit(perMinute: number): (key: string, now: number) => number {
  const refillMilliseconds = PERIOD_MILLISECONDS / perMinute;
  let recent = new Map<string, number>();
  let older = new Map<string, number>();
  let turnedAt = Number.NEGATIVE_INFINITY;

  // A bucket is full again within a period, so what two generations do not hold is full.
  function turnGenerations(now: number): void {
    const isOver = now - turnedAt >= PERIOD_MILLISECONDS || now < turnedAt;
    if (!isOver && recent.size < KEYS_MAX) return;
    older = recent;
    recent = new Map();
    turnedAt = now;
  }

  return (key, now) => {
    turnGenerations(now);
    const noted = recent.get(key) ?? older.get(key) ?? now;
    // Never further away than a period, unless the clock was set back.
    const fullAt = noted < now || noted > now + PERIOD_MILLISECONDS ? now : noted;
    const wait = fullAt + refillMilliseconds - now - PERIOD_MILLISECONDS;
    // The last of a full bucket is off by the rounding of fractions, which are far below a millisecond.
    const isAllowed = wait < 0.5;
    recent.set(key, isAllowed ? fullAt + refillMilliseconds : fullAt);
    return isAllowed ? 0 : Math.ceil(wait / 1_000);
  };
}
