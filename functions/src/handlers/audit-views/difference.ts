/** The first thing in a ledger that is not as it must be. Its text names the object, what of it, and what was expected and found. */
export class LedgerDifference extends Error {
  override readonly name = 'LedgerDifference';
  constructor(
    readonly key: string,
    readonly detail: string,
    options?: ErrorOptions,
  ) {
    super(`${key}: ${detail}`, options);
  }
}

type Compared = string | number | null | undefined;

/** Throws `LedgerDifference` unless the two are the same. `what` says of which part of the object. */
export function requireSame(
  key: string,
  what: string,
  { expected, found }: { expected: Compared; found: Compared },
): void {
  if (expected === found) return;
  throw new LedgerDifference(key, `${what}: expected ${expected}, found ${found}`);
}
