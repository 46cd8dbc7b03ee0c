import type { Session } from './families';

/** Why a session ended without its person having signed out. */
export type EndReason =
  | 'idle'
  | 'too-long'
  | 'too-many-sessions'
  | 'account-expired'
  | 'account-blocked'
  | 'account-deleted'
  | 'password-changed'
  | 'two-factor-enabled'
  | 'two-factor-reset'
  | 'two-factor-required'
  | 'ended-by-hand';

export interface OverSession {
  session: Session;
  reason: EndReason;
}

interface Limits {
  now: Date;
  sessionsPerAccount: number;
  /** Accounts that may not be used any more. */
  expiredAccountIds: ReadonlySet<number>;
}

/** Whether a session has ended by itself: it was not renewed in time, or it has lasted as long as one may. */
export function isOver(
  { idleEndsAt, endsAt }: Pick<Session, 'idleEndsAt' | 'endsAt'>,
  now: Date,
): boolean {
  return !(idleEndsAt > now && endsAt > now);
}

/** The sessions that must not go on, with the reason: of an account with too many it is the oldest ones. */
export function sessionsToEnd(
  sessions: readonly Session[],
  { now, sessionsPerAccount, expiredAccountIds }: Limits,
): OverSession[] {
  const kept = new Map<number, number>();
  const youngestFirst = [...sessions].sort(
    (left, right) => right.beganAt.getTime() - left.beganAt.getTime(),
  );
  return youngestFirst.flatMap((session) => {
    const { accountId, endsAt, idleEndsAt } = session;
    const endAs = (reason: EndReason) => [{ session, reason }];
    if (expiredAccountIds.has(accountId)) return endAs('account-expired');
    if (isOver(session, now)) return endAs(endsAt <= idleEndsAt ? 'too-long' : 'idle');
    const count = (kept.get(accountId) ?? 0) + 1;
    kept.set(accountId, count);
    return count > sessionsPerAccount ? endAs('too-many-sessions') : [];
  });
}
