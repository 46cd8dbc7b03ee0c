import { AsyncLocalStorage } from 'node:async_hooks';

const cleared = new AsyncLocalStorage<{ accountId: number }>();

/**
 * Lets an account in for the time of one call: its password and its code have been checked. Only the second step of signing in calls
 * this.
 */
export function withClearance<Result>(
  accountId: number,
  run: () => Promise<Result>,
): Promise<Result> {
  return cleared.run({ accountId }, run);
}

/** The account that is being let in, or null. */
export function clearedAccountId(): number | null {
  return cleared.getStore()?.accountId ?? null;
}
