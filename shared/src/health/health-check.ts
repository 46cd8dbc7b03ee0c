import type { HealthCheck } from '../contracts/read-api';

/**
 * How far something is that has to be done again and again. `since`: it is done up to this instant and not after it, or, where that cannot be
 * found out, when it was last known.
 */
export type Finding = { state: 'ok' } | { state: 'pending' | 'stale' | 'unknown'; since: Date };

export const UP_TO_DATE: Finding = { state: 'ok' };

/** A finding as health tells it at this instant. */
export function healthCheckOf(
  { name, limitSeconds }: Pick<HealthCheck, 'name' | 'limitSeconds'>,
  finding: Finding,
  now: Date,
): HealthCheck {
  const { state } = finding;
  if (finding.state === 'ok') return { name, state, since: null, lagSeconds: 0, limitSeconds };
  const { since } = finding;
  // Another machine's clock may be ahead of this one.
  const lagSeconds = Math.max(0, Math.floor((now.getTime() - since.getTime()) / 1_000));
  return { name, state, since: since.toISOString(), lagSeconds, limitSeconds };
}

/** Whether somebody has to do something about it. */
export function isOverLimit({ state, lagSeconds, limitSeconds }: HealthCheck): boolean {
  return state !== 'ok' && lagSeconds > limitSeconds;
}

/** The finding of which the oldest of these instants is the beginning; what is done where there is none. */
export function behindSince(state: 'pending' | 'stale', instants: readonly Date[]): Finding {
  if (instants.length === 0) return UP_TO_DATE;
  return { state, since: new Date(Math.min(...instants.map((instant) => instant.getTime()))) };
}
