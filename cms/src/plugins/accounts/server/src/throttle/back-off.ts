/** How attempts in vain slow down the next one. */
export interface BackOff {
  /** So many failures cost nothing. */
  freeFailures: number;
  /** Each further one doubles the wait, from the first to the longest. */
  firstWaitSeconds: number;
  longestWaitSeconds: number;
  /** One failure is forgotten each time that so much time has passed without an attempt. */
  forgetEverySeconds: number;
}

export interface Failures {
  failureCount: number;
  lastAttemptAt: Date;
}

export type Admission =
  | { kind: 'allowed'; next: Failures }
  | { kind: 'blocked'; retryAfterSeconds: number };

/** A person who mistypes a few times waits for nothing; whoever guesses gets four tries an hour. */
export const ACCOUNT_BACK_OFF: BackOff = {
  freeFailures: 5,
  firstWaitSeconds: 30,
  longestWaitSeconds: 900,
  forgetEverySeconds: 1_800,
};
/** An office behind one address mistypes more often, and shares what a guesser next door costs it. */
export const NETWORK_BACK_OFF: BackOff = {
  freeFailures: 30,
  firstWaitSeconds: 30,
  longestWaitSeconds: 900,
  forgetEverySeconds: 60,
};

/**
 * Whether somebody may try now. An attempt counts as a failure before it is made, so that many at once are counted too; one that
 * goes well is taken back. Attempts that are refused do not count.
 */
export function admit(before: Failures | null, now: Date, backOff: BackOff): Admission {
  const failures = before ?? { failureCount: 0, lastAttemptAt: now };
  const passedSeconds = Math.max(0, (now.getTime() - failures.lastAttemptAt.getTime()) / 1_000);
  const waitSeconds = waitAfter(failures.failureCount, backOff);
  if (passedSeconds < waitSeconds)
    return { kind: 'blocked', retryAfterSeconds: Math.ceil(waitSeconds - passedSeconds) };
  const forgotten = Math.floor(passedSeconds / backOff.forgetEverySeconds);
  const failureCount = Math.max(0, failures.failureCount - forgotten) + 1;
  return { kind: 'allowed', next: { failureCount, lastAttemptAt: now } };
}

/** For how long the next attempt has to wait after so many failures, in seconds. */
export function waitAfter(failureCount: number, backOff: BackOff): number {
  const beyond = failureCount - backOff.freeFailures;
  if (beyond < 0) return 0;
  return Math.min(backOff.longestWaitSeconds, backOff.firstWaitSeconds * 2 ** beyond);
}
