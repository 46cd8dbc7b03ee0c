import { backOffMilliseconds, type Outbox } from './outbox';

/** While the store is out of reach, one batch after another is tried, after half a second, doubling up to this. */
const PAUSE_MAX_MILLISECONDS = 5_000;

/** An outage concerns all subjects alike: none but a few are tried while it lasts, and all as soon as it is over. */
export function createOutage(outbox: Outbox) {
  let failureCount = 0;
  let pausedUntil = 0;
  return {
    isPaused: (): boolean => Date.now() < pausedUntil,

    /** How often in a row the store was out of reach. */
    failureCount: (): number => failureCount,

    /** Looks at what came of a batch. */
    async note(errors: readonly unknown[], hasWritten: boolean): Promise<void> {
      if (errors.some(isOutage)) {
        failureCount += 1;
        const pause = Math.min(backOffMilliseconds(failureCount), PAUSE_MAX_MILLISECONDS);
        pausedUntil = Date.now() + pause;
      } else if (failureCount > 0 && hasWritten) {
        failureCount = 0;
        await outbox.retry();
      }
    },
  };
}

export type Outage = ReturnType<typeof createOutage>;

export function isOutage(error: unknown): boolean {
  return error instanceof Error && error.name === 'PublishedStoreUnreachable';
}
