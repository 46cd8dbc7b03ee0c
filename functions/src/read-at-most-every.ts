/**
 * Reads something no more often than this, however many ask: those who come meanwhile get what was read last, or wait for the same reading.
 * A failure is told to those who waited for it and not kept.
 */
export function readAtMostEvery<Value>(
  milliseconds: number,
  now: () => Date,
  read: () => Promise<Value>,
): () => Promise<Value> {
  let held: { value: Promise<Value>; readAt: number } | null = null;

  return function latest() {
    const at = now().getTime();
    if (held && at - held.readAt < milliseconds) return held.value;
    const value = read();
    held = { value, readAt: at };
    // The next request tries again.
    value.catch(() => {
      if (held?.value === value) held = null;
    });
    return value;
  };
}
